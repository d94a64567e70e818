import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { ok, refuse, type Result } from '@selaras/domain/kernel';
import { type Cell, type Comparison, comparePairs, exactUnits, markOutOfRange, type PairOptions, unitFamily, type UnitFamily } from '@selaras/domain/statistics';
import { type MarkColumns, type MarkRow, parseDecimal, readMarks, readTable } from '@selaras/interop/table';
import { marksProblem, tableProblem } from './problems';
import { asText } from './stats-prepost-text';

export interface Output {
  out(text: string): void;
  err(text: string): void;
}

const USAGE = `Usage: stats prepost FILE.csv --pre COLUMN --post COLUMN [options]

Compares marks before and after, over the people who have both. An empty cell is a test not taken.

  --max N            highest possible mark: adds normalised gain and change, and the pass mark (0.7 of N, or --pass)
  --pass FRACTION    share of the highest mark that passes
  --group COLUMN     compares groups of people
  --unit COLUMN      one test per work unit, p adjusted for their number
  --reliability R    reliability of the test, 0 to 1: adds reliable change
  --json             every figure as JSON instead of a short table
`;

/** Arguments, or the file, are not as they must be; nothing was computed. */
const EXIT_REFUSED = 2;

/** With `--unit`: one paired t test per unit, as one family. */
export type PrepostReport = Comparison & { multiple_units?: { unit: string } & UnitFamily };

interface Request {
  file: string;
  columns: MarkColumns;
  options: PairOptions;
  json: boolean;
}

/** `stats prepost`: answers the exit code, 0 or 2. */
export async function statsPrepost(args: string[], io: Output): Promise<number> {
  if (args.includes('--help') || args.length === 0) {
    io[args.length === 0 ? 'err' : 'out'](USAGE);
    return args.length === 0 ? EXIT_REFUSED : 0;
  }
  const request = parseRequest(args);
  const report = request.ok ? await reportOn(request.value) : request;
  if (!request.ok || !report.ok) {
    io.err(`${report.ok ? '' : report.refusal}\n`);
    return EXIT_REFUSED;
  }
  io.out(request.value.json ? `${JSON.stringify(report.value, null, 2)}\n` : asText(report.value));
  return 0;
}

function parseRequest(args: string[]): Result<Request, string> {
  let parsed;
  try {
    const text = { type: 'string' } as const;
    parsed = parseArgs({
      args,
      allowPositionals: true,
      options: { pre: text, post: text, group: text, unit: text, max: text, pass: text, reliability: text, json: { type: 'boolean' } },
    });
  } catch (error) {
    return refuse(`${(error as Error).message}\n\n${USAGE}`);
  }
  const { values, positionals } = parsed;
  const [file, ...more] = positionals;
  if (file === undefined) return refuse(`Which file? Name one CSV file.\n\n${USAGE}`);
  if (more.length > 0) return refuse(`One file at a time; also named: ${more.join(', ')}`);
  if (values.pre === undefined || values.post === undefined) {
    return refuse(`Which columns? Name them with --pre COLUMN and --post COLUMN.\n\n${USAGE}`);
  }
  const maximum = numberIn('--max', values.max, 0, Infinity);
  const passFraction = numberIn('--pass', values.pass, 0, 1);
  const reliability = numberIn('--reliability', values.reliability, 0, 1);
  for (const number of [maximum, passFraction, reliability]) if (!number.ok) return number;
  if (values.pass !== undefined && values.max === undefined) return refuse('--pass is a share of the highest possible mark: give --max as well.');
  return ok({
    file,
    columns: {
      pre: values.pre,
      post: values.post,
      ...(values.group === undefined ? {} : { group: values.group }),
      ...(values.unit === undefined ? {} : { unit: values.unit }),
    },
    options: { ...given('maximum', maximum), ...given('passFraction', passFraction), ...given('reliability', reliability) },
    json: values.json ?? false,
  });
}

function numberIn(option: string, text: string | undefined, least: number, most: number): Result<number | undefined, string> {
  if (text === undefined) return ok(undefined);
  const parsed = parseDecimal(text, 'auto');
  const value = parsed.ok ? Number(parsed.value) : NaN;
  if (value >= least && value <= most && Number.isFinite(value)) return ok(value);
  return refuse(`${option} must be a number ${most === Infinity ? `from ${least}` : `from ${least} to ${most}`}, not "${text}".`);
}

function given<Key extends keyof PairOptions>(key: Key, result: Result<number | undefined, string>): Pick<PairOptions, Key> | Record<string, never> {
  return result.ok && result.value !== undefined ? ({ [key]: result.value } as Pick<PairOptions, Key>) : {};
}

async function reportOn({ file, columns, options }: Request): Promise<Result<PrepostReport, string>> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return refuse(code === 'ENOENT' ? `There is no file ${file}.` : `${file} cannot be read (${code ?? 'unknown reason'}).`);
  }
  const table = readTable(bytes);
  if (!table.ok) return refuse(`${file}: ${tableProblem(table.refusal)}`);
  const marks = readMarks(table.value, columns);
  if (!marks.ok) return refuse(`${file}: ${marksProblem(marks.refusal)}`);
  const { rows } = marks.value;
  const outside = options.maximum === undefined ? null : markOutOfRange(rows, options.maximum);
  if (outside) {
    return refuse(`${file}: line ${rows[outside.row]?.line ?? '?'}, column "${columns[outside.test]}": ${outside.mark} is not between 0 and ${options.maximum} (--max).`);
  }
  const comparison = comparePairs(rows, options);
  return ok(columns.unit === undefined ? comparison : { ...comparison, multiple_units: { unit: columns.unit, ...familyOf(rows) } });
}

/** People without a unit are in the comparison of all, and in no unit. */
function familyOf(rows: readonly MarkRow[]): UnitFamily {
  const { units } = exactUnits(rows.flatMap(({ pre, post }) => [pre ?? 0, post ?? 0]));
  const byUnit = new Map<string, Cell[]>();
  for (const { unit, pre, post } of rows) {
    if (!unit) continue;
    const cells = byUnit.get(unit) ?? [];
    cells.push({ pre: pre === null ? null : units(pre), post: post === null ? null : units(post), count: 1 });
    byUnit.set(unit, cells);
  }
  return unitFamily(new Map([...byUnit].sort(([a], [b]) => (a < b ? -1 : 1))));
}
