/** Rich text reduced to what a reader would read: tags gone, entities resolved, white space folded. */
export function plainText(html: string): string {
  if (!/[<&]/.test(html)) return fold(html);
  const spaced = html.replace(/<\/(p|li|h[1-6]|blockquote|tr|td|th|div)>|<br\s*\/?>/gi, ' $&');
  return fold(new DOMParser().parseFromString(spaced, 'text/html').body.textContent ?? '');
}

/** Whether nothing would be seen: no words and no picture. */
export function isBlank(html: string): boolean {
  return plainText(html) === '' && !/<(img|hr|table)\b/i.test(html);
}

/** A single paragraph loses its paragraph tags, so that options and short stems stay one line of text. */
export function unwrapParagraph(html: string): string {
  const match = /^<p>((?:(?!<p[ >]|<\/p>)[\s\S])*)<\/p>$/.exec(html.trim());
  return match ? (match[1] ?? '') : html;
}

/** Plain words as rich text. */
export function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** At most `longest` characters, cut at a word where one is near. */
export function excerpt(html: string, longest = 90): string {
  const text = plainText(html);
  if (text.length <= longest) return text;
  const cut = text.lastIndexOf(' ', longest);
  return `${text.slice(0, cut > longest / 2 ? cut : longest)} ...`;
}

function fold(text: string): string {
  return text.replace(/[\s\u00a0]+/g, ' ').trim();
}
