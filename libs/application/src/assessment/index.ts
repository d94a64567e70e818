import { makeAnswersAfter } from './answers-after';
import { makeAttemptReview } from './attempt-review';
import { makeEndBreak, makeStartBreak } from './breaks';
import { makeExpireAttempt } from './expire-attempt';
import { makeMyAttempt } from './my-attempt';
import type { AssessmentDeps, ScoringDeps } from './ports';
import { makeRecordResponses } from './record-responses';
import { makeScoreAttempt } from './score-attempt';
import { makeStartAttempt } from './start-attempt';
import { makeSubmitAttempt } from './submit-attempt';

export type { AttemptReviewView, ReviewedItemView, ReviewRefusal } from './attempt-review';
export type { BreakRecorded, PauseRefusal } from './breaks';
export type { Expiry } from './expire-attempt';
export type { AttemptBreaksView, AttemptItemView, AttemptView, LateAnswerView } from './my-attempt';
export * from './ports';
export type { Recorded, RecordResponsesRefusal, SentStep } from './record-responses';
export type { Scoring } from './score-attempt';
export type { StartAttempt, StartAttemptRefusal } from './start-attempt';
export type { Submitted, SubmitRefusal } from './submit-attempt';

/** What a learner does with an attempt. */
export function makeAssessmentUseCases(deps: AssessmentDeps) {
  return {
    startAttempt: makeStartAttempt(deps),
    myAttempt: makeMyAttempt(deps),
    answersAfter: makeAnswersAfter(deps),
    recordResponses: makeRecordResponses(deps),
    submitAttempt: makeSubmitAttempt(deps),
    startBreak: makeStartBreak(deps),
    endBreak: makeEndBreak(deps),
    attemptReview: makeAttemptReview(deps),
  };
}
export type AssessmentUseCases = ReturnType<typeof makeAssessmentUseCases>;

/** What happens to an attempt behind the request; the only use cases that read keys. */
export function makeScoringUseCases(deps: ScoringDeps) {
  return {
    scoreAttempt: makeScoreAttempt(deps),
    expireAttempt: makeExpireAttempt(deps),
    rebuildResults: deps.outcomes.rebuildResults.bind(deps.outcomes),
  };
}
export type ScoringUseCases = ReturnType<typeof makeScoringUseCases>;
