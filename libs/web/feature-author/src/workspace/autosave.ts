import { signal, type Signal } from '@angular/core';

/**
 * What may honestly be said about the text on screen. `saved` only ever follows the server's word;
 * `pending` and `saving` mean that newer words are not there yet; `failed` and `refused` say that they are not and why.
 */
export type SaveState<Refusal> =
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'pending' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'saved'; readonly at: number }
  | { readonly kind: 'failed' }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

/** `saved`: the server has it since `at` (its own clock). `refused`: it said why not. A rejected promise means it could not be asked. */
export type SaveOutcome<Refusal> = { readonly kind: 'saved'; readonly at: number } | { readonly kind: 'refused'; readonly refusal: Refusal };

export interface AutosaveSettings {
  /** How long the author must pause before a save starts. */
  readonly pauseMilliseconds: number;
  /** Waits between tries when the server cannot be reached; the last one repeats. */
  readonly retryMilliseconds: readonly number[];
}

const SETTINGS: AutosaveSettings = { pauseMilliseconds: 1_200, retryMilliseconds: [3_000, 8_000, 20_000] };

/**
 * Saves a text after a pause, one save at a time: what is typed during a save is saved after it.
 * A refusal stops it until `resume`, because saving again would not change the answer.
 */
export class Autosave<Draft, Refusal> {
  private readonly current = signal<SaveState<Refusal>>({ kind: 'unchanged' });
  readonly state: Signal<SaveState<Refusal>> = this.current.asReadonly();
  private waiting: { readonly draft: Draft } | null = null;
  private timer: ReturnType<typeof setTimeout> | null = null;
  private running: Promise<void> | null = null;
  private tries = 0;
  private stopped = false;

  constructor(
    private readonly save: (draft: Draft) => Promise<SaveOutcome<Refusal>>,
    private readonly settings: AutosaveSettings = SETTINGS,
  ) {}

  /** True while there are words on screen that the server does not have. */
  get unsaved(): boolean {
    return this.waiting !== null || this.running !== null;
  }

  changed(draft: Draft): void {
    this.waiting = { draft };
    if (this.stopped) return;
    if (this.running === null) this.current.set({ kind: 'pending' });
    this.schedule(this.settings.pauseMilliseconds);
  }

  /** Saves now what is waiting. Resolves when nothing more can be done at once: saved, failed or refused. */
  async flush(): Promise<void> {
    if (this.stopped) return;
    this.cancelTimer();
    await this.running;
    if (this.waiting !== null && !this.stopped) await this.run();
  }

  /** After the refusal was dealt with: the given draft, or else what was waiting, is saved at once. */
  async resume(draft?: Draft): Promise<void> {
    this.stopped = false;
    if (draft !== undefined) this.waiting = { draft };
    await this.flush();
  }

  /** Forgets what was not saved: the author took the other text instead. */
  discard(): void {
    this.cancelTimer();
    this.waiting = null;
    this.stopped = false;
    this.current.set({ kind: 'unchanged' });
  }

  /** Stops the clock when the page is left. */
  dispose(): void {
    this.cancelTimer();
    this.stopped = true;
  }

  private schedule(milliseconds: number): void {
    this.cancelTimer();
    this.timer = setTimeout(() => {
      this.timer = null;
      void this.flush();
    }, milliseconds);
  }

  private cancelTimer(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
  }

  private run(): Promise<void> {
    const next = this.waiting;
    if (next === null) return Promise.resolve();
    this.waiting = null;
    this.current.set({ kind: 'saving' });
    this.running = this.attempt(next.draft).finally(() => {
      this.running = null;
    });
    return this.running;
  }

  private async attempt(draft: Draft): Promise<void> {
    try {
      const outcome = await this.save(draft);
      this.tries = 0;
      if (outcome.kind === 'refused') {
        this.waiting ??= { draft };
        this.stopped = true;
        this.cancelTimer();
        this.current.set({ kind: 'refused', refusal: outcome.refusal });
        return;
      }
      this.current.set(this.waiting === null ? { kind: 'saved', at: outcome.at } : { kind: 'pending' });
      if (this.waiting !== null && this.timer === null) this.schedule(this.settings.pauseMilliseconds);
    } catch {
      this.waiting ??= { draft };
      this.current.set({ kind: 'failed' });
      const waits = this.settings.retryMilliseconds;
      this.schedule(waits[Math.min(this.tries, waits.length - 1)] ?? this.settings.pauseMilliseconds);
      this.tries += 1;
    }
  }
}
