import { drawForm, firstHash, type Form, formOfPhase, type Phase } from '@selaras/domain/assessment';
import { itemsFor, practiceItems } from '@selaras/domain/course';
import { itemsOfForm } from '@selaras/domain/item';
import { ok, refuse, type AttemptId, type EnrolmentId, type Instant, type Result, type WorkUnitId } from '@selaras/domain/kernel';
import type { Actor } from '@selaras/domain/organisation';
import { dueOf, rulesFor, startRefusal, type StartRefusal } from '@selaras/domain/scheduling';
import { attemptsIn, placeInCourse, readEnrolments, type EnrolmentRecord } from '../learning/index';
import { readAttempt, type AttemptView } from './my-attempt';
import type { AssessmentDeps, NewAttempt } from './ports';

export interface StartAttempt {
  /** Made by the client, so that a repeated start is recognised. */
  readonly attemptId: AttemptId;
  readonly enrolmentId: EnrolmentId;
  readonly phase: Phase;
}

export type StartAttemptRefusal =
  | StartRefusal
  | { readonly code: 'EnrolmentNotFound' }
  | { readonly code: 'AttemptIdTaken'; readonly field: 'attemptId' }
  | { readonly code: 'TestWithoutItems' };

/** Each round lost means that another start of the same test won, or that something was granted to her just now; the next reading finds it. */
const MOST_ROUNDS = 5;

/**
 * Starts a test, or goes on with it: however often and from however many devices it is asked at once, there is one attempt.
 * The form is drawn for the unit she is in now (of two parallel forms the one whose turn it is), and frozen, and so is what holds for her in this test.
 */
export function makeStartAttempt(deps: AssessmentDeps) {
  const { enrolments, attempts, clock } = deps;
  return async (actor: Actor, command: StartAttempt): Promise<Result<AttemptView, StartAttemptRefusal>> => {
    for (let round = 1; round <= MOST_ROUNDS; round += 1) {
      const now = clock();
      const [enrolment] = await readEnrolments(enrolments, actor.personId, now, command.enrolmentId);
      if (!enrolment) return refuse({ code: 'EnrolmentNotFound' });

      const going = attemptToGoOnWith(enrolment, command);
      if (!going.ok) return going;
      const attemptId = going.value ?? command.attemptId;
      if (going.value === null) {
        const refusal = startRefusal(placeInCourse(enrolment, now).facts, command.phase);
        if (refusal) return refuse(refusal);
        const attempt = await drawAttempt(deps, enrolment, command, now);
        if (attempt.form.length === 0) return refuse({ code: 'TestWithoutItems' });
        if (!(await attempts.insert(attempt))) continue;
      }
      const view = await readAttempt(deps, actor.personId, attemptId, now);
      if (!view) throw new Error(`attempt ${attemptId} is gone`);
      return ok(view);
    }
    // Nothing of hers stands in the way: the id belongs to an attempt of somebody else.
    return refuse({ code: 'AttemptIdTaken', field: 'attemptId' });
  };
}

/** Her attempt under that id (its reply was lost), else the open one of that phase; null when a new one is due. */
function attemptToGoOnWith(
  enrolment: EnrolmentRecord, { attemptId, phase }: StartAttempt,
): Result<AttemptId | null, StartAttemptRefusal> {
  const same = enrolment.attempts.find((attempt) => attempt.id === attemptId);
  if (same) return same.phase === phase ? ok(same.id) : refuse({ code: 'AttemptIdTaken', field: 'attemptId' });
  return ok(attemptsIn(enrolment, phase).find((attempt) => attempt.closing === null)?.id ?? null);
}

async function drawAttempt(
  { attempts, hash }: AssessmentDeps, enrolment: EnrolmentRecord, { attemptId, phase }: StartAttempt, startedAt: Instant,
): Promise<NewAttempt> {
  const number = attemptsIn(enrolment, phase).length + 1;
  // Decided here rather than by the client's id, so that nobody can choose her order by choosing an id.
  const seed = `${enrolment.id}/${phase}/${number}`;
  const { graceSeconds, navigation, shuffleItems } = rulesFor(enrolment.course.pair.rules, phase);
  const { timeLimitSeconds, extraSeconds, deadline, breaks: breakRules } = placeInCourse(enrolment, startedAt).allowances[phase];
  const timing = { timeLimitSeconds, extraSeconds, deadline: deadline.at };
  const placed = await attempts.pairItems(enrolment.course.versionId);
  const parallelForm = formOfPhase(enrolment.firstForm, phase);
  const asked = itemsOfForm(phase === 'practice' ? practiceItems(placed) : itemsFor(placed, enrolment.unitPath), parallelForm);
  const form: Form = drawForm(asked, seed, { shuffleItems });
  return {
    id: attemptId,
    enrolmentId: enrolment.id,
    phase,
    number,
    unitId: enrolment.unitPath[0] as WorkUnitId,
    level: enrolment.level,
    form,
    parallelForm,
    seed,
    startedAt,
    dueAt: dueOf({ startedAt, breakMilliseconds: 0, ...timing }).at,
    timing,
    graceSeconds,
    navigation,
    breakRules,
    firstHash: firstHash(attemptId, hash),
    grants: enrolment.grants,
  };
}
