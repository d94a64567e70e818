import { newestByItem, type Closing, type ClosedBy, type Form, type ItemState, type RecordedStep } from '@selaras/domain/assessment';
import type { LateAnswer } from '@selaras/application/assessment';
import type { OutcomeRecord } from '@selaras/application/learning';
import type { Response } from '@selaras/domain/item';
import type { Break, BreakId } from '@selaras/domain/scheduling';
import { momentOf, momentOrNull, type StoredMoment } from '../moments';
import type { Hundredths, ItemVersionId, StepId } from '@selaras/domain/kernel';

export interface ClosingColumns {
  readonly submitted_at: StoredMoment | null;
  readonly closed_by: ClosedBy | null;
}

/** The two columns are null together; the table's constraint sees to that. */
export function closingOf({ submitted_at, closed_by }: ClosingColumns): Closing | null {
  return submitted_at === null || closed_by === null ? null : { submittedAt: momentOf(submitted_at), closedBy: closed_by };
}

/** Forms are written by `insert` alone, so what is read is one. */
export type StoredForm = Form;

/** The steps of attempt `a` that count, in as little JSON as tells the newest state of each item; null when there is none. */
export const STEP_STATES = `(SELECT jsonb_agg(jsonb_build_array(s.sequence, s.item_version_id, s.response, s.flagged))
  FROM attempt_step s WHERE s.attempt_id = a.id AND s.counts)`;

export type StepStates = readonly (readonly [number, ItemVersionId, Response | null, boolean | null])[] | null;

export function statesOf(steps: StepStates): ReadonlyMap<ItemVersionId, ItemState> {
  return newestByItem((steps ?? []).map(([sequence, itemVersionId, response, flagged]) => ({ sequence, itemVersionId, response, flagged })));
}

/** The steps of attempt `a` that came after its end, by sequence. */
export const LATE_STEPS = `(SELECT coalesce(jsonb_agg(jsonb_build_object('itemVersionId', s.item_version_id, 'response', s.response, 'answeredAt', s.answered_at,
    'recordedAt', s.recorded_at, 'counts', s.counts) ORDER BY s.sequence), '[]') FROM attempt_step s WHERE s.attempt_id = a.id AND s.late)`;

export type StoredLateSteps = readonly (Omit<LateAnswer, 'answeredAt' | 'recordedAt'> & { readonly answeredAt: string; readonly recordedAt: string })[];

export function lateAnswersOf(stored: StoredLateSteps): readonly LateAnswer[] {
  return stored.map((step) => ({ ...step, answeredAt: momentOf(step.answeredAt), recordedAt: momentOf(step.recordedAt) }));
}

/** Those steps of attempt `a` whose ids are in the array `ids`, an expression; null when there is none. */
export function knownSteps(ids: string): string {
  return `(SELECT jsonb_agg(to_jsonb(s) - 'attempt_id') FROM attempt_step s WHERE s.attempt_id = a.id AND s.step_id = ANY(${ids}))`;
}

export type StoredSteps = readonly {
  readonly sequence: number;
  readonly step_id: StepId;
  readonly item_version_id: ItemVersionId;
  readonly response: Response | null;
  readonly flagged: boolean | null;
  readonly answered_at: string;
  readonly recorded_at: string;
  readonly late: boolean;
  readonly counts: boolean;
  readonly hash: string;
}[];

export function recordedSteps(stored: StoredSteps | null): RecordedStep[] {
  return (stored ?? []).map((row) => ({
    id: row.step_id,
    sequence: row.sequence,
    itemVersionId: row.item_version_id,
    response: row.response,
    flagged: row.flagged,
    answeredAt: momentOf(row.answered_at),
    recordedAt: momentOf(row.recorded_at),
    ...(row.late ? { late: { counts: row.counts } } : {}),
    hash: row.hash,
  }));
}

/** The outcome of attempt `a` by the newest key version, as an OutcomeRecord; null until it is scored. Practice has one of its own, without a core. */
export const NEWEST_OUTCOME = `CASE WHEN a.phase = 'practice' THEN (SELECT jsonb_build_object(
    'core', jsonb_build_object('earned', 0, 'maximum', 0),
    'full', jsonb_build_object('earned', o.earned, 'maximum', o.maximum),
    'complete', o.complete, 'passed', o.passed, 'objectives', o.objectives)
  FROM practice_outcome o WHERE o.attempt_id = a.id) ELSE (SELECT jsonb_build_object(
    'core', jsonb_build_object('earned', o.core_earned, 'maximum', o.core_maximum),
    'full', jsonb_build_object('earned', o.full_earned, 'maximum', o.full_maximum),
    'complete', o.complete, 'passed', o.passed, 'objectives', o.objectives)
  FROM outcome o WHERE o.attempt_id = a.id ORDER BY o.key_version DESC, o.revision DESC LIMIT 1) END`;

/** The breaks of attempt `a`, by number, as StoredBreaks. */
export const BREAKS = `(SELECT coalesce(jsonb_agg(jsonb_build_object('id', b.id, 'number', b.number, 'startedAt', b.started_at, 'endsAt', b.ends_at,
    'endedAt', b.ended_at) ORDER BY b.number), '[]') FROM attempt_break b WHERE b.attempt_id = a.id)`;

export type StoredBreaks = readonly {
  readonly id: BreakId;
  readonly number: number;
  readonly startedAt: string;
  readonly endsAt: string;
  readonly endedAt: string | null;
}[];

export function breaksOf(stored: StoredBreaks): readonly Break[] {
  return stored.map(({ id, number, startedAt, endsAt, endedAt }) => ({ id, number, startedAt: momentOf(startedAt), endsAt: momentOf(endsAt), endedAt: momentOrNull(endedAt) }));
}

/** JSON numbers of NEWEST_OUTCOME are whole hundredths by the table's column types. */
export type StoredOutcome = OutcomeRecord & { readonly core: { readonly earned: Hundredths; readonly maximum: Hundredths } };
