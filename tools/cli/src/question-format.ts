import { binaryKind, decodeText } from '@selaras/interop/table';

/**
 * What speaks against a file being GIFT, as a sentence; `null` when nothing does. The name decides where it is clear (`.gift`), else
 * the content: GIFT has braces, names between colons or a category.
 */
export function otherFormat(extension: string, bytes: Uint8Array): string | null {
  if (extension === '.gift' || bytes.length === 0) return null;
  const decoded = decodeText(bytes.subarray(0, 65_536));
  if (binaryKind(bytes, decoded)) return null; // the reader of GIFT has the better sentence for it
  const { text } = decoded;
  if (/^\s*<(\?xml|quiz|!DOCTYPE|assessment|questestinterop|manifest)/i.test(text)) return 'this is XML. Only GIFT is read; in Moodle, export the questions as GIFT.';
  if (/^ANSWER:\s*[A-Z]\s*$/m.test(text) && !text.includes('{')) return 'this looks like Aiken (lines "ANSWER: X"). Only GIFT is read.';
  if (/^\s*[[{]\s*["\]}[{]/.test(text)) return 'this looks like JSON. Only GIFT is read.';
  return /[{}]|^\s*::|^\s*\$CATEGORY:/m.test(text) ? null : 'no question of the GIFT format is in it: answers stand in braces, as in "1 + 1 = 2 {T}".';
}
