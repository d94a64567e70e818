import path from 'node:path';
import { fileTypeFromFile } from 'file-type/node';
import { open, readFile } from 'node:fs/promises';

const MEGABYTE = 1024 * 1024;

/** What each kind of file may weigh, in bytes. */
export const LARGEST_BYTES = { image: 5 * MEGABYTE, attachment: 20 * MEGABYTE, video: 200 * MEGABYTE } as const;
export type FileKind = keyof typeof LARGEST_BYTES;

/** The media types that are taken, with the kind whose limit holds for each. Everything else is refused by name. */
export const KIND_OF: Readonly<Record<string, FileKind>> = {
  'image/png': 'image',
  'image/jpeg': 'image',
  'image/webp': 'image',
  'image/gif': 'image',
  'image/svg+xml': 'image',
  'application/pdf': 'attachment',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'attachment',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'attachment',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': 'attachment',
  'application/vnd.oasis.opendocument.text': 'attachment',
  'text/plain': 'attachment',
  'text/csv': 'attachment',
  'video/mp4': 'video',
  'video/webm': 'video',
};

/** Types without a signature of their own: their text is looked at, and the name says which of them it is. */
const TEXT_TYPES: Readonly<Record<string, string>> = { '.txt': 'text/plain', '.csv': 'text/csv' };

/**
 * The media type of a file by what is in it, never by what its sender calls it; the name only tells plain text from CSV.
 * `null` when nothing known is in it.
 */
export async function mediaTypeOf(file: string, name: string): Promise<string | null> {
  const found = await fileTypeFromFile(file);
  if (found?.mime === 'video/x-m4v' || found?.mime === 'video/quicktime') return (await isMp4(file)) ? 'video/mp4' : found.mime;
  if (found && found.mime !== 'application/xml') return found.mime;
  const start = await startOf(file);
  if (isSvg(start)) return 'image/svg+xml';
  if (found) return found.mime;
  const textType = TEXT_TYPES[path.extname(name).toLowerCase()];
  return textType && (await isText(file)) ? textType : null;
}

/** Phones label an MP4 by its maker's brand; an `mp4x` or `isom` brand anywhere in the list says that any player plays it. */
async function isMp4(file: string): Promise<boolean> {
  const start = await startOf(file, 64);
  return start.subarray(4, 8).toString('latin1') === 'ftyp' && /isom|mp4[12]|avc1/.test(start.subarray(8).toString('latin1'));
}

async function startOf(file: string, length = 4_096): Promise<Buffer> {
  const handle = await open(file, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

/** An <svg> after nothing but a byte order mark, an XML declaration, comments and a document type. */
function isSvg(start: Buffer): boolean {
  const text = start.toString('utf8').replace(/^\ufeff/, '');
  return /^\s*(<\?xml[^>]*\?>\s*)?(<!--[\s\S]*?-->\s*|<!DOCTYPE[^>]*>\s*)*<svg[\s>]/i.test(text);
}

/** No control characters but tabs and line ends; UTF-16 is text too when its byte order mark says so. */
async function isText(file: string): Promise<boolean> {
  const bytes = await readFile(file);
  const isUtf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  return isUtf16 || !bytes.some((byte) => byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d && byte !== 0x0c);
}
