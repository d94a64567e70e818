import type { TextSensitivity } from './key';

const INVISIBLE = /[\u00ad\u200b-\u200d\u2060\ufeff]/g;
const APOSTROPHES = /[\u2018\u2019\u02bc\u0060\u00b4]/g;
const QUOTES = /[\u201c\u201d]/g;
/** The accents of Latin, Greek and Cyrillic. Marks of other scripts are vowels, and leaving them out would make another word. */
const ACCENTS = /[\u0300-\u036f]/g;

/**
 * A short text as it is compared, answer and key alike:
 * compatibility composed (NFKC: full-width and ligatures become plain letters, `e` + accent becomes `é`), invisible
 * characters dropped, typographic apostrophes and quotes made straight (phones put them in by themselves).
 * - Unless `spaceSensitive`, every run of white space is one blank, and none stands at the ends; where spaces count, each kind of
 *   white space still is a blank.
 * - Unless `caseSensitive`, upper and lower case are the same.
 * - Accents count unless `accentSensitive` is false: then `é` is `e`. Letters of their own, like `ø` and `ł`, stay what they are.
 */
export function comparableText(text: string, { caseSensitive, accentSensitive = true, spaceSensitive = false }: TextSensitivity): string {
  // Before NFKC, which would make a blank and a combining accent of the lone acute (U+00B4).
  const straight = text.replace(APOSTROPHES, "'").replace(QUOTES, '"');
  const composed = straight.normalize('NFKC').replace(INVISIBLE, '');
  const spaced = spaceSensitive ? composed.replace(/\s/gu, ' ') : composed.replace(/\s+/gu, ' ').trim();
  const plain = accentSensitive ? spaced : spaced.normalize('NFD').replace(ACCENTS, '').normalize('NFKC');
  return caseSensitive ? plain : plain.toUpperCase().toLowerCase().normalize('NFKC');
}
