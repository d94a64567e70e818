/** How the bytes of a file were understood. `-bom` is kept apart because a mark at the start is evidence, its absence a guess. */
export type TextEncoding = 'utf-8' | 'utf-8-bom' | 'utf-16le' | 'utf-16be' | 'windows-1252';

export interface DecodedText {
  /** Without a byte order mark; line ends as they were. */
  readonly text: string;
  readonly encoding: TextEncoding;
}

/** How many bytes are looked at for UTF-16 without a mark. */
const SAMPLE_BYTES = 4_096;

/**
 * Turns the bytes of a text file into text: a byte order mark decides; without one UTF-16 is recognised by its zero bytes,
 * then strict UTF-8 is tried, and what is not UTF-8 is Windows-1252 (in which every byte means something, so this never fails).
 * Empty in, empty text out (`utf-8`).
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  if (startsWith(bytes, [0xef, 0xbb, 0xbf])) {
    return { text: new TextDecoder('utf-8').decode(bytes), encoding: 'utf-8-bom' };
  }
  const wide = startsWith(bytes, [0xff, 0xfe]) ? 'utf-16le' : startsWith(bytes, [0xfe, 0xff]) ? 'utf-16be' : unmarkedUtf16(bytes);
  if (wide) return { text: new TextDecoder(wide).decode(bytes), encoding: wide };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8' };
  } catch {
    return { text: new TextDecoder('windows-1252').decode(bytes), encoding: 'windows-1252' };
  }
}

/** Western text in UTF-16 has a zero in nearly every second byte, always on the same side; no 8-bit text has any. */
function unmarkedUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const sample = bytes.subarray(0, SAMPLE_BYTES);
  const pairs = Math.floor(sample.length / 2);
  if (pairs < 2 || bytes.length % 2 !== 0) return null;
  let zerosFirst = 0;
  let zerosSecond = 0;
  for (let pair = 0; pair < pairs; pair += 1) {
    if (sample[pair * 2] === 0) zerosFirst += 1;
    if (sample[pair * 2 + 1] === 0) zerosSecond += 1;
  }
  if (zerosFirst === 0 && zerosSecond > pairs / 2) return 'utf-16le';
  if (zerosSecond === 0 && zerosFirst > pairs / 2) return 'utf-16be';
  return null;
}

function startsWith(bytes: Uint8Array, mark: readonly number[]): boolean {
  return mark.every((byte, index) => bytes[index] === byte);
}

/** What a file is that is no text at all; `null` when nothing speaks against text. */
export type BinaryKind = 'workbook-or-zip' | 'old-workbook' | 'pdf' | 'image' | 'binary';

const SIGNATURES: readonly (readonly [BinaryKind, readonly number[]])[] = [
  ['workbook-or-zip', [0x50, 0x4b, 0x03, 0x04]], // PK: zip, and with it xlsx, ods, docx
  ['workbook-or-zip', [0x50, 0x4b, 0x05, 0x06]], // an empty zip
  ['old-workbook', [0xd0, 0xcf, 0x11, 0xe0]], // xls
  ['pdf', [0x25, 0x50, 0x44, 0x46]], // %PDF
  ['image', [0x89, 0x50, 0x4e, 0x47]], // PNG
  ['image', [0xff, 0xd8, 0xff]], // JPEG
  ['image', [0x47, 0x49, 0x46, 0x38]], // GIF8 (the picture format)
];

/** Recognises files that cannot be text: by their first bytes, else by control characters no text has. */
export function binaryKind(bytes: Uint8Array, decoded: DecodedText = decodeText(bytes)): BinaryKind | null {
  const signature = SIGNATURES.find(([, mark]) => startsWith(bytes, mark));
  if (signature) return signature[0];
  return /[\u0000-\u0008\u000e-\u0019\u001b-\u001f]/.test(decoded.text) ? 'binary' : null;
}
