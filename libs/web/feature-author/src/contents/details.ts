import type { CourseVersion } from '../workspace/course-version';

/** What stands at the head of a course, as it is typed. */
export interface Details {
  readonly title: string;
  readonly summary: string;
  readonly jp: string;
  readonly objectives: readonly Objective[];
}
export interface Objective { readonly code: string; readonly text: string }

export interface DetailsProblem { readonly field: 'title' | 'jp' | `objectives.${number}`; readonly code: 'TitleMissing' | 'JpUnreadable' | 'CodeMissing' | 'CodeTaken' | 'ObjectiveTextMissing' }

export const MOST_JP = 1_000;

export function detailsOf({ title, summary, jp, objectives }: CourseVersion): Details {
  return { title, summary, jp: String(jp), objectives: objectives.map(({ code, text }) => ({ code, text })) };
}

/** What keeps it from being sent. An objective whose code and text are both empty is no objective yet, and no problem. */
export function problemsOf(details: Details): readonly DetailsProblem[] {
  const found: DetailsProblem[] = [];
  if (details.title.trim() === '') found.push({ field: 'title', code: 'TitleMissing' });
  if (readJp(details.jp) === null) found.push({ field: 'jp', code: 'JpUnreadable' });
  const seen = new Set<string>();
  details.objectives.forEach(({ code, text }, index) => {
    const field = `objectives.${index}` as const;
    if (code.trim() === '' && text.trim() === '') return;
    if (code.trim() === '') found.push({ field, code: 'CodeMissing' });
    else if (seen.has(code.trim())) found.push({ field, code: 'CodeTaken' });
    else if (text.trim() === '') found.push({ field, code: 'ObjectiveTextMissing' });
    seen.add(code.trim());
  });
  return found;
}

/** A whole number of JP from 0 to 1,000; null otherwise. */
export function readJp(text: string): number | null {
  const jp = /^\s*\d{1,4}\s*$/.test(text) ? Number(text) : Number.NaN;
  return jp <= MOST_JP ? jp : null;
}

/** Objectives that are more than an empty row, trimmed. */
export function writtenObjectives(objectives: readonly Objective[]): readonly Objective[] {
  return objectives.map(({ code, text }) => ({ code: code.trim(), text: text.trim() })).filter(({ code, text }) => code !== '' || text !== '');
}

/** T1, T2 ...: the first that is free. */
export function nextObjectiveCode(objectives: readonly Objective[]): string {
  const taken = new Set(objectives.map(({ code }) => code.trim().toUpperCase()));
  let number = objectives.length + 1;
  while (taken.has(`T${number}`)) number += 1;
  return `T${number}`;
}

export function sameDetails(a: Details, b: Details): boolean {
  const plain = ({ title, summary, jp, objectives }: Details): string => JSON.stringify([title.trim(), summary.trim(), readJp(jp), writtenObjectives(objectives)]);
  return plain(a) === plain(b);
}
