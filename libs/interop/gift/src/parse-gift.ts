import { isComment, partsOf, type Block } from './blocks';
import { cut, pieceOf, unescaped, type Piece } from './escapes';
import { extrasOf } from './extras';
import { FaultAt } from './fault';
import type { GiftDocument, GiftQuestion, GiftRefusalAtLine } from './gift-question';
import { parseAnswers } from './parse-answers';
import { parseText, textOrNull } from './parse-text';

/**
 * Reads a GIFT text (the question format of Moodle, docs.moodle.org "GIFT format") as far as it can be read: every question by itself,
 * so that one that cannot be read is a refusal with its line and takes no other with it. Time is linear in the length of the text.
 * An empty text is an empty document. Any line ends.
 */
export function parseGift(text: string): GiftDocument {
  const questions: GiftQuestion[] = [];
  const refusals: GiftRefusalAtLine[] = [];
  const categories: { line: number; path: string }[] = [];
  let category: string | null = null;
  for (const part of partsOf(text.replace(/\r\n?/g, '\n'))) {
    if (part.kind === 'category') {
      category = part.path;
      categories.push({ line: part.line, path: part.path });
      continue;
    }
    const read = readBlock(part.block, category);
    if ('fault' in read) refusals.push(read);
    else questions.push(read);
  }
  return { questions, categories, refusals };
}

function readBlock(block: Block, category: string | null): GiftQuestion | GiftRefusalAtLine {
  const raw = block.lines.join('\n');
  // Comments leave empty lines behind, so that places in the text still tell their line.
  const body = pieceOf(block.lines.map((line) => (isComment(line) ? '' : line)).join('\n'));
  const lineAt = (at: number): number => block.line + lineEndsBefore(body.raw, at);
  const whole = cut(body, 0);
  const line = lineAt(whole.at);
  let name: string | null = null;
  try {
    const [nameRead, rest] = takeName(whole);
    name = nameRead;
    const { stem: stemRaw, hasGap, answers } = splitStem(rest);
    const [answerPart, general] = takeGeneralFeedback(answers);
    const stem = parseText(stemRaw, 'moodle');
    if (stem.text === '') throw new FaultAt(rest.at, { code: 'StemEmpty' });
    const comments = block.lines.filter(isComment);
    return {
      ...parseAnswers(answerPart, stem.format),
      line,
      raw,
      name,
      stem,
      hasGap,
      generalFeedback: textOrNull(general?.raw ?? '', stem.format),
      category,
      ...idAndTags(comments),
      extras: extrasOf(comments),
    };
  } catch (error) {
    if (error instanceof FaultAt) return { line: lineAt(error.at), questionLine: line, name, raw, fault: error.fault };
    throw error;
  }
}

/** `::name::` in front. The name is one line, white space collapsed. */
function takeName(whole: Piece): readonly [string | null, Piece] {
  if (!whole.mask.startsWith('::')) return [null, whole];
  const end = whole.mask.indexOf('::', 2);
  if (end === -1) throw new FaultAt(whole.at, { code: 'NameNotClosed' });
  const name = unescaped(whole.raw.slice(2, end)).replace(/\s+/g, ' ').trim();
  return [name === '' ? null : name, cut(whole, end + 2)];
}

interface StemParts {
  readonly stem: string;
  readonly hasGap: boolean;
  /** `null`: no braces, a description. */
  readonly answers: Piece | null;
}

/** What only closes a sentence copied from a program's string; a Moodle file has it, and it makes no gap. */
const STRAY_TAIL = /^["';]+$/;

/** Finds the one answer block; text behind it makes the stem a sentence with a gap. */
function splitStem(rest: Piece): StemParts {
  const opening = rest.mask.indexOf('{');
  const closing = rest.mask.indexOf('}');
  if (opening === -1 && closing === -1) return { stem: rest.raw, hasGap: false, answers: null };
  if (opening === -1 || (closing !== -1 && closing < opening)) throw new FaultAt(rest.at + closing, { code: 'BraceNotOpened' });
  if (closing === -1) throw new FaultAt(rest.at + opening, { code: 'BraceNotClosed' });
  const second = rest.mask.indexOf('{', opening + 1);
  const stray = second === -1 ? rest.mask.indexOf('}', closing + 1) : second;
  if (stray !== -1) throw new FaultAt(rest.at + stray, { code: 'BraceNotEscaped' });
  const before = rest.raw.slice(0, opening);
  const after = rest.raw.slice(closing + 1);
  const hasGap = after.trim() !== '' && !STRAY_TAIL.test(after.trim());
  return { stem: hasGap ? `${before}_____${after}` : before, hasGap, answers: cut(rest, opening + 1, closing) };
}

/** `####` and all behind it, taken off before anything else is looked at. */
function takeGeneralFeedback(answers: Piece | null): readonly [Piece | null, Piece | null] {
  const at = answers?.mask.lastIndexOf('####') ?? -1;
  return answers && at !== -1 ? [cut(answers, 0, at), cut(answers, at + 4)] : [answers, null];
}

/** Moodle keeps a question's id number and tags in the comments above it: `[id:2112] [tag:etika] [tag:dasar]`; `\]` is a bracket. */
function idAndTags(comments: readonly string[]): { readonly idNumber: string | null; readonly tags: readonly string[] } {
  const labels = comments.flatMap((comment) => [...comment.matchAll(/\[(id|tag):((?:\\\]|[^\][])+)\]/g)]);
  const values = (kind: string): string[] => labels.filter((label) => label[1] === kind).map((label) => (label[2] ?? '').replaceAll('\\]', ']').trim());
  return { idNumber: values('id')[0] ?? null, tags: [...new Set(values('tag'))] };
}

function lineEndsBefore(text: string, at: number): number {
  let count = 0;
  for (let index = text.indexOf('\n'); index !== -1 && index < at; index = text.indexOf('\n', index + 1)) count += 1;
  return count;
}
