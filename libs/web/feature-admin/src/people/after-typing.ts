import type { DestroyRef } from '@angular/core';

const PAUSE = 250; // milliseconds: a quick typist's gap between two letters is shorter

/** A function to call at every letter; `work` runs once the typing pauses, and not at all after the page is left. */
export function afterTyping(destroyRef: DestroyRef, work: () => void): () => void {
  let waiting: ReturnType<typeof setTimeout> | undefined;
  destroyRef.onDestroy(() => clearTimeout(waiting));
  return () => {
    clearTimeout(waiting);
    waiting = setTimeout(work, PAUSE);
  };
}
