import type { Response } from '@selaras/domain/item';
import { instant, type AttemptId, type ItemVersionId, type StepId } from '@selaras/domain/kernel';
import type { BreakId } from '@selaras/domain/scheduling';
import type { Receipt, Step } from '../step';
import { BEGINNING, type SimulatedServer } from './simulated-house';
import type { SimulatedTime } from './simulated-time';

/** Loses, repeats and reorders what it carries, until it is made good. */
export class SimulatedNetwork {
  isGood = false;

  constructor(private readonly time: SimulatedTime) {}

  carry(deliver: () => void): void {
    if (!this.isGood && this.time.chance(0.12)) return;
    this.time.after(2, this.isGood ? 10 : 400, deliver);
    if (!this.isGood && this.time.chance(0.08)) this.time.after(2, 2_000, deliver);
  }
}

/** What the learners saw, and what they were told. */
export interface Witness {
  readonly acknowledged: Map<StepId, { readonly attemptId: AttemptId; readonly receipt: Receipt; readonly step: Step }>;
  /** Told that it was not recorded because the attempt was closed. */
  readonly turnedAway: Map<StepId, AttemptId>;
  readonly submissions: Map<AttemptId, string>;
  /** In the order in which a learner with a single device gave them. */
  readonly given: Map<AttemptId, StepId[]>;
  broken(what: string): void;
}

const PATIENCE = 500;

/** A browser with its outbox: keeps every answer until the server told it what became of it, and sends the oldest first. */
export class SimulatedDevice {
  private outbox: Step[] = [];
  private isSending = false;
  private sendsSingly = false;
  private round = 0;

  constructor(
    private readonly time: SimulatedTime,
    private readonly network: SimulatedNetwork,
    private readonly servers: readonly SimulatedServer[],
    private readonly witness: Witness,
    readonly attemptId: AttemptId,
    private readonly items: readonly ItemVersionId[],
    private readonly newId: () => StepId,
    private readonly clockError: number,
  ) {}

  get isDone(): boolean {
    return this.outbox.length === 0;
  }

  answer(): void {
    const response: Response | null = this.time.chance(0.8) ? { type: 'short-text', text: String(this.time.random()) } : null;
    const flagged = response && this.time.chance(0.8) ? null : this.time.chance(0.5);
    const answeredAt = instant(Math.round(BEGINNING + this.time.now + this.clockError));
    const step: Step = { id: this.newId(), itemVersionId: this.time.oneOf(this.items), response, flagged, answeredAt };
    this.outbox.push(step);
    this.witness.given.get(this.attemptId)?.push(step.id);
    this.flush();
  }

  submit(): void {
    const server = this.time.oneOf(this.servers);
    this.network.carry(() => server.submit(this.attemptId, (receipt) => this.network.carry(() => this.isSubmitted(receipt))));
  }

  /** Begins a break or ends it, now and then without hearing what became of that. */
  pause(begins: boolean): void {
    const breakId = `break-${this.attemptId}-${this.time.chance(0.5) ? 1 : 2}` as BreakId;
    const server = this.time.oneOf(this.servers);
    this.network.carry(() => server.pause(this.attemptId, breakId, begins));
  }

  /** Sends an id that was acknowledged with something else in it: a receipt for that would be a lie. */
  cheat(): void {
    const [acknowledged] = [...this.witness.acknowledged.values()].filter(({ attemptId }) => attemptId === this.attemptId);
    if (!acknowledged) return;
    const step: Step = { ...acknowledged.step, response: { type: 'short-text', text: `forged ${this.time.random()}` } };
    this.time.oneOf(this.servers).record(this.attemptId, [step], (answer) => {
      if (answer.ok) this.witness.broken(`a forged step ${step.id} got a receipt`);
    });
  }

  flush(): void {
    if (this.isSending || this.outbox.length === 0) return;
    this.isSending = true;
    this.round += 1;
    const { round } = this;
    const steps = this.outbox.slice(0, this.sendsSingly ? 1 : 1 + Math.floor(this.time.random() * 4));
    const server = this.time.oneOf(this.servers);
    this.network.carry(() => server.record(this.attemptId, steps, (answer) => this.network.carry(() => {
      if (answer.ok) this.areRecorded(steps, answer.value);
      else if (answer.refusal.code === 'AttemptClosed') this.areTurnedAway(steps);
      // She is having a break; what she wrote just before waits for its end.
      else if (answer.refusal.code === 'OnBreak') return;
      else this.witness.broken(`an honest step was refused as ${answer.refusal.code}`);
      if (round === this.round) this.goOn();
    })));
    this.time.after(PATIENCE, PATIENCE * 2, () => {
      if (round === this.round) this.goOn();
    });
  }

  private goOn(): void {
    this.round += 1;
    this.isSending = false;
    this.flush();
  }

  private areRecorded(steps: readonly Step[], receipts: readonly Receipt[]): void {
    for (const [index, step] of steps.entries()) {
      const receipt = receipts[index];
      if (receipt?.stepId !== step.id) return this.witness.broken(`the receipt in place of ${step.id} is for ${receipt?.stepId}`);
      const before = this.witness.acknowledged.get(step.id);
      if (before && JSON.stringify(before.receipt) !== JSON.stringify(receipt)) this.witness.broken(`step ${step.id} has two receipts`);
      this.witness.acknowledged.set(step.id, { attemptId: this.attemptId, receipt, step });
    }
    this.forget(steps);
  }

  private areTurnedAway(steps: readonly Step[]): void {
    // All or none: one that is new turns away those beside it that are recorded. Alone, each is told its own.
    this.sendsSingly = true;
    const [step, ...others] = steps;
    if (!step || others.length > 0) return;
    this.witness.turnedAway.set(step.id, this.attemptId);
    this.forget([step]);
  }

  private forget(steps: readonly Step[]): void {
    const settled = new Set(steps.map((step) => step.id));
    this.outbox = this.outbox.filter((step) => !settled.has(step.id));
  }

  private isSubmitted(receipt: string): void {
    const before = this.witness.submissions.get(this.attemptId);
    if (before !== undefined && before !== receipt) this.witness.broken(`attempt ${this.attemptId} was handed in twice, differently`);
    this.witness.submissions.set(this.attemptId, receipt);
  }
}
