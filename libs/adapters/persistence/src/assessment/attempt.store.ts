import type { Appended, AttemptRecord, AttemptStore, ClosedAttempt, NewAttempt, PairItemRecord, PausableAttempt, Pause, RecordedAnswer } from '@selaras/application/assessment';
import type { AttemptState, Closing, ItemFace, RecordedStep } from '@selaras/domain/assessment';
import type {
  AttemptId, CourseVersionId, EnrolmentId, Instant, ItemVersionId, PersonId, Result, StepId,
} from '@selaras/domain/kernel';
import { Batches } from '../batches';
import { brokenConstraint, type Database } from '../database';
import { KeptRows } from '../kept-rows';
import { momentOf, type StoredMoment } from '../moments';
import { unitJson } from '../unit-columns';
import { appendSteps, type Append, type Reached } from './append-steps';
import {
  BREAKS, breaksOf, closingOf, LATE_STEPS, lateAnswersOf, NEWEST_OUTCOME, statesOf, STEP_STATES,
  type ClosingColumns, type StepStates, type StoredBreaks, type StoredForm, type StoredLateSteps, type StoredOutcome,
} from './attempt-rows';
import { closeAttempt } from './close-attempts';
import { writePause } from './pause-attempt';
import { readStates, type StateQuestion } from './read-states';
import { RememberedAttempts } from './remembered-attempts';
import { breakRulesOf, timingOf, TIMING_COLUMNS, type BreakRuleColumns, type TimingColumns } from './timing-columns';

const MOST_KEPT_ITEMS = 5_000;
const MOST_KEPT_PAIRS = 200;
/** About 5 kB each: everybody of a large organisation who sits a test at this moment. */
const MOST_REMEMBERED_ATTEMPTS = 5_000;
/** Keeps a commit within milliseconds however many wait. */
const MOST_IN_A_BATCH = 100;

/** What `insert` runs into when somebody was faster; anything else that breaks is a bug and is thrown. */
const TAKEN = new Set(['attempt_pkey', 'attempt_enrolment_id_phase_number_key', 'one_open_attempt']);

/** Attempts and their steps in PostgreSQL. Every read for a person names her, so that nobody reaches another's attempt. */
export class PostgresAttemptStore implements AttemptStore {
  private readonly keptFaces: KeptRows<ItemVersionId, ItemFace>;
  private readonly keptPairs: KeptRows<CourseVersionId, StoredPair>;
  private readonly rememberedAttempts = new RememberedAttempts(MOST_REMEMBERED_ATTEMPTS);
  private readonly reads: Batches<StateQuestion, AttemptState | null>;
  private readonly appends: Batches<Append, Instant | null>;

  constructor(private readonly database: Database) {
    this.keptFaces = new KeptRows(MOST_KEPT_ITEMS, (ids) => this.loadFaces(ids));
    this.keptPairs = new KeptRows(MOST_KEPT_PAIRS, (ids) => this.loadPairs(ids), (pair) => pair.isFinal);
    this.reads = new Batches({ run: (questions) => readStates(database.byKey, questions), most: MOST_IN_A_BATCH });
    this.appends = new Batches({ run: (appends) => appendSteps(database.byKey, appends), apartBy: (append) => append.attemptId, most: MOST_IN_A_BATCH });
  }

  async pairItems(versionId: CourseVersionId): Promise<readonly PairItemRecord[]> {
    return (await this.keptPairs.get([versionId])).get(versionId)?.items ?? [];
  }

  async insert(attempt: NewAttempt): Promise<boolean> {
    try {
      const started = await this.database.query(
        `WITH held AS (
           SELECT id FROM enrolment WHERE id = $2 AND grants = $13 AND withdrawn_at IS NULL FOR SHARE
         ), started AS (
           INSERT INTO attempt (id, enrolment_id, phase, number, unit_id, level, form, seed, started_at, due_at, last_hash, parallel_form,
             time_limit_seconds, extra_seconds, closes_at, grace_seconds, navigation, breaks_most, break_seconds)
           SELECT $1, held.id, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $14, $15, $16, $17, $18, $19, $20 FROM held RETURNING id, due_at
         ), to_expire AS (
           INSERT INTO outbox (job_name, job_key, payload, run_at)
           SELECT 'expire-attempt', id::text, jsonb_build_object('attemptId', id), due_at FROM started
           ON CONFLICT (job_name, job_key) DO NOTHING
         )
         SELECT id FROM started`,
        [
          attempt.id, attempt.enrolmentId, attempt.phase, attempt.number, attempt.unitId, attempt.level,
          JSON.stringify(attempt.form), attempt.seed, new Date(attempt.startedAt), new Date(attempt.dueAt), attempt.firstHash, attempt.parallelForm,
          attempt.grants, attempt.timing.timeLimitSeconds, attempt.timing.extraSeconds, new Date(attempt.timing.deadline), attempt.graceSeconds, attempt.navigation,
          attempt.breakRules.most, attempt.breakRules.secondsEach,
        ],
      );
      return started.length > 0;
    } catch (error) {
      if (TAKEN.has(brokenConstraint(error) ?? '')) return false;
      throw error;
    }
  }

  async answersAfter(personId: PersonId, attemptId: AttemptId, sequence: number, most: number): Promise<readonly RecordedAnswer[]> {
    const rows = await this.database.query<{ step_id: StepId; sequence: number; item_version_id: ItemVersionId; response: RecordedAnswer['response']; recorded_at: StoredMoment }>(
      `SELECT s.step_id, s.sequence, s.item_version_id, s.response, s.recorded_at FROM attempt_step s JOIN attempt a ON a.id = s.attempt_id JOIN enrolment e ON e.id = a.enrolment_id
       WHERE s.attempt_id = $1 AND e.person_id = $2 AND e.withdrawn_at IS NULL AND s.sequence > $3 AND s.response IS NOT NULL ORDER BY s.sequence LIMIT $4`,
      [attemptId, personId, sequence, most],
    );
    return rows.map((row) => ({ stepId: row.step_id, sequence: row.sequence, itemVersionId: row.item_version_id, response: row.response, recordedAt: momentOf(row.recorded_at) }));
  }

  async attemptOf(personId: PersonId, attemptId: AttemptId): Promise<AttemptRecord | null> {
    const [row] = await this.database.query<AttemptRow>(
      `SELECT a.id, a.enrolment_id, v.title, a.phase, a.number, ${unitJson('u')} AS unit, a.form,
         a.started_at, a.due_at, a.submitted_at, a.closed_by, ${TIMING_COLUMNS}, a.grace_seconds, a.navigation, a.furthest, a.breaks_most, a.break_seconds,
         ${BREAKS} AS breaks, a.last_sequence, ${STEP_STATES} AS states, ${LATE_STEPS} AS late, ${NEWEST_OUTCOME} AS outcome
       FROM attempt a
       JOIN enrolment e ON e.id = a.enrolment_id
       JOIN cohort c ON c.id = e.cohort_id
       JOIN course_version v ON v.id = c.version_id
       JOIN work_unit u ON u.id = a.unit_id
       WHERE a.id = $1 AND e.person_id = $2 AND e.withdrawn_at IS NULL`,
      [attemptId, personId],
    );
    return row ? {
      id: row.id,
      enrolmentId: row.enrolment_id,
      courseTitle: row.title,
      phase: row.phase,
      number: row.number,
      unit: row.unit,
      form: row.form,
      timing: timingOf(row),
      startedAt: momentOf(row.started_at),
      dueAt: momentOf(row.due_at),
      closing: closingOf(row),
      graceSeconds: row.grace_seconds,
      navigation: row.navigation,
      furthest: row.furthest,
      breakRules: breakRulesOf(row),
      breaks: breaksOf(row.breaks),
      lastSequence: row.last_sequence,
      states: statesOf(row.states),
      lateAnswers: lateAnswersOf(row.late),
      outcome: row.outcome,
    } : null;
  }

  faces(ids: readonly ItemVersionId[]): Promise<ReadonlyMap<ItemVersionId, ItemFace>> {
    return this.keptFaces.get(ids);
  }

  remembered(personId: PersonId, attemptId: AttemptId): AttemptState | null {
    return this.rememberedAttempts.of(personId, attemptId);
  }

  async stateOf(personId: PersonId, attemptId: AttemptId, stepIds: readonly StepId[]): Promise<AttemptState | null> {
    const state = await this.reads.add({ personId, attemptId, stepIds });
    if (state) this.rememberedAttempts.learn(personId, state);
    return state;
  }

  async append(attemptId: AttemptId, after: number, steps: readonly RecordedStep[], reached: Reached): Promise<Appended | null> {
    const dueAt = await this.appends.add({ attemptId, after, steps, reached });
    const newest = steps.at(-1);
    if (dueAt === null || !newest) {
      this.rememberedAttempts.forget(attemptId);
      return null;
    }
    this.rememberedAttempts.advance(attemptId, newest, reached, dueAt);
    return { dueAt };
  }

  close(attemptId: AttemptId, closing: Closing, now: Instant, onlyAt?: number): Promise<ClosedAttempt | null> {
    this.rememberedAttempts.forget(attemptId);
    return closeAttempt(this.database, attemptId, closing, now, onlyAt);
  }

  pause<Refusal>(
    personId: PersonId, attemptId: AttemptId, decide: (attempt: PausableAttempt) => Result<Pause, Refusal>,
  ): Promise<Result<Pause, Refusal | { readonly code: 'IdTaken' }> | null> {
    this.rememberedAttempts.forget(attemptId);
    return writePause(this.database, personId, attemptId, decide);
  }

  async dueAndClosing(attemptId: AttemptId) {
    const [row] = await this.database.query<ClosingColumns & { due_at: Date }>(
      'SELECT due_at, submitted_at, closed_by FROM attempt WHERE id = $1', [attemptId],
    );
    return row ? { dueAt: momentOf(row.due_at), closing: closingOf(row) } : null;
  }

  /** Takes the stem and the interaction out of the content: the key is not even read. */
  private async loadFaces(ids: readonly ItemVersionId[]): Promise<ReadonlyMap<ItemVersionId, ItemFace>> {
    const rows = await this.database.query<ItemFace>(
      `SELECT id, content -> 'stem' AS stem, content -> 'interaction' AS interaction, maximum FROM item_version WHERE id = ANY($1::uuid[])`,
      [ids],
    );
    return new Map(rows.map((row) => [row.id, row]));
  }

  private async loadPairs(ids: readonly CourseVersionId[]): Promise<ReadonlyMap<CourseVersionId, StoredPair>> {
    const rows = await this.database.query<{ id: CourseVersionId; is_final: boolean; items: readonly PairItemRecord[] | null }>(
      `SELECT v.id, v.status <> 'draft' AS is_final, (
         SELECT jsonb_agg(jsonb_build_object('itemVersionId', i.id, 'part', pi.part, 'unitId', pi.unit_id, 'form', pi.form,
           'interaction', i.content -> 'interaction', 'section', pi.section, 'required', pi.required) ORDER BY pi.position, i.id)
         FROM pair_item pi JOIN item_version i ON i.id = pi.item_version_id WHERE pi.version_id = v.id) AS items
       FROM course_version v WHERE v.id = ANY($1::uuid[])`,
      [ids],
    );
    return new Map(rows.map((row) => [row.id, { isFinal: row.is_final, items: row.items ?? [] }]));
  }
}

interface StoredPair {
  readonly isFinal: boolean;
  readonly items: readonly PairItemRecord[];
}

interface AttemptRow extends ClosingColumns, TimingColumns, BreakRuleColumns {
  readonly id: AttemptId;
  readonly enrolment_id: EnrolmentId;
  readonly title: string;
  readonly phase: AttemptRecord['phase'];
  readonly number: number;
  readonly unit: AttemptRecord['unit'];
  readonly form: StoredForm;
  readonly started_at: Date;
  readonly due_at: Date;
  readonly grace_seconds: number;
  readonly navigation: AttemptRecord['navigation'];
  readonly furthest: number;
  readonly breaks: StoredBreaks;
  readonly last_sequence: number;
  readonly states: StepStates;
  readonly late: StoredLateSteps;
  readonly outcome: StoredOutcome | null;
}
