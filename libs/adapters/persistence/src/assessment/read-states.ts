import type { AttemptState } from '@selaras/domain/assessment';
import type { AttemptId, PersonId, StepId } from '@selaras/domain/kernel';
import type { Queryable } from '../database';
import { momentOf, momentOrNull } from '../moments';
import { closingOf, knownSteps, recordedSteps, type ClosingColumns, type StoredForm, type StoredSteps } from './attempt-rows';

export interface StateQuestion {
  readonly personId: PersonId;
  readonly attemptId: AttemptId;
  /** Those of them that are recorded come back as `known`. */
  readonly stepIds: readonly StepId[];
}

/** States of attempts in the order asked; null where the attempt is not that person's, or she was withdrawn. */
export async function readStates(byKey: Queryable, questions: readonly StateQuestion[]): Promise<readonly (AttemptState | null)[]> {
  const rows = await byKey.query<StateRow>(
    `SELECT asked.place, a.id, a.due_at, a.submitted_at, a.closed_by, a.break_until, a.grace_seconds, a.sealed, a.navigation, a.furthest, a.furthest_answered, a.form,
       a.last_sequence, a.last_hash, a.closing_hash, ${knownSteps('asked.step_ids')} AS known
     FROM jsonb_to_recordset($1::jsonb) AS asked (place int, person_id uuid, attempt_id uuid, step_ids uuid[])
     JOIN attempt a ON a.id = asked.attempt_id
     JOIN enrolment e ON e.id = a.enrolment_id AND e.person_id = asked.person_id AND e.withdrawn_at IS NULL`,
    [JSON.stringify(questions.map(({ personId, attemptId, stepIds }, place) => ({ place, person_id: personId, attempt_id: attemptId, step_ids: stepIds })))],
  );
  const found = new Map(rows.map((row) => [row.place, stateOf(row)]));
  return questions.map((_, place) => found.get(place) ?? null);
}

interface StateRow extends ClosingColumns {
  readonly place: number;
  readonly id: AttemptId;
  readonly due_at: Date;
  readonly break_until: Date | null;
  readonly grace_seconds: number;
  readonly sealed: boolean;
  readonly navigation: AttemptState['navigation'];
  readonly furthest: number;
  readonly furthest_answered: boolean;
  readonly form: StoredForm;
  readonly last_sequence: number;
  readonly last_hash: string;
  readonly closing_hash: string | null;
  readonly known: StoredSteps | null;
}

function stateOf(row: StateRow): AttemptState {
  const closing = closingOf(row);
  return {
    id: row.id,
    dueAt: momentOf(row.due_at),
    closing,
    breakUntil: momentOrNull(row.break_until),
    graceSeconds: row.grace_seconds,
    sealed: row.sealed,
    navigation: row.navigation,
    furthest: row.furthest,
    furthestAnswered: row.furthest_answered,
    form: row.form,
    lastSequence: row.last_sequence,
    lastHash: row.last_hash,
    // One that was brought in when it was over took nothing after.
    hashAtClosing: closing && (row.closing_hash ?? row.last_hash),
    known: new Map(recordedSteps(row.known).map((step) => [step.id, step])),
  };
}
