import { ok, refuse, type Result } from '@selaras/domain/kernel';
import { suppressSmallGroups, type Verdict, verdict } from '@selaras/domain/evaluation';
import { type Comparison, comparePairs, holm, markOutOfRange } from '@selaras/domain/statistics';
import { detectDecimalStyle, type MarkRow, type MarksRefusal, parseDecimal, readMarks, readTable, type Table, type TableRefusal } from '@selaras/interop/table';
import type { Bin } from './histogram-bins';

/** Comparing between more groups than this is a mistaken column (a name, a number), not a question. */
const MOST_GROUPS = 200;

export type UploadRefusal =
  | TableRefusal
  | MarksRefusal
  | { readonly code: 'MaximumNotANumber'; readonly field: 'maximum' }
  | { readonly code: 'MarkOutOfRange'; readonly line: number; readonly column: string; readonly mark: number; readonly maximum: number | null }
  | { readonly code: 'TooManyGroups'; readonly field: 'groupColumn'; readonly groups: number; readonly most: number };

export interface UploadedColumns {
  readonly separator: string;
  readonly encoding: string;
  readonly decimal: 'point' | 'comma';
  readonly header: readonly string[];
  /** The first rows, to recognise the columns by. */
  readonly sample: readonly (readonly string[])[];
  readonly rows: number;
}

/** The head of a file of results, to choose columns from. Nothing is stored. */
export function readUploadedColumns(bytes: Uint8Array): Result<UploadedColumns, UploadRefusal> {
  const read = readTable(bytes);
  if (!read.ok) return read;
  const table: Table = read.value;
  return ok({
    separator: table.separator,
    encoding: table.encoding,
    decimal: detectDecimalStyle(table.rows.flatMap((row) => row.cells)),
    header: table.header,
    sample: table.rows.slice(0, 5).map((row) => row.cells),
    rows: table.rows.length,
  });
}

export interface UploadedComparison {
  readonly rows: number;
  readonly verdict: Verdict;
  readonly overall: Comparison;
  readonly bins: readonly Bin[];
  readonly groups: readonly { readonly name: string; readonly comparison: Comparison; readonly adjustedP: number | null }[];
  readonly hiddenGroups: number;
  readonly maximum: number | null;
}

/** The same comparison as for a cohort, on results made elsewhere. Nothing is stored; groups of fewer than five pairs are not shown. */
export function compareUploaded(
  bytes: Uint8Array,
  columns: { readonly pre: string; readonly post: string; readonly group: string | null },
  maximumText: string | null,
): Result<UploadedComparison, UploadRefusal> {
  const table = readTable(bytes);
  if (!table.ok) return table;
  const marks = readMarks(table.value, { pre: columns.pre, post: columns.post, ...(columns.group === null ? {} : { group: columns.group }) });
  if (!marks.ok) return marks;
  const { rows } = marks.value;
  const maximum = maximumText === null || maximumText.trim() === '' ? null : numberOf(maximumText);
  if (maximum !== null && !(maximum > 0)) return refuse({ code: 'MaximumNotANumber', field: 'maximum' });
  const outside = markOutOfRange(rows, maximum ?? Number.POSITIVE_INFINITY);
  if (outside) return refuse({ code: 'MarkOutOfRange', line: rows[outside.row]?.line ?? 0, column: columns[outside.test], mark: outside.mark, maximum });

  const options = maximum === null ? {} : { maximum };
  const names = [...new Set(rows.flatMap((row) => (row.group ? [row.group] : [])))].sort((a, b) => a.localeCompare(b, 'id'));
  if (names.length > MOST_GROUPS) return refuse({ code: 'TooManyGroups', field: 'groupColumn', groups: names.length, most: MOST_GROUPS });
  const plain = rows.map(({ pre, post }) => ({ pre, post }));
  const all = names.map((name) => {
    const comparison = comparePairs(rows.filter((row) => row.group === name).map(({ pre, post }) => ({ pre, post })), options);
    return { name, comparison, people: comparison.n_complete };
  });
  // Whoever is in no group is what remains when the groups are subtracted from the total: a few of them are protected like a small group.
  const nameless = names.length === 0 ? [] : [{ name: '', comparison: null, people: rows.filter(({ group, pre, post }) => !group && pre !== null && post !== null).length }];
  const parts = suppressSmallGroups([...all, ...nameless]);
  const shown = { ...parts, visible: parts.visible.flatMap(({ comparison, ...part }) => (comparison ? [{ ...part, comparison }] : [])) };
  // Only groups that may be shown are told apart, and only where there are two: of one there is nothing to compare it with.
  const told = new Set(shown.visible.filter(({ people }) => people > 0).map(({ name }) => name));
  const overall = comparePairs(told.size < 2 ? plain : rows.map(({ pre, post, group }) => ({ pre, post, group: group && told.has(group) ? group : null })), options);
  const adjusted = holm(shown.visible.map(({ comparison }) => comparison.paired_t.p));
  const groups = shown.visible.map(({ name, comparison }, index) => ({ name, comparison, adjustedP: adjusted[index] ?? null }));
  return ok({
    rows: rows.length,
    // Whether both tests asked the same items is not known of results made elsewhere.
    verdict: verdict(overall, groups.filter((group) => group.comparison.n_complete > 0), { hiddenUnits: shown.hiddenUnits, sameItems: false }),
    overall,
    bins: binsOfMarks(rows, maximum),
    groups,
    hiddenGroups: shown.hiddenUnits,
    maximum,
  });
}

function numberOf(text: string): number {
  const parsed = parseDecimal(text, 'auto');
  return parsed.ok ? Number(parsed.value) : Number.NaN;
}

/** Ten equal bins from 0 to the maximum, or to the highest mark where none was given. */
function binsOfMarks(rows: readonly MarkRow[], maximum: number | null, bins = 10): Bin[] {
  const pairs = rows.flatMap(({ pre, post }) => (pre === null || post === null ? [] : [{ pre, post }]));
  const highest = maximum ?? pairs.reduce((high, { pre, post }) => Math.max(high, pre, post), 0);
  if (highest === 0) return [];
  const binOf = (mark: number) => Math.min(bins - 1, Math.floor((mark * bins) / highest));
  const count = (index: number, read: (pair: { pre: number; post: number }) => number) => pairs.filter((pair) => binOf(read(pair)) === index).length;
  return Array.from({ length: bins }, (_, index) => ({
    from: (index * highest) / bins,
    to: ((index + 1) * highest) / bins,
    pre: count(index, (pair) => pair.pre),
    post: count(index, (pair) => pair.post),
  }));
}
