import { computed, DestroyRef, inject, signal, type Signal } from '@angular/core';
import type { DraftPort, LockedDraft, Stored } from './locked-draft';
import { LockedDraft as Draft } from './locked-draft';
import { WorkspaceSaving, type Saving } from './saving';

/** A part of the version that is typed into a form, tied to its stored form and to the workspace's line about saving. */
export interface Edited<Value> {
  /** What stands in the form. */
  readonly value: Signal<Value>;
  readonly saving: Signal<Saving>;
  readonly draft: LockedDraft<Value>;
  /** The author typed. Sent after a pause unless it is incomplete. */
  set(value: Value): void;
  /** The server sent what it holds; taken unless something is being typed. */
  follow(stored: Stored<Value>): void;
  takeTheirs(): void;
}

/** To be called where a component is made: it cleans up when the component goes. `isComplete`: fit to be sent. */
export function edited<Value>(stored: Stored<Value>, port: DraftPort<Value>, isComplete: (value: Value) => boolean): Edited<Value> {
  const draft = new Draft<Value>(stored, port);
  const value = signal(stored.value);
  const incomplete = signal(false);
  const saving = computed<Saving>(() => (incomplete() ? { kind: 'incomplete' } : (draft.state() as Saving)));
  const finish = async (): Promise<boolean> => {
    await draft.flush();
    return !draft.unsaved && !incomplete();
  };
  const unwatch = inject(WorkspaceSaving).watch({ state: saving, finish });
  inject(DestroyRef).onDestroy(() => {
    // A form that is folded away sends its last words first.
    void draft.flush().finally(() => {
      unwatch();
      draft.dispose();
    });
  });
  return {
    value: value.asReadonly(),
    saving,
    draft,
    set: (next) => {
      value.set(next);
      incomplete.set(!isComplete(next));
      if (isComplete(next)) draft.change(next);
    },
    follow: (next) => {
      if (incomplete() || !draft.follow(next)) return;
      if (!port.same(value(), next.value)) value.set(next.value);
    },
    takeTheirs: () => {
      incomplete.set(false);
      value.set(draft.takeTheirs());
    },
  };
}
