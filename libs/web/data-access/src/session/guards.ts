import { inject } from '@angular/core';
import { type CanActivateFn, Router } from '@angular/router';
import { type RoleName, SessionStore } from './session-store';

/** Lets only people of a role in. Others go to their own first page; who is not signed in signs in and comes back here. */
export function roleGuard(role: RoleName): CanActivateFn {
  return async (_, state) => {
    const session = inject(SessionStore);
    const router = inject(Router);
    await session.ready();
    if (session.me() === null) return router.createUrlTree(['/sign-in'], { queryParams: { then: state.url } });
    return session.hasRole(role) ? true : router.createUrlTree([homeOf(session.roles())]);
  };
}

/** Lets everybody in who is signed in. */
export const signedInGuard: CanActivateFn = async (_, state) => {
  const session = inject(SessionStore);
  const router = inject(Router);
  await session.ready();
  return session.me() !== null || router.createUrlTree(['/sign-in'], { queryParams: { then: state.url } });
};

const HOME: Readonly<Record<RoleName, string>> = { LEARNER: '/learn', INSTRUCTOR: '/author', EVALUATOR: '/evaluate', ADMINISTRATOR: '/admin' };

/** Where a person's work starts; a person without any role is told so on her account page. */
export function homeOf(roles: readonly RoleName[]): string {
  const [first] = roles;
  return first ? HOME[first] : '/account';
}
