import { createHash } from 'node:crypto';
import { instant, ok, type AttemptId, type Instant, type ItemVersionId, type Result, type StepId } from '@selaras/domain/kernel';
import { endBreak, reservedMilliseconds, startBreak, type Break, type BreakId } from '@selaras/domain/scheduling';
import { closingByClock, markedFrom, newestByItem, recordResponses, type AttemptState, type Closing, type ItemState, type RecordRefusal } from '../attempt';
import { closingHash, firstHash, type Receipt, type RecordedStep, type Step } from '../step';
import type { SimulatedTime } from './simulated-time';

export const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
export const BEGINNING = Date.UTC(2026, 10, 25, 7, 30);

/** How the house is built. Tests of the simulation itself build it wrongly, and see whether that is found. */
export interface Construction {
  readonly record: typeof recordResponses;
  readonly appendsOnlyAfterWhatWasRead: boolean;
  readonly acknowledgesAfterTheCommit: boolean;
  readonly closingShutsTheDoor: boolean;
  readonly closesOnlyByTheDueTimeRead: boolean;
  readonly breaksShutTheDoor: boolean;
  readonly grantsOnlyWhatRuns: boolean;
  readonly marksAfterTheGrace: boolean;
  readonly sealsWhatItMarks: boolean;
  readonly labelsOnlyWhatWasRead: boolean;
}
export const AS_BUILT: Construction = {
  record: recordResponses,
  appendsOnlyAfterWhatWasRead: true,
  acknowledgesAfterTheCommit: true,
  closingShutsTheDoor: true,
  closesOnlyByTheDueTimeRead: true,
  breaksShutTheDoor: true,
  grantsOnlyWhatRuns: true,
  marksAfterTheGrace: true,
  sealsWhatItMarks: true,
  labelsOnlyWhatWasRead: true,
};

export interface StoredAttempt {
  readonly id: AttemptId;
  readonly form: AttemptState['form'];
  readonly graceSeconds: number;
  dueAt: Instant;
  closing: Closing | null;
  /** Milliseconds that moved the due time so far: granted, or taken in breaks. */
  moved: number;
  breaks: readonly Break[];
  breakUntil: Instant | null;
  /** Steps that got in while a break was going on. */
  takenOnBreak: number;
  hashAtClosing: string | null;
  sealed: boolean;
  outcome: ReadonlyMap<ItemVersionId, ItemState> | null;
  readonly steps: RecordedStep[];
  readonly byId: Map<StepId, RecordedStep>;
  /** How many steps there were when it was closed. */
  stepsAtClosing: number | null;
}

/** What survives every crash. Each method is one commit. */
export class SimulatedDatabase {
  readonly attempts = new Map<AttemptId, StoredAttempt>();

  constructor(private readonly construction: Construction) {}

  read(id: AttemptId, stepIds: readonly StepId[]): AttemptState {
    const { form, dueAt, closing, steps, byId, graceSeconds, breakUntil, sealed, hashAtClosing } = this.attempt(id);
    const known = new Map(stepIds.flatMap((stepId) => {
      const step = byId.get(stepId);
      return step ? [[stepId, step] as const] : [];
    }));
    const last = steps.at(-1);
    return {
      id, form, dueAt, closing, known, graceSeconds, breakUntil, sealed, hashAtClosing, navigation: 'free', furthest: 0, furthestAnswered: false,
      lastSequence: last?.sequence ?? 0, lastHash: last?.hash ?? firstHash(id, sha256),
    };
  }

  append(id: AttemptId, after: number, steps: readonly RecordedStep[]): boolean {
    const attempt = this.attempt(id);
    if (this.construction.appendsOnlyAfterWhatWasRead && attempt.steps.length !== after) return false;
    const late = steps[0]?.late;
    if (this.construction.closingShutsTheDoor && !late && (attempt.closing || steps.some((step) => step.recordedAt >= attempt.dueAt))) return false;
    if (late && !attempt.closing) return false;
    if (late?.counts && (attempt.closing?.closedBy === 'learner' || (this.construction.sealsWhatItMarks && attempt.sealed))) return false;
    const { breakUntil } = attempt;
    const isOnBreak = !late && breakUntil !== null && steps.some((step) => step.recordedAt < breakUntil);
    if (isOnBreak && this.construction.breaksShutTheDoor) return false;
    if (isOnBreak) attempt.takenOnBreak += steps.length;
    if (this.construction.appendsOnlyAfterWhatWasRead && steps.some((step) => attempt.byId.has(step.id))) return false;
    for (const step of steps) {
      attempt.steps.push(step);
      attempt.byId.set(step.id, step);
    }
    return true;
  }

  /** False when it was closed before, or its due time is no longer the one the closing was decided by. */
  close(id: AttemptId, closing: Closing): boolean {
    const attempt = this.attempt(id);
    const isStillRight = closing.closedBy === 'expiry' ? closing.submittedAt === attempt.dueAt : closing.submittedAt < attempt.dueAt;
    if (attempt.closing || (this.construction.closesOnlyByTheDueTimeRead && !isStillRight)) return false;
    attempt.closing = closing;
    attempt.stepsAtClosing = attempt.steps.length;
    attempt.hashAtClosing = attempt.steps.at(-1)?.hash ?? firstHash(id, sha256);
    return true;
  }

  /** More time for one that runs. */
  grant(id: AttemptId, milliseconds: number, now: Instant): void {
    const attempt = this.attempt(id);
    if (this.construction.grantsOnlyWhatRuns && (attempt.closing || now >= attempt.dueAt)) return;
    this.move(attempt, milliseconds);
  }

  /** Begins a break, or ends one; the due time moves with it. */
  pause(id: AttemptId, breakId: BreakId, begins: boolean, now: Instant): void {
    const attempt = this.attempt(id);
    if (attempt.closing || now >= attempt.dueAt) return;
    const decided = begins ? startBreak(attempt.breaks, BREAK_RULES, breakId, now) : endBreak(attempt.breaks, breakId, now);
    if (!decided.ok) return;
    const before = reservedMilliseconds(attempt.breaks);
    attempt.breaks = [...attempt.breaks.filter((pause) => pause.id !== breakId), decided.value];
    attempt.breakUntil = decided.value.endedAt === null ? decided.value.endsAt : null;
    this.move(attempt, reservedMilliseconds(attempt.breaks) - before);
  }

  /** Keeps what an attempt came to when it was read at that step; once. False when something that counts came since. */
  mark(id: AttemptId, readAt: number, outcome: ReadonlyMap<ItemVersionId, ItemState>): boolean {
    const attempt = this.attempt(id);
    if (attempt.outcome) return true;
    if (this.construction.sealsWhatItMarks && attempt.closing?.closedBy === 'expiry' && attempt.steps.length !== readAt) return false;
    attempt.sealed = true;
    attempt.outcome = outcome;
    return true;
  }

  private move(attempt: StoredAttempt, milliseconds: number): void {
    attempt.moved += milliseconds;
    attempt.dueAt = instant(attempt.dueAt + milliseconds);
  }

  attempt(id: AttemptId): StoredAttempt {
    const attempt = this.attempts.get(id);
    if (!attempt) throw new Error(`no attempt ${id}`);
    return attempt;
  }
}

/** Seconds, as everything in this hour is shorter than in a real one. */
const BREAK_RULES = { most: 2, secondsEach: 4 };

type Recorded = Result<readonly Receipt[], RecordRefusal>;
interface Append {
  readonly state: AttemptState;
  readonly appended: readonly RecordedStep[];
  readonly receipts: readonly Receipt[];
  readonly overtaken: () => void;
  readonly reply: (answer: Recorded) => void;
}

/**
 * One process of the server: reads, decides, appends what several want in one commit, replies. Between any two of these it may be killed, and
 * with it goes whatever it had not committed, and all it remembered. Its clock is its own.
 */
export class SimulatedServer {
  private life = 0;
  private remembered = new Map<AttemptId, AttemptState>();
  private batch: Append[] = [];

  constructor(
    private readonly time: SimulatedTime,
    private readonly database: SimulatedDatabase,
    private readonly construction: Construction,
    private readonly clockError: number,
  ) {}

  crash(): void {
    this.life += 1;
    this.remembered = new Map();
    this.batch = [];
  }

  record(id: AttemptId, steps: readonly Step[], reply: (answer: Recorded) => void): void {
    const remembered = this.remembered.get(id);
    this.soon(() => {
      const now = this.clock();
      const isInTime = remembered && (now < remembered.dueAt || !this.construction.labelsOnlyWhatWasRead);
      return isInTime ? this.decide(remembered, now, steps, reply, true) : this.readAndDecide(id, steps, reply);
    });
  }

  submit(id: AttemptId, reply: (receipt: string) => void): void {
    this.soon(() => {
      const now = this.clock();
      const state = this.database.read(id, []);
      this.soon(() => {
        this.database.close(id, closingByClock(state, now) ?? { submittedAt: now, closedBy: 'learner' });
        this.remembered.delete(id);
        const { closing, hashAtClosing } = this.database.read(id, []);
        // She was given more time just now: decided again.
        if (!closing) return this.submit(id, reply);
        this.soon(() => reply(closingHash(hashAtClosing ?? '', closing.submittedAt, closing.closedBy, sha256)));
      });
    });
  }

  /** What the worker does, whenever it comes to it. */
  expire(id: AttemptId): void {
    const closing = closingByClock(this.database.attempt(id), this.clock());
    if (closing) this.database.close(id, closing);
  }

  /** What the worker does once an attempt is over; it comes again until it is done. */
  mark(id: AttemptId): void {
    const state = this.database.read(id, []);
    if (!state.closing || (this.construction.marksAfterTheGrace && this.clock() < markedFrom(state, state.closing))) return;
    const outcome = newestByItem(this.database.attempt(id).steps);
    this.soon(() => this.database.mark(id, state.lastSequence, outcome));
  }

  grant(id: AttemptId, milliseconds: number): void {
    this.database.grant(id, milliseconds, this.clock());
  }

  pause(id: AttemptId, breakId: BreakId, begins: boolean): void {
    this.soon(() => this.database.pause(id, breakId, begins, this.clock()));
  }

  private readAndDecide(id: AttemptId, steps: readonly Step[], reply: (answer: Recorded) => void): void {
    const now = this.clock();
    const state = this.database.read(id, steps.map((step) => step.id));
    this.soon(() => {
      const closing = closingByClock(state, now);
      if (closing) {
        this.database.close(id, closing);
        return this.readAndDecide(id, steps, reply);
      }
      this.decide(state, now, steps, reply, false);
    });
  }

  private decide(state: AttemptState, now: Instant, steps: readonly Step[], reply: (answer: Recorded) => void, isMemory: boolean): void {
    const readInstead = () => this.readAndDecide(state.id, steps, reply);
    const decision = this.construction.record(state, steps, now, sha256);
    if (!decision.ok) return isMemory ? readInstead() : this.soon(() => reply(decision));
    const { receipts, appended } = decision.value;
    if (appended.length === 0) return this.soon(() => reply(ok(receipts)));
    this.batch.push({ state, appended, receipts, reply, overtaken: readInstead });
    if (!this.construction.acknowledgesAfterTheCommit) this.soon(() => reply(ok(receipts)));
    if (this.batch.length === 1) this.soon(() => this.commit());
  }

  private commit(): void {
    const batch = this.batch;
    this.batch = [];
    // Committed together; the answer may still get lost, with the whole process or with the connection to the database.
    const outcomes = batch.map(({ state, appended }) => this.database.append(state.id, state.lastSequence, appended));
    const answerIsLost = this.time.chance(0.03);
    this.soon(() => batch.forEach(({ state, appended, receipts, reply, overtaken }, index) => {
      const newest = appended.at(-1);
      if (!outcomes[index] || answerIsLost || !newest) {
        this.remembered.delete(state.id);
        return overtaken();
      }
      this.remembered.set(state.id, { ...state, known: new Map(), lastSequence: newest.sequence, lastHash: newest.hash });
      if (this.construction.acknowledgesAfterTheCommit) this.soon(() => reply(ok(receipts)));
    }));
  }

  private clock(): Instant {
    return instant(Math.round(BEGINNING + this.time.now + this.clockError));
  }

  /** Unless it is killed before. Now and then it takes long. */
  private soon(happen: () => void): void {
    const { life } = this;
    this.time.after(0, this.time.chance(0.1) ? 1_000 : 40, () => {
      if (life === this.life) happen();
    });
  }
}
