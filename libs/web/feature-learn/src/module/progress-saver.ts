import { inject, Injectable, type Signal, signal, type WritableSignal } from '@angular/core';
import { ApiProblem, GraphqlClient, isRefusal, type RefusalAnswer, SaveProgressDocument } from '@selaras/web/data-access';
import type { SavedState } from '@selaras/web/ui';

export interface ReadingProgress {
  readonly saved: SavedState;
  /** The server has recorded that the module is completed. */
  readonly completed: boolean;
  readonly refusal: RefusalAnswer | null;
}

interface Wanted {
  readonly page: number;
  readonly completed: boolean;
}

const NOTHING: ReadingProgress = { saved: { kind: 'untouched' }, completed: false, refusal: null };
const PAUSES_MS = [1_000, 2_000, 5_000, 15_000];

/** Tells the server which page is open. Only the newest page matters, so a newer one replaces what is still unsent. */
@Injectable({ providedIn: 'root' })
export class ProgressSaver {
  private readonly client = inject(GraphqlClient);
  private readonly progress = new Map<string, WritableSignal<ReadingProgress>>();
  private readonly wanted = new Map<string, Wanted>();
  private readonly running = new Map<string, Promise<void>>();
  private wake: () => void = () => undefined;

  constructor() {
    addEventListener('online', () => this.wake());
  }

  of(enrolmentId: string, moduleId: string): Signal<ReadingProgress> {
    return this.writable(`${enrolmentId}/${moduleId}`);
  }

  /** Resolves when nothing of this module is unsent any more, however long the network is away. */
  save(enrolmentId: string, moduleId: string, page: number, completed: boolean): Promise<void> {
    const key = `${enrolmentId}/${moduleId}`;
    this.wanted.set(key, { page, completed: completed || (this.wanted.get(key)?.completed ?? false) });
    this.wake();
    const running = this.running.get(key) ?? this.sendAll(key, enrolmentId, moduleId).finally(() => this.running.delete(key));
    this.running.set(key, running);
    return running;
  }

  private async sendAll(key: string, enrolmentId: string, moduleId: string): Promise<void> {
    const state = this.writable(key);
    for (let failures = 0; ; ) {
      const wanted = this.wanted.get(key);
      if (!wanted) return;
      if (failures === 0) state.update((before) => ({ ...before, saved: { kind: 'saving' }, refusal: null }));
      try {
        const { saveProgress: answer } = await this.client.run(SaveProgressDocument, { enrolmentId, moduleId, ...wanted });
        failures = 0;
        if (this.wanted.get(key) === wanted) this.wanted.delete(key);
        state.set(
          isRefusal(answer)
            ? { ...state(), saved: { kind: 'refused' }, refusal: answer }
            : { saved: { kind: 'saved', at: answer.savedAt }, completed: answer.completedAt !== null, refusal: null },
        );
      } catch (problem) {
        if (problem instanceof ApiProblem && (problem.kind === 'session-ended' || problem.kind === 'forbidden' || problem.kind === 'bad-input')) {
          this.wanted.delete(key);
          state.update((before) => ({ ...before, saved: { kind: 'refused' } }));
          return;
        }
        const isOffline = problem instanceof ApiProblem && problem.kind === 'offline';
        state.update((before) => ({ ...before, saved: { kind: isOffline ? 'waiting-for-network' : 'waiting-for-server' } }));
        await this.pause(PAUSES_MS[Math.min(failures, PAUSES_MS.length - 1)] ?? 15_000);
        failures += 1;
      }
    }
  }

  private pause(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  private writable(key: string): WritableSignal<ReadingProgress> {
    const known = this.progress.get(key) ?? signal(NOTHING);
    this.progress.set(key, known);
    return known;
  }
}
