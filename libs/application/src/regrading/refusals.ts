import type { CorrectionRefusal } from '@selaras/domain/assessment';
import type { AuthoringRefusal } from '../authoring/index';

/** Why a correction was not made, or not previewed. */
export type RegradingRefusal =
  | CorrectionRefusal
  | Extract<AuthoringRefusal, { readonly code: 'VersionNotFound' | 'Required' | 'TooLong' | 'ContentMalformed' | 'ItemInvalid' | 'IdTaken' }>
  /** A draft is simply edited. */
  | { readonly code: 'VersionNotPublished' }
  /** People have judged by the rubric as it was; a mark they gave is changed by a mark of theirs. */
  | { readonly code: 'RubricNotCorrected'; readonly field: 'key' }
  /** One at a time: another correction is still being applied. */
  | { readonly code: 'RegradeRunning'; readonly keyVersion: number }
  /** Somebody made another correction since it was looked at: look again. */
  | { readonly code: 'StaleKeyVersion'; readonly current: number };

/** Why a mark was not set by hand. */
export type MarkRefusal =
  | Extract<AuthoringRefusal, { readonly code: 'Required' | 'TooLong' | 'OutOfRange' | 'IdTaken' }>
  | { readonly code: 'AttemptNotInScope' }
  | { readonly code: 'AttemptNotScored' }
  | { readonly code: 'ItemNotInAttempt'; readonly field: 'itemVersionId' }
  /** There is no mark set by a person that could be taken back. */
  | { readonly code: 'NothingToTakeBack' };
