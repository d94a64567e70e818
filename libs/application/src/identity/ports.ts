import type { Instant, PersonId, WorkUnitId, Zone } from '@selaras/domain/kernel';
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
  /** Whether nobody is known yet. */
  isEmpty(): Promise<boolean>;
  /** The digest of the code that allows the first administrator to be made; null when none was given out. */
  setUpCode(): Promise<string | null>;
  keepSetUpCode(digest: string): Promise<void>;
  /** Unit, person, password and roles in one commit; false, and nothing written, when somebody was faster. The code is spent. */
  setUp(first: FirstAdministrator): Promise<boolean>;
}

/** What an empty installation begins with. */
export interface FirstAdministrator {
  readonly unitId: WorkUnitId;
  readonly personId: PersonId;
  readonly organisation: string;
  readonly shortName: string;
  readonly zone: Zone;
  readonly nip: Nip;
  readonly name: string;
  readonly employment: 'PNS' | 'PPPK';
  readonly passwordHash: string;
  /** Calendar day on which assignment and roles begin. */
  readonly from: string;
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
  /** A fresh id (UUID). */
  newId(): string;
  /** A fresh code that a person can type: 60 bits in three groups. */
  newCode(): string;
}
