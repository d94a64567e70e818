import { masked } from './escapes';

/** The lines of one question as they stand in the file. */
export interface Block {
  /** Number of the first of its lines, counted from 1. */
  readonly line: number;
  readonly lines: readonly string[];
}

export type Part = { readonly kind: 'category'; readonly line: number; readonly path: string } | { readonly kind: 'question'; readonly block: Block };

const CATEGORY = '$CATEGORY:';

/** What an answer begins with: after a blank line inside braces such a line goes on with the question, any other starts a new one. */
const GOES_ON = /^[=~#}]/;

/**
 * Cuts a GIFT text into questions and categories before anything is understood, so that a bad question never takes others with it.
 * A question ends at a blank line, at a `$CATEGORY:` line, and where a line starts with `::a name::`. A blank line inside braces ends it
 * too (its brace is then reported as not closed) unless an answer or the closing brace follows. Time is linear in the length.
 * @param text with line ends already `\n`
 */
export function partsOf(text: string): Part[] {
  const lines = text.split('\n');
  const next = nextMeaningful(lines);
  const parts: Part[] = [];
  let start = 0;
  let block: string[] = [];
  let hasContent = false;
  let open = false;
  const flush = (): void => {
    if (hasContent) parts.push({ kind: 'question', block: { line: start + 1, lines: block } });
    block = [];
    hasContent = false;
    open = false;
  };

  lines.forEach((line, index) => {
    const trimmed = line.trim();
    if (trimmed === '') {
      const following = next[index] ?? '';
      if (!(open && GOES_ON.test(following))) return flush();
    }
    if (trimmed.startsWith(CATEGORY)) {
      flush();
      parts.push({ kind: 'category', line: index + 1, path: trimmed.slice(CATEGORY.length).trim() });
      return;
    }
    if (hasContent && startsName(trimmed)) {
      const comments = trailingComments(block);
      block = block.slice(0, block.length - comments.length);
      flush();
      start = index - comments.length;
      block = comments;
    }
    if (block.length === 0) start = index;
    block.push(line);
    if (isComment(line) || trimmed === '') return;
    hasContent = true;
    const mask = masked(line);
    const lastOpening = mask.lastIndexOf('{');
    const lastClosing = mask.lastIndexOf('}');
    if (lastOpening !== lastClosing) open = lastOpening > lastClosing;
  });
  flush();
  return parts;
}

export function isComment(line: string): boolean {
  return line.trimStart().startsWith('//');
}

function startsName(trimmed: string): boolean {
  return trimmed.startsWith('::') && masked(trimmed).indexOf('::', 2) > 2;
}

/** Comments right above a question belong to it, also when no blank line parts it from the question before. */
function trailingComments(block: readonly string[]): string[] {
  let from = block.length;
  while (from > 0 && isComment(block[from - 1] ?? '')) from -= 1;
  return block.slice(from);
}

/** For every line, the first line below it that is neither blank nor a comment, trimmed. */
function nextMeaningful(lines: readonly string[]): string[] {
  const next = new Array<string>(lines.length);
  let following = '';
  for (let index = lines.length - 1; index >= 0; index -= 1) {
    next[index] = following;
    const line = lines[index] ?? '';
    if (line.trim() !== '' && !isComment(line)) following = line.trim();
  }
  return next;
}
