import type { Readable } from 'node:stream';
import type { Result } from '@selaras/domain/kernel';
import type { FileFolder, FileLimits, KeptFile, UploadRefusal } from './file-folder';

/** The part of a multipart file that a storage of multer is given. */
export interface IncomingFile {
  readonly fieldname: string;
  readonly originalname: string;
  readonly stream: Readable;
}

export interface ReceivedFile {
  readonly name: string;
  readonly kept: Result<KeptFile, UploadRefusal>;
}

type Done = (error: unknown, info?: { readonly received: ReceivedFile }) => void;

/**
 * A storage for multer that lets the bytes run into the folder as they come; what became of them is in `received`.
 * @param limitsOf what a request may send, where that is less than everywhere
 */
export function storageInto<Request extends NodeJS.EventEmitter>(folder: FileFolder, limitsOf: (request: Request) => FileLimits | undefined = () => undefined) {
  return {
    _handleFile(request: Request, file: IncomingFile, done: Done): void {
      const gaveUp = new AbortController();
      request.once('aborted', () => gaveUp.abort());
      const name = cleanName(file.originalname);
      folder.keep(file.stream, name, gaveUp.signal, limitsOf(request)).then((kept) => done(null, { received: { name, kept } }), done);
    },
    /** The same bytes may belong to another file by now: what is kept stays. */
    _removeFile(_request: unknown, _file: unknown, done: (error: null) => void): void {
      done(null);
    },
  };
}

/** The last part of the path, without control characters; at most 150 characters, the ending kept. */
export function cleanName(name: string): string {
  const last = [...(name.normalize('NFC').split(/[/\\]/).pop() ?? '').replace(/[\u0000-\u001f\u007f\ud800-\udfff\u202a-\u202e]/gu, '').trim()];
  if (last.length === 0) return 'berkas';
  return last.length <= 150 ? last.join('') : `${last.slice(0, 140).join('')}${last.slice(-10).join('')}`;
}
