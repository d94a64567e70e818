import { inject } from '@angular/core';
import type { CanDeactivateFn } from '@angular/router';
import { injectText } from '@selaras/web/ui';
import { WorkspaceSaving } from './saving';

/** Leaving a page waits for its last words to be stored; where that fails the author decides. */
export const leaveSaved: CanDeactivateFn<unknown> = async () => {
  const t = injectText();
  return (await inject(WorkspaceSaving).finish()) || confirm(t('author.saving.leaveUnsaved'));
};

/** Asks before the tab is closed while something is not stored. Call in a constructor. @returns stops asking. */
export function guardClosing(unsaved: () => boolean): () => void {
  const ask = (event: BeforeUnloadEvent): void => {
    if (unsaved()) event.preventDefault();
  };
  addEventListener('beforeunload', ask);
  return () => removeEventListener('beforeunload', ask);
}
