import type { OutboxStep } from './outbox-step';

/** Where unsent steps survive a reload, a killed tab, an empty battery. */
export interface OutboxStorage {
  /** A person's steps, in order. */
  read(personId: string): Promise<readonly OutboxStep[]>;
  /** Resolves when the step is on the device. */
  add(step: OutboxStep): Promise<void>;
  remove(stepIds: readonly string[]): Promise<void>;
}

/** For browsers that keep nothing (private windows): as safe as the open page. */
export class MemoryStorage implements OutboxStorage {
  private readonly steps = new Map<string, OutboxStep>();

  async read(personId: string): Promise<readonly OutboxStep[]> {
    return inOrder([...this.steps.values()].filter((step) => step.personId === personId));
  }

  async add(step: OutboxStep): Promise<void> {
    this.steps.set(step.stepId, step);
  }

  async remove(stepIds: readonly string[]): Promise<void> {
    for (const stepId of stepIds) this.steps.delete(stepId);
  }
}

export function inOrder(steps: readonly OutboxStep[]): readonly OutboxStep[] {
  return [...steps].sort((a, b) => a.order - b.order);
}
