import { makeChangeLocale, makeProfileOf, makeSessions } from './session';
import { makeSignIn, type SignInDeps } from './sign-in';

export * from './ports';
export { SESSION_SECONDS, type SignedIn, type SignInRefusal } from './sign-in';

export function makeIdentityUseCases(deps: SignInDeps) {
  return {
    signIn: makeSignIn(deps),
    ...makeSessions(deps),
    profileOf: makeProfileOf(deps),
    changeLocale: makeChangeLocale(deps),
    demoAccounts: () => deps.store.demoAccounts(),
  };
}
export type IdentityUseCases = ReturnType<typeof makeIdentityUseCases>;
