import { inject } from '@angular/core';
import { type CanActivateFn, Router } from '@angular/router';
import { homeOf, SessionStore } from '@selaras/web/data-access';

/** `/` leads to where this person's work starts. */
export const homeGuard: CanActivateFn = async () => {
  const session = inject(SessionStore);
  const router = inject(Router);
  await session.ready();
  return router.createUrlTree([session.me() ? homeOf(session.roles()) : '/sign-in']);
};
