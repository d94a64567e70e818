import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ok, refuse, type Result } from '@selaras/domain/kernel';
import { fileTypeFromBuffer } from 'file-type/node';
import { KIND_OF, LARGEST_BYTES, mediaTypeOf } from './file-kinds';

/** Why a file was not kept. */
export type UploadRefusal =
  | { readonly code: 'FileEmpty' }
  | { readonly code: 'FileTooLarge'; readonly limitBytes: number; readonly mediaType: string }
  | { readonly code: 'FileTypeNotAllowed'; readonly mediaType: string };

export interface KeptFile {
  readonly sha256: string;
  readonly byteSize: number;
  readonly mediaType: string;
}

/** What is taken in one place: fewer types, or less, than everywhere. */
export interface FileLimits {
  readonly mediaTypes: readonly string[];
  readonly largestBytes: number;
}

/** Enough of the beginning to tell an image or a video, and with it the limit that holds. */
const BYTES_TO_KNOW = 4_100;
/** An upload that is older was cut off by the end of the process. */
const INCOMING_LASTS_MS = 24 * 3_600_000;

/** The folder where files lie under their SHA-256: `ab/abcdef...`. What is there never changes, so the same bytes are kept once. */
export class FileFolder {
  constructor(readonly root: string) {}

  /** Where the bytes with this hash lie, relative to the root. */
  static placeOf(sha256: string): string {
    return path.join(sha256.slice(0, 2), sha256);
  }

  /**
   * Takes a stream as it comes, never holding it in memory; stops writing as soon as it is larger than its kind may be. What is
   * refused, cut off or given up leaves nothing behind.
   * @param name tells plain text from CSV; the type of everything else is in the bytes.
   * @param limits what is taken here, where that is less than everywhere
   */
  async keep(source: Readable, name: string, signal?: AbortSignal, limits?: FileLimits): Promise<Result<KeptFile, UploadRefusal>> {
    const incoming = path.join(this.root, 'incoming');
    await mkdir(incoming, { recursive: true });
    const file = path.join(incoming, randomUUID());
    const measure = new Measure(limits?.largestBytes);
    try {
      await pipeline(source, measure, createWriteStream(file), signal ? { signal } : {});
      if (measure.byteSize === 0) return refuse({ code: 'FileEmpty' });
      if (measure.isTooLarge) return refuse({ code: 'FileTooLarge', limitBytes: measure.limitBytes, mediaType: measure.mediaType });
      const mediaType = await mediaTypeOf(file, name);
      const kind = mediaType === null ? undefined : KIND_OF[mediaType];
      if (mediaType === null || kind === undefined || limits?.mediaTypes.includes(mediaType) === false) return refuse({ code: 'FileTypeNotAllowed', mediaType: mediaType ?? path.extname(name) });
      const limitBytes = Math.min(LARGEST_BYTES[kind], limits?.largestBytes ?? Infinity);
      if (measure.byteSize > limitBytes) return refuse({ code: 'FileTooLarge', limitBytes, mediaType });
      const sha256 = measure.hash.digest('hex');
      const place = path.join(this.root, FileFolder.placeOf(sha256));
      await mkdir(path.dirname(place), { recursive: true });
      await rename(file, place);
      return ok({ sha256, byteSize: measure.byteSize, mediaType });
    } finally {
      await rm(file, { force: true });
    }
  }

  /** Removes what uploads left behind when the process was killed. */
  async sweep(now: number): Promise<void> {
    const incoming = path.join(this.root, 'incoming');
    for (const name of await readdir(incoming).catch(() => [])) {
      const file = path.join(incoming, name);
      const { mtimeMs } = await stat(file).catch(() => ({ mtimeMs: now }));
      if (now - mtimeMs > INCOMING_LASTS_MS) await rm(file, { force: true });
    }
  }
}

/** Counts and hashes what passes. Once it is too much for what it is, the rest is read and dropped, so that the sender hears the reason. */
class Measure extends Transform {
  readonly hash = createHash('sha256');
  byteSize = 0;
  mediaType = '';
  limitBytes: number;
  private beginning: Buffer | null = Buffer.alloc(0);

  /** @param most a limit that holds whatever it is */
  constructor(private readonly most = Infinity) {
    super();
    this.limitBytes = Math.min(LARGEST_BYTES.attachment, most);
  }

  get isTooLarge(): boolean {
    return this.byteSize > this.limitBytes;
  }

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: (error?: Error | null, data?: Buffer) => void): void {
    this.hash.update(chunk);
    this.byteSize += chunk.length;
    this.learnKind(chunk).then(
      () => (this.isTooLarge ? done() : done(null, chunk)),
      (error: unknown) => done(error instanceof Error ? error : new Error(String(error))),
    );
  }

  private async learnKind(chunk: Buffer): Promise<void> {
    if (this.beginning === null) return;
    this.beginning = Buffer.concat([this.beginning, chunk]);
    if (this.beginning.length < BYTES_TO_KNOW) return;
    const found = await fileTypeFromBuffer(this.beginning.subarray(0, BYTES_TO_KNOW));
    this.beginning = null;
    this.mediaType = found?.mime ?? '';
    const kind = this.mediaType.startsWith('video/') ? 'video' : KIND_OF[this.mediaType];
    if (kind) this.limitBytes = Math.min(LARGEST_BYTES[kind], this.most);
  }
}
