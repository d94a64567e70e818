/** The largest file that is taken here; the server takes more, but a request carries it as text. */
export const LARGEST_FILE_BYTES = 5_000_000;

/** Base64 of any bytes. In pieces, because a call takes only so many arguments. */
export function base64Of(bytes: Uint8Array): string {
  let binary = '';
  for (let start = 0; start < bytes.length; start += 0x8000) binary += String.fromCharCode(...bytes.subarray(start, start + 0x8000));
  return btoa(binary);
}

// Digits and underscores may follow: `pre1`, `arith_pre`.
const BEFORE = /(^|[^a-z])(pre|pra|awal|before|sebelum)([^a-z]|$)|pretest|pratest/i;
const AFTER = /(^|[^a-z])(post|pasca|akhir|after|sesudah)([^a-z]|$)|posttest|pascates/i;

/** Which columns look like before and after by their names; empty where none does. A suggestion, shown and changeable. */
export function suggestedColumns(header: readonly string[]): { readonly pre: string; readonly post: string } {
  return { pre: header.find((name) => BEFORE.test(name)) ?? '', post: header.find((name) => AFTER.test(name) && !BEFORE.test(name)) ?? '' };
}
