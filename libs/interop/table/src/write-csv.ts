import { stringify } from 'csv-stringify/sync';
import type { DecimalStyle } from './decimal';
import type { Separator } from './separator';

/** Text, a finite number, or nothing. A number stays a number in a spreadsheet; text never becomes a formula there. */
export type Cell = string | number | null;

export interface CsvOptions {
  /** Default ','. Spreadsheets set to Indonesian expect ';'. */
  readonly separator?: Separator;
  /** How numbers are written; default `point`. */
  readonly decimals?: DecimalStyle;
  /** A byte order mark in front, so that spreadsheets read UTF-8; default true. */
  readonly byteOrderMark?: boolean;
}

/**
 * Writes a table: CRLF line ends (RFC 4180), quotes where needed, so that a line end, quote or separator inside a cell leaves the row whole.
 * Text a spreadsheet would run as a formula (first character `= + - @`, tab, CR or LF) gets an apostrophe in front, in header and body.
 * @throws TypeError when a row has not as many cells as the header, or a number is not finite: a table with NaN in it is a bug of the caller
 */
export function writeCsv(header: readonly string[], rows: readonly (readonly Cell[])[], options: CsvOptions = {}): string {
  const { separator = ',', decimals = 'point', byteOrderMark = true } = options;
  const text = stringify([header, ...rows].map((row, index) => {
    if (row.length !== header.length) throw new TypeError(`row ${index} has ${row.length} cells, the header ${header.length}`);
    return row.map((cell) => written(cell, decimals));
  }), {
    delimiter: separator,
    record_delimiter: '\r\n',
    quoted_match: /[\r\n]|^$/, // a lone CR or LF needs quotes too; an empty cell gets them, so that a row of one is no blank line
  });
  return (byteOrderMark ? '\uFEFF' : '') + text;
}

function written(cell: Cell, decimals: DecimalStyle): string | null {
  if (typeof cell === 'string') return safeText(cell);
  if (cell === null) return null;
  if (!Number.isFinite(cell)) throw new TypeError(`not a finite number: ${cell}`);
  return decimals === 'comma' ? String(cell).replace('.', ',') : String(cell);
}

/** The text as a spreadsheet may see it: an apostrophe in front of what it would run as a formula. */
export function safeText(text: string): string {
  return /^[=+\-@\t\r\n]/.test(text) ? `'${text}` : text;
}
