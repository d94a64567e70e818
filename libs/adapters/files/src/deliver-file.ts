import type { Response } from 'express';
import { FileFolder } from './file-folder';

export interface DeliverableFile {
  readonly sha256: string;
  readonly mediaType: string;
  readonly name: string;
}

/** Shown in the page or by the browser itself; everything else is saved. */
const SHOWN = /^(image|video)\/|^application\/pdf$/;

/**
 * Sends a kept file: ranges for moving about in a video, a strong ETag, kept by the browser for a year since bytes under a hash
 * never change. Whatever is in it can run nothing: no sniffing, and a policy of its own that allows no script.
 * @param onMissing called when the bytes are not where the database says they are.
 * @param how `saved`: never shown, whatever it is, and kept by no browser: for what people hand in
 */
export function deliverFile(response: Response, folder: FileFolder, file: DeliverableFile, onMissing: () => void, how: 'shown' | 'saved' = 'shown'): void {
  const disposition = how === 'shown' && SHOWN.test(file.mediaType) ? 'inline' : 'attachment';
  // A sandbox would keep browsers from showing a PDF at all; scripts in it run in the viewer, not in the site.
  const sandbox = how === 'shown' && file.mediaType === 'application/pdf' ? '' : '; sandbox';
  response.set({
    'Content-Type': file.mediaType.startsWith('text/') ? `${file.mediaType}; charset=utf-8` : file.mediaType,
    'Content-Disposition': `${disposition}; filename="${asciiName(file.name)}"; filename*=UTF-8''${encodeName(file.name)}`,
    'Content-Security-Policy': `default-src 'none'; style-src 'unsafe-inline'; img-src data:; media-src 'self'; frame-ancestors 'none'${sandbox}`,
    'X-Content-Type-Options': 'nosniff',
    // Compressing what is already compressed costs time and breaks ranges. What a person handed in is kept on no computer that others use too.
    'Cache-Control': how === 'shown' ? 'private, max-age=31536000, immutable, no-transform' : 'private, no-store, no-transform',
    ETag: `"${file.sha256}"`,
  });
  response.sendFile(FileFolder.placeOf(file.sha256), { root: folder.root, cacheControl: false, lastModified: false, etag: false }, (error?: Error & { status?: number }) => {
    // What is already under way, or was hung up on, cannot be answered any more.
    if (!error || response.headersSent || response.destroyed) return;
    if (error.status === 404) onMissing();
    else response.status(error.status ?? 500).set('Cache-Control', 'no-store').end();
  });
}

/** For clients that do not read RFC 5987: other signs become an underscore. */
function asciiName(name: string): string {
  return name.replace(/[^\x20-\x7e]|["\\]/g, '_');
}

function encodeName(name: string): string {
  return encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}
