import { type Clock, type Instant, ok, type PersonId, plusSeconds, refuse, type Result } from '@selaras/domain/kernel';
import { FREE_GUESSES, type NipProblem, parseNip, secondsUntilNextGuess } from '@selaras/domain/organisation';
import type { IdentityStore, PasswordHasher, Secrets } from './ports';

/** A working day and its evening; a shared PC is signed out by the next morning at the latest. */
export const SESSION_SECONDS = 12 * 3_600;
/** One address may be a whole office behind one line: it gets more free guesses than one NIP. */
const FREE_GUESSES_PER_ADDRESS = FREE_GUESSES * 10;

export type SignInRefusal =
  | NipProblem
  | { readonly code: 'SignInFailed' }
  | { readonly code: 'TooManyGuesses'; readonly retryAfterSeconds: number };

export interface SignedIn {
  readonly token: string;
  readonly personId: PersonId;
  readonly expiresAt: Instant;
}

export interface SignInDeps {
  readonly store: IdentityStore;
  readonly passwords: PasswordHasher;
  readonly secrets: Secrets;
  readonly clock: Clock;
}

/**
 * Checks NIP and password and opens a session. An unknown NIP and a wrong password get the same answer after the same work,
 * so that the answer does not tell who has an account.
 */
export function makeSignIn({ store, passwords, secrets, clock }: SignInDeps) {
  /** Verified against when there is no account; made once, so that both ways cost one hash. */
  let decoy: Promise<string> | undefined;

  return async (command: { readonly nip: string; readonly password: string; readonly address: string }): Promise<Result<SignedIn, SignInRefusal>> => {
    const nip = parseNip(command.nip);
    if (!nip.ok) return nip;
    const now = clock();
    const atNip = secrets.digest(`nip:${nip.value}`);
    const atAddress = secrets.digest(`address:${command.address}`);
    const [byNip, byAddress] = await store.guessesAt([atNip, atAddress]);
    const retryAfterSeconds = Math.max(
      secondsUntilNextGuess(byNip ?? null, now),
      secondsUntilNextGuess(byAddress ?? null, now, FREE_GUESSES_PER_ADDRESS),
    );
    if (retryAfterSeconds > 0) return refuse({ code: 'TooManyGuesses', retryAfterSeconds });

    // At a NIP counted before the slow check and forgiven after it, so that parallel guesses cannot all slip through at once.
    // At an address only what failed counts: a class that signs in together from one office is no attack.
    await store.addFailedGuess([atNip], now);
    const credential = await store.credentialOf(nip.value);
    const hash = credential?.passwordHash ?? (await (decoy ??= passwords.hash(secrets.newToken())));
    const matches = await passwords.verify(hash, command.password);
    if (!credential || !matches) {
      await store.addFailedGuess([atAddress], now);
      return refuse({ code: 'SignInFailed' });
    }
    await store.forgetGuesses([atNip]);
    const token = secrets.newToken();
    const expiresAt = plusSeconds(now, SESSION_SECONDS);
    await store.openSession(secrets.digest(token), credential.personId, now, expiresAt);
    return ok({ token, personId: credential.personId, expiresAt });
  };
}
