import { ok, refuse, type Result } from '@selaras/domain/kernel';
import { type DecimalStyle, detectDecimalStyle, parseDecimal } from './decimal';
import type { Table } from './read-table';

/** Which columns of a table hold what; names as in its header. */
export interface MarkColumns {
  readonly pre: string;
  readonly post: string;
  readonly group?: string;
  readonly unit?: string;
}

/** One row of the table: a mark is `null` where the cell is empty. */
export interface MarkRow {
  readonly line: number;
  readonly pre: number | null;
  readonly post: number | null;
  /** `null` where the cell is empty; absent when no such column was chosen. */
  readonly group?: string | null;
  readonly unit?: string | null;
}

export interface Marks {
  readonly rows: readonly MarkRow[];
  /** Found in the two columns of marks; to be shown, so that a wrong guess is seen. */
  readonly decimalStyle: DecimalStyle;
}

export type MarksRefusal =
  | { readonly code: 'ColumnNotFound'; readonly name: string; readonly header: readonly string[] }
  | { readonly code: 'SameColumnTwice'; readonly name: string }
  | { readonly code: 'MarkNotANumber'; readonly line: number; readonly column: string; readonly text: string };

/** Takes the marks out of a table. An empty cell is a test not taken; anything else that is no number refuses the table by line and column. */
export function readMarks(table: Table, columns: MarkColumns): Result<Marks, MarksRefusal> {
  const chosen = [columns.pre, columns.post, columns.group, columns.unit].filter((name) => name !== undefined);
  const unknown = chosen.find((name) => !table.header.includes(name));
  if (unknown !== undefined) return refuse({ code: 'ColumnNotFound', name: unknown, header: table.header });
  if (columns.pre === columns.post) return refuse({ code: 'SameColumnTwice', name: columns.pre });
  const cellsOf = (name: string): string[] => table.rows.map(({ cells }) => (cells[table.header.indexOf(name)] ?? '').trim());
  const pre = cellsOf(columns.pre);
  const post = cellsOf(columns.post);
  const decimalStyle = detectDecimalStyle([...pre, ...post]);
  const names = { group: columns.group === undefined ? null : cellsOf(columns.group), unit: columns.unit === undefined ? null : cellsOf(columns.unit) };

  const rows: MarkRow[] = [];
  for (const [index, { line }] of table.rows.entries()) {
    const marks = { pre: markOf(pre[index] ?? '', decimalStyle), post: markOf(post[index] ?? '', decimalStyle) };
    for (const test of ['pre', 'post'] as const) {
      if (marks[test] === undefined) return refuse({ code: 'MarkNotANumber', line, column: columns[test], text: (test === 'pre' ? pre : post)[index] ?? '' });
    }
    rows.push({
      line,
      pre: marks.pre ?? null,
      post: marks.post ?? null,
      ...(names.group === null ? {} : { group: names.group[index] || null }),
      ...(names.unit === null ? {} : { unit: names.unit[index] || null }),
    });
  }
  return ok({ rows, decimalStyle });
}

/** `null` for an empty cell, `undefined` for one that is no number. */
function markOf(cell: string, style: DecimalStyle): number | null | undefined {
  if (cell === '') return null;
  const parsed = parseDecimal(cell, style);
  return parsed.ok && Number.isFinite(Number(parsed.value)) ? Number(parsed.value) : undefined;
}
