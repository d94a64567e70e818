import type { Instant, PersonId, WorkUnitId } from '@selaras/domain/kernel';
import type { Grant, Guesses, Nip } from '@selaras/domain/organisation';

export interface UnitView {
  readonly id: WorkUnitId;
  readonly code: string;
  readonly name: string;
  readonly shortName: string;
  readonly kind: string;
  readonly parentId: WorkUnitId | null;
  readonly zone: string;
}

export interface Profile {
  readonly personId: PersonId;
  readonly name: string;
  readonly nip: Nip;
  readonly locale: 'id' | 'en';
  readonly level: 'basic' | 'advanced';
  readonly unit: UnitView | null;
  readonly grants: readonly { readonly role: Grant['role']; readonly unit: UnitView }[];
}

export interface Session {
  readonly personId: PersonId;
  readonly grants: readonly Grant[];
  readonly expiresAt: Instant;
}

export interface DemoAccount {
  readonly role: Grant['role'];
  readonly name: string;
  readonly nip: string;
  readonly password: string;
  readonly note: string;
}

/** `today` is the calendar day in the unit's zone on which dated grants and assignments are read. */
export interface IdentityStore {
  credentialOf(nip: Nip): Promise<{ readonly personId: PersonId; readonly passwordHash: string } | null>;
  guessesAt(subjects: readonly Uint8Array[]): Promise<readonly (Guesses | null)[]>;
  addFailedGuess(subjects: readonly Uint8Array[], now: Instant): Promise<void>;
  forgetGuesses(subjects: readonly Uint8Array[]): Promise<void>;
  openSession(tokenHash: Uint8Array, personId: PersonId, now: Instant, expiresAt: Instant): Promise<void>;
  closeSession(tokenHash: Uint8Array): Promise<void>;
  /** Null when unknown or expired. */
  sessionOf(tokenHash: Uint8Array, now: Instant): Promise<Session | null>;
  profileOf(personId: PersonId, now: Instant): Promise<Profile | null>;
  setLocale(personId: PersonId, locale: 'id' | 'en'): Promise<void>;
  demoAccounts(): Promise<readonly DemoAccount[]>;
}

export interface PasswordHasher {
  hash(password: string): Promise<string>;
  verify(hash: string, password: string): Promise<boolean>;
}

export interface Secrets {
  /** A fresh session token, 256 bits, URL-safe text. */
  newToken(): string;
  /** SHA-256: what the database keeps instead of a token, a NIP or an address. */
  digest(text: string): Uint8Array;
}
