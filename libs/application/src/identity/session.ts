import { type Clock, earliest, type Instant, plusSeconds } from '@selaras/domain/kernel';
import type { Actor } from '@selaras/domain/organisation';
import type { IdentityStore, Profile, Secrets } from './ports';

interface Deps {
  readonly store: IdentityStore;
  readonly secrets: Secrets;
  readonly clock: Clock;
}

/** A page asks several things at once: for so long the answer to "who is this?" is not asked of the database again. */
const REMEMBERED_SECONDS = 3;
const MOST_REMEMBERED = 20_000;

/**
 * Who is behind a session token, and ending it. Found sessions are remembered for three seconds in this process: signing out is felt at
 * once here, and within that time where the same session is used through another process; a revoked role likewise.
 */
export function makeSessions({ store, secrets, clock }: Deps) {
  const remembered = new Map<string, { readonly actor: Actor; readonly until: Instant }>();

  return {
    /** Null when the token is unknown, ended or expired. */
    async actorOf(token: string): Promise<Actor | null> {
      const now = clock();
      const known = remembered.get(token);
      if (known && now < known.until) return known.actor;
      remembered.delete(token);
      const session = await store.sessionOf(secrets.digest(token), now);
      if (!session) return null;
      const actor = { personId: session.personId, grants: session.grants };
      remembered.set(token, { actor, until: earliest(plusSeconds(now, REMEMBERED_SECONDS), session.expiresAt) });
      const [oldest] = remembered.keys();
      if (remembered.size > MOST_REMEMBERED && oldest !== undefined) remembered.delete(oldest);
      return actor;
    },

    /** An unknown token is fine. */
    async signOut(token: string): Promise<void> {
      await store.closeSession(secrets.digest(token));
      remembered.delete(token);
    },
  };
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
