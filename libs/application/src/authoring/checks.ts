import { looksEmpty, ok, refuse, type Result, storableText } from '@selaras/domain/kernel';
import type { AuthoringRefusal } from './refusals';

/** Longest texts in characters as people count them, not bytes. */
export const LONGEST = { title: 200, summary: 2_000, label: 60, objectiveCode: 20, objectiveText: 500, page: 100_000 } as const;
export const MOST = { objectives: 50, modules: 200, pages: 100, items: 300, prerequisites: 50 } as const;

/** One line: trimmed, white space folded to single blanks. */
export function readLine(field: string, text: string, most: number = LONGEST.title): Result<string, AuthoringRefusal> {
  const clean = storableText(text).replace(/\s+/gu, ' ').trim();
  return looksEmpty(clean) ? refuse({ code: 'Required', field }) : withinLength(field, clean, most);
}

/** As `readLine`, but may be empty and may have several lines. */
export function readOptionalText(field: string, text: string, most: number): Result<string, AuthoringRefusal> {
  return withinLength(field, storableText(text).replace(/\r\n?/g, '\n').trim(), most);
}

export function withinLength(field: string, text: string, most: number): Result<string, AuthoringRefusal> {
  return text.length > most && [...text].length > most ? refuse({ code: 'TooLong', field, most }) : ok(text);
}

export function inRange(field: string, value: number, least: number, most: number): Result<number, AuthoringRefusal> {
  return Number.isInteger(value) && value >= least && value <= most ? ok(value) : refuse({ code: 'OutOfRange', field, least, most });
}

/** The first refusal among these; `null` when all went well. */
export function firstRefusal(...results: readonly Result<unknown, AuthoringRefusal>[]): AuthoringRefusal | null {
  for (const result of results) if (!result.ok) return result.refusal;
  return null;
}

/** Compared by value, members in any order: what is stored as JSON comes back reordered. */
export function sameValue(a: unknown, b: unknown): boolean {
  return canonical(a) === canonical(b);
}

/** JSON with sorted members and without undefined ones: equal texts mean equal values. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_, member: unknown) =>
    typeof member === 'object' && member !== null && !Array.isArray(member)
      ? Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))
      : member);
}
