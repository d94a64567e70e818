import { inject, Injectable, signal } from '@angular/core';
import type { Response } from '@selaras/domain/item';
import { type AnswerFile, AnswerFileRefused, type AnswerFiles, type UploadFile } from '@selaras/web/ui';
import { AttemptSession } from './attempt-session';

/** The files of one attempt: handed in for an item, and known by name when the attempt is opened again. Provided by the page. */
@Injectable()
export class AttemptFiles implements AnswerFiles {
  private readonly session = inject(AttemptSession);
  /** How many are on their way: leaving the page would lose them. */
  readonly sending = signal(0);

  uploadTo(itemVersionId: string): UploadFile {
    const attemptId = this.session.current()?.id ?? '';
    return async (file, onProgress) => {
      this.sending.update((count) => count + 1);
      try {
        return await send(`/attempt-files?${new URLSearchParams({ attemptId, itemVersionId })}`, file, onProgress);
      } finally {
        this.sending.update((count) => count - 1);
      }
    };
  }

  async known(): Promise<readonly AnswerFile[]> {
    const attemptId = this.session.current()?.id;
    if (attemptId === undefined) return [];
    const answer = await fetch(`/attempt-files/${encodeURIComponent(attemptId)}`, { headers: { 'x-selaras': '1' } });
    if (!answer.ok) throw new Error(`the files of the attempt were not named: ${answer.status}`);
    return (await answer.json()) as readonly AnswerFile[];
  }

  arrivedLate(itemVersionId: string, fileId: string): void {
    const standing = this.session.items().find(({ item }) => item.itemVersionId === itemVersionId);
    if (!standing) return;
    const before: Response | null = standing.response;
    if (before?.type === 'file-upload' && before.fileIds.includes(fileId)) return;
    this.session.respond(standing.item, { type: 'file-upload', fileIds: [...(before?.type === 'file-upload' ? before.fileIds : []), fileId] });
  }
}

/** By `XMLHttpRequest`, since `fetch` tells no progress. */
function send(address: string, file: File, onProgress: (share: number) => void): Promise<AnswerFile> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', address);
    request.setRequestHeader('x-selaras', '1');
    request.responseType = 'json';
    request.upload.addEventListener('progress', ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0));
    request.addEventListener('load', () => {
      if (request.status >= 200 && request.status < 300) resolve(request.response as AnswerFile);
      else reject(refusalFrom(request.status, request.response));
    });
    request.addEventListener('error', () => reject(new Error('the server could not be reached')));
    const form = new FormData();
    form.append('file', file);
    request.send(form);
  });
}

/** A fault of the server is no word on the file: sending it again may do. */
function refusalFrom(status: number, body: unknown): Error {
  const { code, params } = typeof body === 'object' && body !== null ? (body as { readonly code?: unknown; readonly params?: unknown }) : {};
  if (typeof code === 'string') return new AnswerFileRefused(code, Array.isArray(params) ? (params as AnswerFileRefused['params']) : []);
  return status === 413 ? new AnswerFileRefused('FileTooLarge') : new Error(`the server answered ${status}`);
}
