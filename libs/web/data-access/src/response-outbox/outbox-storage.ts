import type { OutboxStep, OutboxSubmission } from './outbox-step';

/** Where unsent steps and asked-for submissions survive a reload, a killed tab, an empty battery. */
export interface OutboxStorage {
  /** A person's steps, in order. */
  read(personId: string): Promise<readonly OutboxStep[]>;
  /** Resolves when the step is on the device. */
  add(step: OutboxStep): Promise<void>;
  remove(stepIds: readonly string[]): Promise<void>;
  readSubmissions(personId: string): Promise<readonly OutboxSubmission[]>;
  /** Asking twice is asking once. */
  addSubmission(submission: OutboxSubmission): Promise<void>;
  removeSubmission(attemptId: string): Promise<void>;
}

/** For browsers that keep nothing (private windows): as safe as the open page. */
export class MemoryStorage implements OutboxStorage {
  private readonly steps = new Map<string, OutboxStep>();
  private readonly submissions = new Map<string, OutboxSubmission>();

  async read(personId: string): Promise<readonly OutboxStep[]> {
    return inOrder([...this.steps.values()].filter((step) => step.personId === personId));
  }

  async add(step: OutboxStep): Promise<void> {
    this.steps.set(step.stepId, step);
  }

  async remove(stepIds: readonly string[]): Promise<void> {
    for (const stepId of stepIds) this.steps.delete(stepId);
  }

  async readSubmissions(personId: string): Promise<readonly OutboxSubmission[]> {
    return [...this.submissions.values()].filter((submission) => submission.personId === personId);
  }

  async addSubmission(submission: OutboxSubmission): Promise<void> {
    this.submissions.set(submission.attemptId, submission);
  }

  async removeSubmission(attemptId: string): Promise<void> {
    this.submissions.delete(attemptId);
  }
}

export function inOrder(steps: readonly OutboxStep[]): readonly OutboxStep[] {
  return [...steps].sort((a, b) => a.order - b.order);
}
