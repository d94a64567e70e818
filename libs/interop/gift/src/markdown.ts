import { richTextOf, type RichText } from '@selaras/domain/item';

/**
 * The part of Markdown that question banks use, as a rich text: paragraphs, line breaks (two blanks at the end of a line, or a
 * backslash), `*emphasis*`, `**strong**`, `` `code` ``, and lists of one level (`-`, `*`, `+`, `1.`). Links, pictures, headings,
 * quotations and tables stay as they were typed; HTML inside is shown as text. Nothing here can produce a tag that was typed.
 */
export function markdownToRichText(markdown: string): RichText {
  const blocks: string[] = [];
  let lines: string[] = [];
  let kind: 'p' | 'ul' | 'ol' = 'p';
  const close = (): void => {
    if (lines.length > 0) blocks.push(kind === 'p' ? `<p>${inline(lines.join('\n'))}</p>` : listOf(kind, lines));
    lines = [];
    kind = 'p';
  };
  for (const line of markdown.split('\n')) {
    const bullet = BULLET.exec(line);
    if (line.trim() === '') {
      close();
    } else if (bullet) {
      const tag = bullet[1] ? 'ul' : 'ol';
      if (kind !== tag) close();
      kind = tag;
      lines.push(line.slice(bullet[0].length).trim());
    } else if (kind === 'p') {
      lines.push(line.trimStart());
    } else {
      lines.push(`${lines.pop() ?? ''}\n${line.trim()}`); // a wrapped item
    }
  }
  close();
  return blocks.length === 1 ? (blocks[0] ?? '').replace(/^<p>([^]*)<\/p>$/, '$1') : blocks.join('');
}

const BULLET = /^\s{0,12}(?:([-*+])|\d{1,9}[.)])\s+(?=\S)/;

function listOf(tag: 'ul' | 'ol', items: readonly string[]): string {
  return `<${tag}>${items.map((item) => `<li>${inline(item)}</li>`).join('')}</${tag}>`;
}

/** Emphasis within one paragraph. Code first, so that stars in it stay stars. */
function inline(text: string): string {
  return text.split(/(`[^`]+`)/).map((part, index) => (index % 2 === 1 ? `<code>${richTextOf(part.slice(1, -1))}</code>` : emphasis(part))).join('');
}

function emphasis(text: string): string {
  const lines = text.split('\n').map((line, index, all) => {
    if (index === all.length - 1) return line;
    const breaks = line.endsWith('  ') || line.endsWith('\\');
    return breaks ? `${line.replace(/\\$/, '').trimEnd()}\n` : `${line.trimEnd()} `;
  });
  return richTextOf(lines.join(''))
    .replace(/\*\*(?=\S)([^*]*[^*\s])\*\*/g, '<strong>$1</strong>')
    .replace(/(?<![\p{L}\p{N}_])__(?=[^\s_])([^_]*[^_\s])__(?![\p{L}\p{N}_])/gu, '<strong>$1</strong>')
    .replace(/\*(?=\S)([^*]*[^*\s])\*/g, '<em>$1</em>')
    .replace(/(?<![\p{L}\p{N}_])_(?=[^\s_])([^_]*[^_\s])_(?![\p{L}\p{N}_])/gu, '<em>$1</em>')
    .replace(/\\([*_`\-+.!()[\]])/g, '$1');
}
