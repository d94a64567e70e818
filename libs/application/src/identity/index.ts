import { makeChangeLocale, makeProfileOf, makeSessions } from './session';
import { makeNeedsSetUp, makeSetUp, type SetUpDeps } from './set-up';
import { makeSignIn } from './sign-in';

export * from './ports';
export { makeOfferSetUp, type SetUp, type SetUpRefusal } from './set-up';
export { SESSION_SECONDS, type SignedIn, type SignInRefusal } from './sign-in';

export function makeIdentityUseCases(deps: SetUpDeps) {
  return {
    signIn: makeSignIn(deps),
    setUp: makeSetUp(deps),
    needsSetUp: makeNeedsSetUp(deps),
    ...makeSessions(deps),
    profileOf: makeProfileOf(deps),
    changeLocale: makeChangeLocale(deps),
    demoAccounts: () => deps.store.demoAccounts(),
  };
}
export type IdentityUseCases = ReturnType<typeof makeIdentityUseCases>;
