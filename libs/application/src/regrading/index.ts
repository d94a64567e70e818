import type { CorrectionId } from '@selaras/domain/assessment';
import { storableText, type CourseVersionId } from '@selaras/domain/kernel';
import { type Actor, scopeOf } from '@selaras/domain/organisation';
import { makeApplyCorrection } from './apply-correction';
import { makeCorrectableItems } from './correctable-items';
import { makeGradedAttempt, makeOverrideMark } from './marks';
import type { AttemptFilter, RegradingDeps } from './ports';
import { makePreviewCorrection } from './preview-correction';

export type { ApplyCorrection } from './apply-correction';
export type { ItemToCorrect } from './correctable-items';
export type { GradedAttempt, GradedItem, OverrideMark } from './marks';
export * from './ports';
export type { ChangedAttempt, CorrectionPreview } from './preview-correction';
export * from './refusals';
export { makeRegradeVersion, type Regrading } from './regrade-version';
export type { SentCorrection } from './wanted-correction';

/** What an instructor does when a key was wrong; the regrading itself (`makeRegradeVersion`) is the worker's. */
export function makeRegradingUseCases(deps: RegradingDeps) {
  return {
    /** Null when the course is not in scope. */
    corrections: (actor: Actor, versionId: CourseVersionId) => deps.corrections.log(scopeOf(actor, 'instructor'), versionId),
    regradeProgress: (actor: Actor, correctionId: CorrectionId) => deps.corrections.progress(scopeOf(actor, 'instructor'), correctionId),
    correctableItems: makeCorrectableItems(deps),
    /** Null when the course is not in scope. */
    submittedAttempts: (actor: Actor, versionId: CourseVersionId, filter: AttemptFilter, page: { readonly first: number; readonly offset: number }) =>
      deps.marks.submittedAttempts(scopeOf(actor, 'instructor'), versionId, { ...filter, search: storableText(filter.search).trim() }, page),
    attemptCohorts: (actor: Actor, versionId: CourseVersionId) => deps.marks.attemptCohorts(scopeOf(actor, 'instructor'), versionId),
    previewCorrection: makePreviewCorrection(deps),
    applyCorrection: makeApplyCorrection(deps),
    gradedAttempt: makeGradedAttempt(deps),
    overrideMark: makeOverrideMark(deps),
  };
}
export type RegradingUseCases = ReturnType<typeof makeRegradingUseCases>;
