import { InjectionToken } from '@angular/core';

/** A file the server has taken as part of an answer. */
export interface AnswerFile {
  /** What the response names. */
  readonly id: string;
  readonly name: string;
  readonly byteSize: number;
}

/** Hands a file in. @param onProgress share sent, from 0 to 1. @throws AnswerFileRefused when the server says no; anything else when it could not be asked */
export type UploadFile = (file: File, onProgress: (share: number) => void) => Promise<AnswerFile>;

/** The server said no, in a code and params as any other refusal. */
export class AnswerFileRefused extends Error {
  constructor(readonly code: string, readonly params: readonly { readonly name: string; readonly value: string }[] = []) {
    super(code);
  }
}

/** Where the files of an answer go. Given by the page: it knows the attempt. */
export interface AnswerFiles {
  uploadTo(itemVersionId: string): UploadFile;
  /** Names and sizes of files handed in before, of any item of the attempt. @throws when they cannot be asked for */
  known(): Promise<readonly AnswerFile[]>;
  /** A file arrived after the reader had gone to another item: it belongs to her answer all the same. */
  arrivedLate(itemVersionId: string, fileId: string): void;
}

export const ANSWER_FILES = new InjectionToken<AnswerFiles>('AnswerFiles');
