export interface BatchOptions<Item, Outcome> {
  /** Does the work of a batch; one outcome for each item, in their order. All or nothing: when it throws, nothing of it may stand. */
  readonly run: (items: readonly Item[]) => Promise<readonly Outcome[]>;
  /** Items with the same mark never share a batch: the later one waits for the next. */
  readonly apartBy?: (item: Item) => string;
  readonly most: number;
}

/**
 * Puts work of many callers together. What is asked for in the same turn of the event loop, and whatever comes while a batch is on its way,
 * forms the next batch; so nobody waits for company, and the busier it is the larger the batches grow.
 * When a batch fails, each of its items is run alone: the one that made it fail gets its own error, the others their outcome. `run`
 * must therefore be safe to repeat for an item whose batch was committed although its answer got lost.
 */
export class Batches<Item, Outcome> {
  private waiting: Waiting<Item, Outcome>[] = [];
  private isRunning = false;

  constructor(private readonly options: BatchOptions<Item, Outcome>) {}

  /** Resolves to this item's outcome. @throws what `run` throws for this item alone */
  add(item: Item): Promise<Outcome> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ item, resolve, reject });
      if (this.isRunning) return;
      this.isRunning = true;
      setImmediate(() => void this.runAll());
    });
  }

  private async runAll(): Promise<void> {
    while (this.waiting.length > 0) await this.settle(this.nextBatch());
    this.isRunning = false;
  }

  private nextBatch(): Waiting<Item, Outcome>[] {
    const { apartBy, most } = this.options;
    const batch: Waiting<Item, Outcome>[] = [];
    const later: Waiting<Item, Outcome>[] = [];
    const marks = new Set<string>();
    for (const waiting of this.waiting) {
      const mark = apartBy?.(waiting.item);
      const joins = batch.length < most && (mark === undefined || !marks.has(mark));
      if (joins && mark !== undefined) marks.add(mark);
      (joins ? batch : later).push(waiting);
    }
    this.waiting = later;
    return batch;
  }

  private async settle(batch: readonly Waiting<Item, Outcome>[]): Promise<void> {
    try {
      const outcomes = await this.options.run(batch.map(({ item }) => item));
      if (outcomes.length !== batch.length) throw new Error(`${batch.length} items got ${outcomes.length} outcomes`);
      batch.forEach(({ resolve }, index) => resolve(outcomes[index] as Outcome));
    } catch (error) {
      if (batch.length === 1) batch[0]?.reject(error);
      else await Promise.all(batch.map((waiting) => this.settle([waiting])));
    }
  }
}

interface Waiting<Item, Outcome> {
  readonly item: Item;
  readonly resolve: (outcome: Outcome) => void;
  readonly reject: (error: unknown) => void;
}
