/** Text as it can be stored and shown everywhere: without U+0000 and halves of surrogate pairs, in the composed form (NFC). */
export function storableText(text: string): string {
  return text.replace(/\u0000|[\ud800-\udfff]/gu, '').normalize('NFC');
}

/** True when a reader would see nothing: white space, and signs that have no shape of their own. */
export function looksEmpty(text: string): boolean {
  return !/[^\s\p{Cc}\p{Cf}\p{Cs}\p{M}]/u.test(text);
}
