import type { AttemptId } from '@selaras/domain/kernel';
import type { Actor } from '@selaras/domain/organisation';
import type { AssessmentDeps, RecordedAnswer } from './ports';

/** Far more than two devices write between two looks of one of them. */
export const MOST_ANSWERS_AFTER = 200;

/**
 * What was recorded of an attempt of mine after a step, oldest first: a device that finds steps it did not send asks for them, so that a text written
 * elsewhere is shown before it is forgotten. None when the attempt is not mine; a negative sequence asks for all.
 */
export function makeAnswersAfter({ attempts }: Pick<AssessmentDeps, 'attempts'>) {
  return (actor: Actor, attemptId: AttemptId, sequence: number): Promise<readonly RecordedAnswer[]> => attempts.answersAfter(actor.personId, attemptId, sequence, MOST_ANSWERS_AFTER);
}
