import { Injectable } from '@angular/core';

/** A file the server took: the address under which rich text and modules point at it. */
export interface UploadedFile {
  readonly id: string;
  readonly url: string;
  readonly mediaType: string;
  readonly byteSize: number;
  readonly name: string;
}

/** What the server answered instead of taking the file: a refusal code with its params, found as any other refusal. */
export class UploadRefused extends Error {
  constructor(readonly code: string, readonly params: readonly { readonly name: string; readonly value: string }[] = []) {
    super(code);
  }
}

/** Sends files with progress, which `fetch` cannot tell. */
@Injectable({ providedIn: 'root' })
export class FileUpload {
  /**
   * @param onProgress share sent, from 0 to 1.
   * @param signal gives the upload up; the promise then rejects with an `AbortError`.
   * @throws UploadRefused when the server says no; Error when it could not be asked.
   */
  send(courseId: string, file: File, onProgress: (share: number) => void, signal?: AbortSignal): Promise<UploadedFile> {
    return new Promise((resolve, reject) => {
      const request = new XMLHttpRequest();
      request.open('POST', `/files?courseId=${encodeURIComponent(courseId)}`);
      request.setRequestHeader('x-selaras', '1');
      request.responseType = 'json';
      request.upload.addEventListener('progress', ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0));
      request.addEventListener('load', () => {
        if (request.status >= 200 && request.status < 300) resolve(request.response as UploadedFile);
        else reject(refusalFrom(request.status, request.response));
      });
      request.addEventListener('error', () => reject(new Error('the server could not be reached')));
      request.addEventListener('abort', () => reject(new DOMException('given up', 'AbortError')));
      signal?.addEventListener('abort', () => request.abort(), { once: true });
      const form = new FormData();
      form.append('file', file);
      request.send(form);
    });
  }
}

function refusalFrom(status: number, body: unknown): UploadRefused {
  const answer = typeof body === 'object' && body !== null ? (body as { code?: unknown; params?: unknown }) : {};
  if (typeof answer.code === 'string') return new UploadRefused(answer.code, Array.isArray(answer.params) ? (answer.params as never) : []);
  return new UploadRefused(status === 413 ? 'FileTooLarge' : status === 401 ? 'SignedOut' : status === 403 ? 'NotAllowed' : 'UploadFailed');
}
