import type { RichText } from './rich-text';

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' };

/**
 * The words of a rich text without its markup, entities resolved, white space collapsed: for titles, comparing and searching.
 * Pictures have no words: a text that is only a picture gives ''.
 */
export function plainTextOf(richText: RichText): string {
  return richText
    .replace(/<\/?(?:p|div|br|li|ul|ol|tr|td|th|table|h[1-6]|blockquote|pre)\b[^<>]*>/gi, ' ')
    .replace(/<[a-z/!][^<>]*>/gi, '')
    .replace(/&(#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,6});/gi, (entity, name: string) => characterOf(name) ?? entity)
    .replace(/\s+/g, ' ')
    .trim();
}

/** Plain text as a rich text that shows exactly it; line ends become line breaks. */
export function richTextOf(plain: string): RichText {
  return plain
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/\r\n?|\n/g, '<br>');
}

/** Whether there is anything to read or see in it. */
export function isBlank(richText: RichText): boolean {
  return plainTextOf(richText) === '' && !/<(?:img|video|audio|math|svg)\b/i.test(richText);
}

function characterOf(name: string): string | null {
  if (!name.startsWith('#')) return NAMED[name.toLowerCase()] ?? null;
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : null;
}
