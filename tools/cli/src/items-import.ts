import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { sanitiseRichText } from '@selaras/adapters/rich-text';
import { ok, refuse, type Result } from '@selaras/domain/kernel';
import { dryRun, type GiftDryRun, type GiftLine } from '@selaras/interop/gift';
import { fileProblem, questionProblem } from './gift-problems';
import { otherFormat } from './question-format';
import type { Output } from './stats-prepost';

const USAGE = `Usage: items import FILE --dry-run [--json]

Says for each question of a GIFT file whether it would be taken, changed or refused, with its line and the reason.

  --dry-run   required: importing into the bank of a course is done in the client, where the course is
  --json      the whole report as JSON instead of a list
`;

const EXIT_REFUSED = 2;

interface Request {
  readonly file: string;
  readonly json: boolean;
}

/** `items import`: answers the exit code; 0 also when questions are refused, because the report is what was asked for. */
export async function itemsImport(args: string[], io: Output): Promise<number> {
  if (args.includes('--help')) {
    io.out(USAGE);
    return 0;
  }
  const request = readRequest(args);
  const report = request.ok ? await look(request.value.file) : request;
  if (!request.ok || !report.ok) {
    io.err(`${report.ok ? '' : report.refusal}\n`);
    return EXIT_REFUSED;
  }
  io.out(request.value.json ? `${JSON.stringify(asJson(request.value.file, report.value), null, 2)}\n` : asText(request.value.file, report.value));
  return 0;
}

function readRequest(args: string[]): Result<Request, string> {
  let parsed;
  try {
    parsed = parseArgs({ args, allowPositionals: true, options: { 'dry-run': { type: 'boolean' }, json: { type: 'boolean' } } });
  } catch (error) {
    return refuse(`${(error as Error).message}\n\n${USAGE}`);
  }
  const [file, ...more] = parsed.positionals;
  if (file === undefined) return refuse(`Which file? Name one GIFT file.\n\n${USAGE}`);
  if (more.length > 0) return refuse(`One file at a time; also named: ${more.join(', ')}`);
  if (!parsed.values['dry-run']) {
    return refuse('Questions are imported into the bank of a course in the client: open the course, then its items, then import. Here --dry-run shows what would become of each question.');
  }
  return ok({ file, json: parsed.values.json ?? false });
}

async function look(file: string): Promise<Result<GiftDryRun, string>> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(file);
  } catch (error) {
    return refuse(`${file} cannot be read: ${unreadable(error)}`);
  }
  const other = otherFormat(path.extname(file).toLowerCase(), bytes);
  if (other) return refuse(`${file}: ${other}`);
  const run = dryRun(bytes, sanitiseRichText);
  return run.ok ? run : refuse(`${file}: ${fileProblem(run.refusal)}`);
}

function unreadable(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  const known: Readonly<Record<string, string>> = { ENOENT: 'there is no such file.', EISDIR: 'it is a folder.', EACCES: 'this user may not read it.' };
  return known[code ?? ''] ?? message;
}

function asJson(file: string, { encoding, total, taken, changed, refused, byType, categories, lines }: GiftDryRun) {
  const found = Object.fromEntries(Object.entries(byType).filter(([, count]) => count > 0));
  return { file, format: 'gift', encoding, total, taken, changed, refused, categories, byType: found, questions: lines.map(asQuestion) };
}

function asQuestion(line: GiftLine) {
  const { line: number, name, type, status } = line;
  if (line.status === 'taken') return { line: number, name, type, status, reason: null };
  const message = (line.status === 'changed' ? line.changes : [line.reason]).map(questionProblem).join(' ');
  return { line: number, name, type, status, reason: line.reason, message };
}

function asText(file: string, run: GiftDryRun): string {
  const rows = run.lines.map(asQuestion).map(({ line, name, type, status, message }) =>
    `${`line ${line}`.padEnd(10)} ${status.padEnd(8)} ${type.padEnd(11)} ${name}${message === undefined ? '' : `\n${' '.repeat(32)}${message}`}`);
  const changed = run.changed > 0 ? ` (${run.changed} of them changed)` : '';
  return `${file}: GIFT, ${run.encoding}\n${rows.map((row) => `${row}\n`).join('')}${run.total} questions: ${run.taken} taken${changed}, ${run.refused} refused. Nothing was imported.\n`;
}
