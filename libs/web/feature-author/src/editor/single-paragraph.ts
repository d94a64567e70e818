/** A single paragraph loses its paragraph tags, so that options and short stems stay one line of text. */
export function unwrapParagraph(html: string): string {
  const match = /^<p>((?:(?!<p[ >]|<\/p>)[\s\S])*)<\/p>$/.exec(html.trim());
  return match ? (match[1] ?? '') : html;
}
