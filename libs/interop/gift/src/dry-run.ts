import type { ItemContent } from '@selaras/domain/item';
import { ok, refuse, type Result } from '@selaras/domain/kernel';
import { binaryKind, decodeText, type BinaryKind, type TextEncoding } from '@selaras/interop/table';
import type { GiftQuestion, GiftRefusalAtLine, GiftType } from './gift-question';
import { parseGift } from './parse-gift';
import { richTextFrom, type Sanitise } from './rich-text';
import { titleOf, toItemContent, type GiftChange, type GiftRefusal } from './to-item-content';

/** 8 MiB: about 30,000 questions. */
export const LARGEST_GIFT_BYTES = 8 * 1024 * 1024;

/** Why a file cannot be looked at, question by question. */
export type GiftFileRefusal =
  | { readonly code: 'FileTooLarge'; readonly bytes: number; readonly limitBytes: number }
  | { readonly code: 'FileEmpty' }
  | { readonly code: 'NotText'; readonly kind: BinaryKind };

/** What would become of one question. `content` is there unless it is refused. */
export type GiftLine = {
  /** Of a refusal: the line at fault; else where the question begins. */
  readonly line: number;
  /** As in the file, else the title made from the stem; '' when neither could be read. */
  readonly name: string;
  /** `unknown` when the question could not be read. */
  readonly type: GiftType | 'unknown';
  readonly category: string | null;
} & (
  | { readonly status: 'taken'; readonly content: ItemContent }
  /** Taken, but not quite what the file says: `reason` is the first of `changes`. */
  | { readonly status: 'changed'; readonly content: ItemContent; readonly reason: GiftChange; readonly changes: readonly GiftChange[] }
  | { readonly status: 'refused'; readonly reason: GiftRefusal; readonly raw: string }
);

export interface GiftDryRun {
  readonly encoding: TextEncoding;
  /** Every question found: `taken + refused`. */
  readonly total: number;
  /** Those that would become items, changed ones included. */
  readonly taken: number;
  readonly changed: number;
  readonly refused: number;
  /** Questions recognised by type, whether we can take them or not; those that could not be read are missing. */
  readonly byType: Readonly<Record<GiftType, number>>;
  readonly categories: readonly string[];
  /** In the order of the file. */
  readonly lines: readonly GiftLine[];
}

/**
 * Looks at a GIFT file and says for every question what would become of it. Changes nothing, so the import itself and its rehearsal are
 * this one function. A text counts as UTF-8.
 */
export function dryRun(file: Uint8Array | string, sanitise: Sanitise): Result<GiftDryRun, GiftFileRefusal> {
  const bytes = typeof file === 'string' ? new TextEncoder().encode(file) : file;
  if (bytes.length > LARGEST_GIFT_BYTES) return refuse({ code: 'FileTooLarge', bytes: bytes.length, limitBytes: LARGEST_GIFT_BYTES });
  const decoded = decodeText(bytes);
  const kind = binaryKind(bytes, decoded);
  if (kind) return refuse({ code: 'NotText', kind });
  if (decoded.text.trim() === '') return refuse({ code: 'FileEmpty' });

  const { questions, refusals, categories } = parseGift(decoded.text);
  const byType: Record<GiftType, number> = { single: 0, multi: 0, truefalse: 0, short: 0, numerical: 0, match: 0, essay: 0, description: 0 };
  for (const { type } of questions) byType[type] += 1;
  const lines = [...questions.map((question) => lineOf(question, sanitise)), ...refusals.map(unreadableLine)].sort((one, other) => one.line - other.line);
  const refused = lines.filter(({ status }) => status === 'refused').length;
  return ok({
    encoding: decoded.encoding,
    total: lines.length,
    taken: lines.length - refused,
    changed: lines.filter(({ status }) => status === 'changed').length,
    refused,
    byType,
    categories: [...new Set(categories.map(({ path }) => path))],
    lines,
  });
}

function lineOf(question: GiftQuestion, sanitise: Sanitise): GiftLine {
  const { line, type, category } = question;
  const item = toItemContent(question, sanitise);
  if (!item.ok) return { line, name: titleOf(question, richTextFrom(question.stem, sanitise), []), type, category, status: 'refused', reason: item.refusal, raw: question.raw };
  const { content, changes } = item.value;
  const [reason] = changes;
  const known = { line, name: content.title, type, category, content };
  return reason ? { ...known, status: 'changed', reason, changes } : { ...known, status: 'taken' };
}

function unreadableLine({ line, name, raw, fault }: GiftRefusalAtLine): GiftLine {
  return { line, name: name ?? '', type: 'unknown', category: null, status: 'refused', reason: fault, raw };
}
