import { type Breathe, titlesReadAlike } from '@selaras/application/item-bank';
import { plainTextOf } from '@selaras/domain/item';
import { type CourseId, ok, refuse, type Result } from '@selaras/domain/kernel';
import { type Actor, scopeOf } from '@selaras/domain/organisation';
import { dryRun, type GiftChange, type GiftDryRun, type GiftLine, type GiftRefusal } from '@selaras/interop/gift';
import { canonical } from './checks';
import type { AuthoringDeps } from './deps';
import type { BankItem, NewItemVersion } from './ports';
import type { ImportRefusal } from './refusals';

export interface ImportItems {
  readonly courseId: CourseId;
  readonly bytes: Uint8Array;
  /** True: changes nothing and answers as the import would. */
  readonly dryRun: boolean;
}

export type ImportReason = GiftRefusal | GiftChange | { readonly code: 'AlreadyInBank' };

export interface ImportLine {
  readonly line: number;
  readonly name: string;
  readonly type: string;
  readonly status: 'taken' | 'changed' | 'duplicate' | 'refused';
  readonly reason: ImportReason | null;
  /** The words of the question; of one that could not be read, the text of the file. */
  readonly stem: string;
  /** Of one that is taken: title of an item in the bank, or earlier in the file, that reads like it. */
  readonly readsLike: string | null;
}

/** `total` = `taken` + `refused` + `duplicates`; `taken` counts the changed ones too. */
export interface ImportReport {
  readonly format: 'gift';
  readonly encoding: string;
  readonly total: number;
  readonly taken: number;
  readonly refused: number;
  readonly duplicates: number;
  readonly lines: readonly ImportLine[];
  /** Whether the items are now in the bank. */
  readonly imported: boolean;
}

/**
 * Brings the questions of a GIFT file into the item bank: what can be taken is taken in one transaction, what cannot is named
 * with its line. A question whose whole content is already in the bank (or came earlier in the file) is a duplicate and is
 * passed over, so that the same file twice does not double the bank.
 */
export function makeImportItems({ store, clock, newId, sanitise, breathe = async () => undefined }: AuthoringDeps) {
  return async (actor: Actor, command: ImportItems): Promise<Result<ImportReport, ImportRefusal>> => {
    const scope = scopeOf(actor, 'instructor');
    const rehearsal = dryRun(command.bytes, sanitise);
    if (!rehearsal.ok) return rehearsal;
    const { courseId } = command;
    const notFound = refuse({ code: 'CourseNotFound', courseId } as const);

    const standing = await store.bank(scope, courseId);
    if (!standing) return notFound;
    // Only a warning, so it may be looked up before the bank is locked.
    const alike = await readingAlike(rehearsal.value, standing, breathe);
    if (command.dryRun) return ok(reportOf(rehearsal.value, withDuplicates(rehearsal.value, standing, alike), false));
    const by = { personId: actor.personId, at: clock() };
    const report = await store.addItems(scope, courseId, by, (bank) => {
      const judged = withDuplicates(rehearsal.value, bank, alike);
      const add = judged.flatMap(({ source, isDuplicate }): NewItemVersion[] =>
        source.status === 'refused' || isDuplicate
          ? []
          : [{ courseId, itemId: newId<'Item'>(), itemVersionId: newId<'ItemVersion'>(), objectiveCode: null, content: source.content }]);
      return { add, answer: reportOf(rehearsal.value, judged, true) };
    });
    return report ? ok(report) : notFound;
  };
}

interface JudgedLine {
  readonly source: GiftLine;
  readonly isDuplicate: boolean;
  readonly readsLike: string | null;
}

/** What each question reads like that is not in the bank word for word. */
async function readingAlike({ lines }: GiftDryRun, bank: readonly BankItem[], breathe: Breathe): Promise<ReadonlyMap<GiftLine, string | null>> {
  const known = new Set(bank.map(({ content }) => canonical(content)));
  const fresh = lines.flatMap((line) => (line.status === 'refused' || known.has(canonical(line.content)) ? [] : [line]));
  const titles = await titlesReadAlike(fresh.map(({ content }) => content), bank, breathe);
  return new Map<GiftLine, string | null>(fresh.map((line, index) => [line, titles[index] ?? null]));
}

function withDuplicates({ lines }: GiftDryRun, bank: readonly BankItem[], alike: ReadonlyMap<GiftLine, string | null>): readonly JudgedLine[] {
  const known = new Set(bank.map(({ content }) => canonical(content)));
  return lines.map((source) => {
    if (source.status === 'refused') return { source, isDuplicate: false, readsLike: null };
    const content = canonical(source.content);
    const isDuplicate = known.has(content);
    known.add(content);
    return { source, isDuplicate, readsLike: isDuplicate ? null : (alike.get(source) ?? null) };
  });
}

function reportOf({ encoding, total, refused }: GiftDryRun, judged: readonly JudgedLine[], imported: boolean): ImportReport {
  const duplicates = judged.filter(({ isDuplicate }) => isDuplicate).length;
  return { format: 'gift', encoding, total, refused, duplicates, taken: total - refused - duplicates, lines: judged.map(lineOf), imported };
}

function lineOf({ source, isDuplicate, readsLike }: JudgedLine): ImportLine {
  const { line, name, type } = source;
  const stem = source.status === 'refused' ? source.raw.slice(0, 300) : plainTextOf(source.content.stem).slice(0, 300);
  if (isDuplicate) return { line, name, type, stem, readsLike, status: 'duplicate', reason: { code: 'AlreadyInBank' } };
  return { line, name, type, stem, readsLike, status: source.status, reason: source.status === 'taken' ? null : source.reason };
}
