import { ok, refuse, type Result } from '@selaras/domain/kernel';
import { CsvError, parse } from 'csv-parse/sync';
import { binaryKind, decodeText, type BinaryKind, type TextEncoding } from './decode-text';
import { detectSeparator, SEPARATORS, type Separator } from './separator';

export interface TableRow {
  /** Where the row starts in the file, counted from 1; a row with a line end inside quotes takes several lines. */
  readonly line: number;
  /** As many as the header has, untouched text ('' where empty): a code with leading zeros keeps them. */
  readonly cells: readonly string[];
}

export interface Table {
  readonly encoding: TextEncoding;
  /** For a table of one column: one that does not occur in it. */
  readonly separator: Separator;
  /** Trimmed, all different; '' at most once (a column of row names without a heading). */
  readonly header: readonly string[];
  /** Without blank lines and lines of empty cells only. */
  readonly rows: readonly TableRow[];
}

/** 16 MiB: more than 200,000 rows of a roster, still read in about a second. */
export const LARGEST_TABLE_BYTES = 16 * 1024 * 1024;
export const MOST_COLUMNS = 1_000;

/** How many ragged rows a refusal names; `count` says how many there are. */
const NAMED_ROWS = 10;

export type TableRefusal =
  | { readonly code: 'FileTooLarge'; readonly bytes: number; readonly limitBytes: number }
  | { readonly code: 'FileEmpty' }
  /** A workbook, picture, PDF or other file that is no text. */
  | { readonly code: 'NotText'; readonly kind: BinaryKind }
  | { readonly code: 'SeparatorNotSupported'; readonly separator: Separator }
  | { readonly code: 'TooManyColumns'; readonly columns: number; readonly limit: number }
  | { readonly code: 'HeaderDuplicate'; readonly name: string; readonly line: number }
  /** Rows with more or fewer cells than the header: often a decimal comma in a table separated by commas, or a title above the header. `line`: the first. */
  | { readonly code: 'RaggedRows'; readonly line: number; readonly expected: number; readonly count: number; readonly rows: readonly { line: number; cells: number }[] }
  /** The row that starts in this line opens a quote that nothing closes. */
  | { readonly code: 'QuoteNotClosed'; readonly line: number };

/**
 * Reads a table (CSV, TSV) as text: nothing is guessed about the meaning of a cell.
 * Encoding by {@link decodeText}; LF, CRLF and lone CR end a line (inside quotes they become LF); separator by {@link detectSeparator},
 * or as a first line `sep=;` of Excel says. Empty cells beyond the header are dropped; any other difference refuses the whole table, so
 * that no row is lost in silence.
 * @param separators those this reader accepts; a header that is cut by another one only is refused
 */
export function readTable(bytes: Uint8Array, separators: readonly Separator[] = SEPARATORS): Result<Table, TableRefusal> {
  if (bytes.length > LARGEST_TABLE_BYTES) return refuse({ code: 'FileTooLarge', bytes: bytes.length, limitBytes: LARGEST_TABLE_BYTES });
  const decoded = decodeText(bytes);
  const kind = binaryKind(bytes, decoded);
  if (kind) return refuse({ code: 'NotText', kind });

  let text = decoded.text.replace(/\r\n?/g, '\n');
  if (text.trim() === '') return refuse({ code: 'FileEmpty' });
  const declared = /^sep=([,;\t|])\n/i.exec(text)?.[1] as Separator | undefined;
  if (declared) text = text.replace(/^[^\n]*/, ''); // the line itself stays, so that lines keep their numbers
  if (text.trim() === '') return refuse({ code: 'FileEmpty' });
  const found = declared ?? detectSeparator(text);
  if (found && !separators.includes(found)) return refuse({ code: 'SeparatorNotSupported', separator: found });
  const separator = found ?? SEPARATORS.find((candidate) => !text.includes(candidate)) ?? ','; // one column: nothing may cut "81,5"

  const records = recordsOf(text, separator);
  if (!records.ok) return records;
  const [head, ...body] = records.value;
  if (!head) return refuse({ code: 'FileEmpty' });
  return tableOf(head, body, { encoding: decoded.encoding, separator });
}

/** All records that are not blank, each with the line it starts in. */
function recordsOf(text: string, separator: Separator): Result<TableRow[], TableRefusal> {
  const records: TableRow[] = [];
  let line = 1;
  try {
    parse(text, {
      delimiter: separator,
      record_delimiter: '\n',
      relax_column_count: true,
      relax_quotes: true, // 5" inside a cell is a cell with a quote in it, as spreadsheets read it
      on_record: (cells: string[]) => {
        if (cells.some((cell) => cell.trim() !== '')) records.push({ line, cells });
        line += 1 + cells.reduce((ends, cell) => ends + lineEnds(cell), 0);
        return null; // kept above, with its line
      },
    });
  } catch (error) {
    if (error instanceof CsvError && error.code === 'CSV_QUOTE_NOT_CLOSED') return refuse({ code: 'QuoteNotClosed', line });
    throw error;
  }
  return ok(records);
}

function lineEnds(cell: string): number {
  let count = 0;
  for (let at = cell.indexOf('\n'); at !== -1; at = cell.indexOf('\n', at + 1)) count += 1;
  return count;
}

function tableOf(head: TableRow, body: readonly TableRow[], found: Pick<Table, 'encoding' | 'separator'>): Result<Table, TableRefusal> {
  const header = withoutTrailingBlanks(head.cells.map((name) => name.trim()), 1);
  if (header.length > MOST_COLUMNS) return refuse({ code: 'TooManyColumns', columns: header.length, limit: MOST_COLUMNS });
  const twice = header.find((name, index) => header.indexOf(name) !== index);
  if (twice !== undefined) return refuse({ code: 'HeaderDuplicate', name: twice, line: head.line });

  const rows = body.map(({ line, cells }) => ({ line, cells: withoutTrailingBlanks(cells, header.length) }));
  const ragged = rows.filter((row) => row.cells.length !== header.length);
  const [first] = ragged;
  if (first) {
    return refuse({
      code: 'RaggedRows',
      line: first.line,
      expected: header.length,
      count: ragged.length,
      rows: ragged.slice(0, NAMED_ROWS).map(({ line, cells }) => ({ line, cells: cells.length })),
    });
  }
  return ok({ ...found, header, rows });
}

/** Spreadsheets write the empty cells right of a table too; they are no column. */
function withoutTrailingBlanks(cells: readonly string[], keep: number): readonly string[] {
  let length = cells.length;
  while (length > keep && cells[length - 1]?.trim() === '') length -= 1;
  return cells.slice(0, length);
}
