import type { MarkingRefusal } from '@selaras/domain/assessment';
import type { AuthoringRefusal } from '../authoring/index';

/** Why a decision was not made. */
export type MarkWorkRefusal =
  | MarkingRefusal
  | Extract<AuthoringRefusal, { readonly code: 'TooLong' | 'IdTaken' }>
  | { readonly code: 'AttemptNotInScope' }
  | { readonly code: 'AttemptNotScored' }
  | { readonly code: 'ItemNotInAttempt'; readonly field: 'itemVersionId' }
  | { readonly code: 'NotMarkedByPeople' }
  /** Nothing was handed in: a blank answer earns nothing without anybody's judgement. */
  | { readonly code: 'NothingToMark' }
  | { readonly code: 'OwnAttempt' };

/** Why a file was not taken. */
export type UploadRefusal =
  | { readonly code: 'UploadPlaceNotFound' }
  | { readonly code: 'AttemptClosed' }
  | { readonly code: 'TooManyUploads'; readonly most: number };

/** Why a response was not recorded, before anybody looked at the rest of it. */
export interface FileNotHandedIn {
  readonly code: 'FileNotHandedIn';
  readonly field: string;
  readonly fileId: string;
}
