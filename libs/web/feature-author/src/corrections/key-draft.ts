import { HIGHEST_RATING, LEAST_RATING, type AcceptedNumber, type AcceptedText, type GapKey, type Key, type TextSensitivity } from '@selaras/domain/item';
import { readPercent, readTypedNumber, typedNumber } from '../items/typed-number';

/** An accepted answer as it is typed; `tolerance` is left alone by texts. */
export interface AcceptedRow {
  readonly value: string;
  readonly tolerance: string;
  /** A whole number from 1 to 100, as typed. */
  readonly creditPercent: string;
}

/** What is accepted in one place, as it is typed. */
export type GapDraft =
  | ({ readonly kind: 'text'; readonly rows: readonly AcceptedRow[] } & TextSensitivity)
  | { readonly kind: 'number'; readonly rows: readonly AcceptedRow[] }
  | { readonly kind: 'choice'; readonly optionId: string };

/** A key as it is being put right: as in the domain, but for what is typed. */
export type KeyDraft =
  | Extract<Key, { readonly type: 'single-choice' | 'multiple-choice' | 'true-false' | 'matching' | 'ordering' | 'placing' | 'situational-judgement' }>
  | { readonly type: 'short-text' | 'numeric'; readonly gap: GapDraft }
  | { readonly type: 'cloze'; readonly gaps: Readonly<Record<string, GapDraft>> };

/** Null for keys that are rubrics: people mark by them, and no other key takes their place. */
export function keyDraftOf(key: Key): KeyDraft | null {
  switch (key.type) {
    case 'short-text':
      return { type: key.type, gap: textDraft(key) };
    case 'numeric':
      return { type: key.type, gap: { kind: 'number', rows: key.accepted.map(numberRow) } };
    case 'cloze':
      return { type: key.type, gaps: Object.fromEntries(Object.entries(key.gaps).map(([id, gap]) => [id, gapDraft(gap)])) };
    case 'essay':
    case 'file-upload':
      return null;
    default:
      return key;
  }
}

/** The key that was typed; null while something in it is missing or cannot be read. Whether it fits the item, the server says. */
export function keyOfDraft(draft: KeyDraft): Key | null {
  switch (draft.type) {
    case 'single-choice':
      return draft.optionId === '' ? null : draft;
    case 'multiple-choice':
      return draft.optionIds.length === 0 ? null : draft;
    case 'situational-judgement':
      return Object.values(draft.ratings).every((rating) => Number.isInteger(rating) && rating >= LEAST_RATING && rating <= HIGHEST_RATING) ? draft : null;
    case 'short-text': {
      const gap = gapKey(draft.gap);
      return gap?.kind === 'text' ? { type: 'short-text', accepted: gap.accepted, ...sensitivityOf(gap) } : null;
    }
    case 'numeric': {
      const gap = gapKey(draft.gap);
      return gap?.kind === 'number' ? { type: 'numeric', accepted: gap.accepted } : null;
    }
    case 'cloze': {
      const gaps: [string, GapKey][] = [];
      for (const [id, gap] of Object.entries(draft.gaps)) {
        const key = gapKey(gap);
        if (key === null) return null;
        gaps.push([id, key]);
      }
      return { type: 'cloze', gaps: Object.fromEntries(gaps) };
    }
    default:
      return draft;
  }
}

/** What a row is missing, for the sentence beside it. */
export type RowProblem = 'credit' | 'number' | 'ambiguous' | 'tolerance';

/** Rows without a value are passed over, so they have no problem. */
export function rowProblem(kind: 'text' | 'number', { value, tolerance, creditPercent }: AcceptedRow): RowProblem | null {
  if (value.trim() === '') return null;
  if (kind === 'number') {
    const reading = readTypedNumber(value);
    if (reading.kind !== 'number') return reading.kind === 'ambiguous' ? 'ambiguous' : 'number';
    const around = readTypedNumber(tolerance.trim() === '' ? '0' : tolerance);
    if (around.kind !== 'number' || around.value.startsWith('-')) return 'tolerance';
  }
  return readPercent(creditPercent) === null ? 'credit' : null;
}

export const emptyRow: AcceptedRow = { value: '', tolerance: '0', creditPercent: '100' };

function gapDraft(gap: GapKey): GapDraft {
  if (gap.kind === 'choice') return gap;
  return gap.kind === 'text' ? textDraft(gap) : { kind: 'number', rows: gap.accepted.map(numberRow) };
}

function textDraft(key: { readonly accepted: readonly AcceptedText[] } & TextSensitivity): GapDraft {
  return { kind: 'text', rows: key.accepted.map(({ text, creditPercent }) => ({ value: text, tolerance: '0', creditPercent: String(creditPercent) })), ...sensitivityOf(key) };
}

function numberRow({ value, tolerance, creditPercent }: AcceptedNumber): AcceptedRow {
  return { value: typedNumber(value), tolerance: typedNumber(tolerance), creditPercent: String(creditPercent) };
}

function sensitivityOf({ caseSensitive, accentSensitive, spaceSensitive }: TextSensitivity): TextSensitivity {
  return { caseSensitive, ...(accentSensitive === undefined ? {} : { accentSensitive }), ...(spaceSensitive === undefined ? {} : { spaceSensitive }) };
}

function gapKey(gap: GapDraft): GapKey | null {
  if (gap.kind === 'choice') return gap.optionId === '' ? null : gap;
  const rows = gap.rows.filter(({ value }) => value.trim() !== '');
  if (rows.length === 0 || rows.some((row) => rowProblem(gap.kind, row) !== null)) return null;
  if (gap.kind === 'number') return { kind: 'number', accepted: rows.map((row) => ({ value: decimal(row.value), tolerance: decimal(row.tolerance.trim() === '' ? '0' : row.tolerance), creditPercent: Number(row.creditPercent) })) };
  return { kind: 'text', accepted: rows.map(({ value, creditPercent }) => ({ text: value.trim(), creditPercent: Number(creditPercent) })), ...sensitivityOf(gap) };
}

function decimal(text: string): string {
  const reading = readTypedNumber(text);
  if (reading.kind !== 'number') throw new TypeError(`not one number: ${text}`);
  return reading.value;
}

/** A table by ids with one member changed. */
export function withEntry<Value>(table: Readonly<Record<string, Value>>, id: string, value: Value): Readonly<Record<string, Value>> {
  return { ...table, [id]: value };
}
