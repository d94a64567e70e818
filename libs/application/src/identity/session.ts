import type { Clock } from '@selaras/domain/kernel';
import type { Actor } from '@selaras/domain/organisation';
import type { IdentityStore, Profile, Secrets } from './ports';

interface Deps {
  readonly store: IdentityStore;
  readonly secrets: Secrets;
  readonly clock: Clock;
}

/** Who is behind a session token; null when it is unknown, ended or expired. */
export function makeActorOf({ store, secrets, clock }: Deps) {
  return async (token: string): Promise<Actor | null> => {
    const session = await store.sessionOf(secrets.digest(token), clock());
    return session ? { personId: session.personId, grants: session.grants } : null;
  };
}

/** Ends the session at once, everywhere; an unknown token is fine. */
export function makeSignOut({ store, secrets }: Deps) {
  return (token: string): Promise<void> => store.closeSession(secrets.digest(token));
}

export function makeProfileOf({ store, clock }: Deps) {
  return (actor: Actor): Promise<Profile | null> => store.profileOf(actor.personId, clock());
}

export function makeChangeLocale({ store, clock }: Deps) {
  return async (actor: Actor, locale: 'id' | 'en'): Promise<Profile | null> => {
    await store.setLocale(actor.personId, locale);
    return store.profileOf(actor.personId, clock());
  };
}
