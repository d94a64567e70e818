const INVISIBLE = /[\u00ad\u200b-\u200d\u2060\ufeff]/g;
const APOSTROPHES = /[\u2018\u2019\u02bc\u0060\u00b4]/g;
const QUOTES = /[\u201c\u201d]/g;

/**
 * A short text as it is compared, answer and key alike:
 * compatibility composed (NFKC: full-width and ligatures become plain letters, `e` + accent becomes `é`), invisible
 * characters dropped, typographic apostrophes and quotes made straight (phones put them in by themselves), every run of
 * white space one blank, none at the ends. Unless `caseSensitive`, upper and lower case are the same. Accents count.
 */
export function comparableText(text: string, caseSensitive: boolean): string {
  // Before NFKC, which would make a blank and a combining accent of the lone acute (U+00B4).
  const straight = text.replace(APOSTROPHES, "'").replace(QUOTES, '"');
  const folded = straight.normalize('NFKC').replace(INVISIBLE, '').replace(/\s+/gu, ' ').trim();
  return caseSensitive ? folded : folded.toUpperCase().toLowerCase().normalize('NFKC');
}
