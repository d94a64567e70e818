import { plainTextOf } from '@selaras/domain/item';

/** A single paragraph loses its paragraph tags, so that options and short stems stay one line of text. */
export function unwrapParagraph(html: string): string {
  const match = /^<p>((?:(?!<p[ >]|<\/p>)[\s\S])*)<\/p>$/.exec(html.trim());
  return match ? (match[1] ?? '') : html;
}

/** The words of a rich text, at most `longest` characters, cut at a blank where one is near. */
export function excerpt(html: string, longest = 90): string {
  const text = plainTextOf(html);
  if (text.length <= longest) return text;
  const cut = text.lastIndexOf(' ', longest);
  return `${text.slice(0, cut > longest / 2 ? cut : longest)}\u2026`;
}
