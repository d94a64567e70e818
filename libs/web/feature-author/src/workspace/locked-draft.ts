import { signal, type Signal } from '@angular/core';
import type { RefusalAnswer } from '@selaras/web/data-access';
import { Autosave, type AutosaveSettings, type SaveOutcome, type SaveState } from './autosave';

/** What the server holds. `revision` null: it holds nothing yet, the first save makes it. */
export interface Stored<Value> { readonly value: Value; readonly revision: number | null }

export interface DraftPort<Value> {
  /** Asks to store the value on top of a revision. `at`: when the server stored it. */
  save(value: Value, revision: number | null): Promise<{ readonly kind: 'saved'; readonly revision: number; readonly at: number } | { readonly kind: 'refused'; readonly refusal: RefusalAnswer }>;
  /** What the server holds now; null when it is gone. */
  current(): Promise<Stored<Value> | null>;
  same(a: Value, b: Value): boolean;
}

/**
 * Something an author types that others may change meanwhile. Saves by itself; when somebody else was faster, nothing is overwritten:
 * both texts are kept until the author says which one stands. A newer revision that left this text alone is no conflict.
 */
export class LockedDraft<Value> {
  private readonly autosave: Autosave<Value, RefusalAnswer>;
  private readonly other = signal<Stored<Value> | null>(null);
  private base: Stored<Value>;
  private newest: Value;

  readonly state: Signal<SaveState<RefusalAnswer>>;
  /** The text that stands on the server, while it and this one contradict each other. */
  readonly conflict = this.other.asReadonly();

  constructor(stored: Stored<Value>, private readonly port: DraftPort<Value>, settings?: AutosaveSettings) {
    this.base = stored;
    this.newest = stored.value;
    this.autosave = new Autosave((value) => this.save(value), settings);
    this.state = this.autosave.state;
  }

  get unsaved(): boolean {
    return this.autosave.unsaved;
  }
  get value(): Value {
    return this.newest;
  }

  change(value: Value): void {
    this.newest = value;
    this.autosave.changed(value);
  }

  flush(): Promise<void> {
    return this.autosave.flush();
  }

  /** Takes what the server sent with another change, unless the author is in the middle of this one. @returns whether it was taken. */
  follow(stored: Stored<Value>): boolean {
    if (this.unsaved) return false;
    this.base = stored;
    this.newest = stored.value;
    return true;
  }

  /** The conflict ends with the author's own text, which replaces the other. */
  async keepMine(): Promise<void> {
    const other = this.other();
    if (other !== null) this.base = other;
    this.other.set(null);
    await this.autosave.resume(this.newest);
  }

  /** The conflict ends with the text that stands on the server. @returns it, to be shown. */
  takeTheirs(): Value {
    const other = this.other();
    if (other !== null) this.base = other;
    this.newest = this.base.value;
    this.other.set(null);
    this.autosave.discard();
    return this.newest;
  }

  /** Tries again after a refusal that was no conflict. */
  retry(): Promise<void> {
    return this.autosave.resume(this.newest);
  }

  dispose(): void {
    this.autosave.dispose();
  }

  private async save(value: Value): Promise<SaveOutcome<RefusalAnswer>> {
    const outcome = await this.port.save(value, this.base.revision);
    if (outcome.kind === 'saved') return this.settle(value, outcome.revision, outcome.at);
    if (outcome.refusal.code !== 'StaleRevision') return outcome;
    const theirs = await this.port.current();
    if (theirs === null) return outcome;
    // The answer to an earlier save of the same words was lost on the way.
    if (theirs.revision !== null && this.port.same(theirs.value, value)) return this.settle(value, theirs.revision, Date.now());
    if (!this.port.same(theirs.value, this.base.value)) {
      this.other.set(theirs);
      return outcome;
    }
    this.base = theirs;
    const again = await this.port.save(value, theirs.revision);
    return again.kind === 'saved' ? this.settle(value, again.revision, again.at) : again;
  }

  private settle(value: Value, revision: number, at: number): SaveOutcome<RefusalAnswer> {
    this.base = { value, revision };
    return { kind: 'saved', at };
  }
}
