import { inject } from '@angular/core';
import type { CanDeactivateFn } from '@angular/router';
import { ResponseOutbox } from '@selaras/web/data-access';

/** Leaving hands over what is still on its way; it never holds anybody back, the rest is kept on the device. */
export const leaveAttemptGuard: CanDeactivateFn<{ readonly attemptId: () => string; readonly leave: () => void }> = (page) => {
  page.leave();
  void inject(ResponseOutbox).settle(page.attemptId(), 0).catch(() => undefined);
  return true;
};
