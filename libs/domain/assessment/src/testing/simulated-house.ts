import { createHash } from 'node:crypto';
import { instant, ok, type AttemptId, type Instant, type Result, type StepId } from '@selaras/domain/kernel';
import { closingByClock, recordResponses, type AttemptState, type Closing, type RecordRefusal } from '../attempt';
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
  readonly readsAgainAfterClosing: boolean;
  readonly closesOnlyByTheDueTimeRead: boolean;
}
export const AS_BUILT: Construction = {
  record: recordResponses,
  appendsOnlyAfterWhatWasRead: true,
  acknowledgesAfterTheCommit: true,
  closingShutsTheDoor: true,
  readsAgainAfterClosing: true,
  closesOnlyByTheDueTimeRead: true,
};

export interface StoredAttempt {
  readonly id: AttemptId;
  readonly form: AttemptState['form'];
  dueAt: Instant;
  closing: Closing | null;
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
    const { form, dueAt, closing, steps, byId } = this.attempt(id);
    const known = new Map(stepIds.flatMap((stepId) => {
      const step = byId.get(stepId);
      return step ? [[stepId, step] as const] : [];
    }));
    const last = steps.at(-1);
    return { id, form, dueAt, closing, known, lastSequence: last?.sequence ?? 0, lastHash: last?.hash ?? firstHash(id, sha256) };
  }

  append(id: AttemptId, after: number, steps: readonly RecordedStep[]): boolean {
    const attempt = this.attempt(id);
    if (this.construction.appendsOnlyAfterWhatWasRead && attempt.steps.length !== after) return false;
    if (this.construction.closingShutsTheDoor && (attempt.closing || steps.some((step) => step.recordedAt >= attempt.dueAt))) return false;
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
    return true;
  }

  attempt(id: AttemptId): StoredAttempt {
    const attempt = this.attempts.get(id);
    if (!attempt) throw new Error(`no attempt ${id}`);
    return attempt;
  }
}

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
    this.soon(() => (remembered ? this.decide(remembered, this.clock(), steps, reply, true) : this.readAndDecide(id, steps, reply)));
  }

  submit(id: AttemptId, reply: (receipt: string) => void): void {
    this.soon(() => {
      const now = this.clock();
      const state = this.database.read(id, []);
      this.soon(() => {
        this.database.close(id, closingByClock(state, now) ?? { submittedAt: now, closedBy: 'learner' });
        this.remembered.delete(id);
        const { closing, lastHash } = this.database.read(id, []);
        // She was given more time just now: decided again.
        if (!closing) return this.submit(id, reply);
        this.soon(() => reply(closingHash(lastHash, closing.submittedAt, closing.closedBy, sha256)));
      });
    });
  }

  /** What the worker does, whenever it comes to it. */
  expire(id: AttemptId): void {
    const closing = closingByClock(this.database.attempt(id), this.clock());
    if (closing) this.database.close(id, closing);
  }

  private readAndDecide(id: AttemptId, steps: readonly Step[], reply: (answer: Recorded) => void): void {
    const now = this.clock();
    const state = this.database.read(id, steps.map((step) => step.id));
    this.soon(() => {
      const closing = closingByClock(state, now);
      if (closing) {
        this.database.close(id, closing);
        if (this.construction.readsAgainAfterClosing) return this.readAndDecide(id, steps, reply);
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
