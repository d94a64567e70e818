import { computed, inject, Injectable, signal, type Signal } from '@angular/core';
import { SessionStore } from '@selaras/web/data-access';
import type { SaveState } from './autosave';

/** What the workspace says about all that is being edited, the most urgent first. `incomplete`: typed, but not fit to be sent yet. */
export type Saving =
  | { readonly kind: 'unchanged' | 'pending' | 'saving' | 'failed' | 'refused' | 'incomplete' }
  | { readonly kind: 'saved'; readonly at: number };

const URGENCY: readonly Saving['kind'][] = ['refused', 'failed', 'incomplete', 'saving', 'pending', 'saved', 'unchanged'];

/** Something being edited: what is true about it, and how to send what is waiting. */
export interface Watched {
  readonly state: Signal<SaveState<unknown> | Saving>;
  /** @returns whether all of it is stored then. */
  finish(): Promise<boolean>;
}

/** One line for the whole workspace: it never says "saved" while something on screen is not. */
@Injectable()
export class WorkspaceSaving {
  private readonly entries = signal<readonly Watched[]>([]);
  /** The last word of the server about changes made by one press: kept when the page that made them is left. */
  private readonly lastSaved = signal<number | null>(null);
  private readonly underway = signal(0);

  readonly state = computed<Saving>(() => {
    const last = this.lastSaved();
    const states: Saving[] = this.entries().map(({ state }) => state() as Saving);
    if (this.underway() > 0) states.push({ kind: 'saving' });
    if (last !== null) states.push({ kind: 'saved', at: last });
    for (const kind of URGENCY) {
      const found = states.filter((state) => state.kind === kind);
      if (kind === 'saved' && found.length > 0) {
        return { kind, at: Math.max(...found.map((state) => (state.kind === 'saved' ? state.at : 0))) };
      }
      if (found[0] !== undefined) return found[0];
    }
    return { kind: 'unchanged' };
  });

  /** True while words are on screen that the server does not have. */
  readonly unsaved = computed(() => ['pending', 'saving', 'failed', 'refused', 'incomplete'].includes(this.state().kind));

  /** @returns takes it out again, keeping what it last said was saved. */
  watch(watched: Watched): () => void {
    this.entries.update((entries) => [...entries, watched]);
    return () => {
      const left = watched.state();
      if (left.kind === 'saved') this.saved(left.at);
      this.entries.update((entries) => entries.filter((entry) => entry !== watched));
    };
  }

  /** Sends everything that is waiting. @returns whether all that is on screen is stored. */
  async finish(): Promise<boolean> {
    const finished = await Promise.all(this.entries().map((entry) => entry.finish()));
    return finished.every(Boolean);
  }

  /** Follows a change made by one press. */
  async during<T>(work: Promise<T>): Promise<T> {
    this.underway.update((count) => count + 1);
    try {
      return await work;
    } finally {
      this.underway.update((count) => count - 1);
    }
  }

  saved(at: number): void {
    this.lastSaved.update((last) => Math.max(last ?? 0, at));
  }
}

/** The zone in which an author reads times: that of her own unit, else western time. */
export function injectZone(): Signal<string> {
  const session = inject(SessionStore);
  return computed(() => session.me()?.unit?.zone ?? session.me()?.grants[0]?.unit.zone ?? 'Asia/Jakarta');
}
