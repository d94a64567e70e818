import type { Closing } from '@selaras/domain/assessment';
import type { AttemptId, EnrolmentId, Instant, PersonId, Result } from '@selaras/domain/kernel';
import type { Nip, UnitScope } from '@selaras/domain/organisation';
import type { Accommodation, AccommodationId, MovedAttempt, Phase, RunningAttempt } from '@selaras/domain/scheduling';
import type { EnrolmentRecord } from '../learning/index';

/** An accommodation with who granted it when, and who took it back. */
export interface AccommodationRow extends Accommodation {
  readonly enrolmentId: EnrolmentId;
  readonly phase: Phase;
  /** Name. */
  readonly grantedBy: string;
  readonly grantedAt: Instant;
  readonly revocation: { readonly at: Instant; readonly by: string; readonly reason: string } | null;
}

/** An enrolment as far as granting goes. */
export interface GrantableEnrolment {
  readonly record: EnrolmentRecord;
  readonly person: { readonly name: string; readonly nip: Nip };
  /** Newest first, revoked ones too. */
  readonly accommodations: readonly AccommodationRow[];
}

/** An attempt that nobody has closed yet; its time may be up all the same. */
export interface OpenAttempt extends RunningAttempt {
  readonly id: AttemptId;
  readonly phase: Phase;
  readonly dueAt: Instant;
}

/** The enrolment while it is held: nobody starts, grants or revokes in it until the commit. */
export interface HeldEnrolment extends GrantableEnrolment {
  readonly open: readonly OpenAttempt[];
}

export interface NewAccommodation extends Accommodation {
  readonly phase: Phase;
}

/** What is written in one commit. */
export interface Granting {
  readonly grant?: NewAccommodation;
  readonly revoke?: { readonly id: AccommodationId; readonly reason: string };
  /** Attempts that run, and what they are given; the job for a new due time is written beside it. */
  readonly moves: readonly (MovedAttempt & { readonly attemptId: AttemptId })[];
}

export interface Granter {
  readonly personId: PersonId;
  readonly at: Instant;
}

export interface AccommodationStore {
  /** Null when its cohort is not in scope, or she was withdrawn. */
  enrolment(scope: UnitScope, enrolmentId: EnrolmentId, now: Instant): Promise<GrantableEnrolment | null>;
  /** The enrolment of an accommodation; null when there is none. */
  enrolmentOf(id: AccommodationId): Promise<EnrolmentId | null>;
  /**
   * Holds the enrolment and its open attempts while `decide` says what becomes of them, and writes that; null decided means that all stands already.
   * Answers with the enrolment as it then is; null when it is not in scope; `IdTaken` when the id is that of an accommodation of somebody else.
   */
  change<Refusal>(
    scope: UnitScope, enrolmentId: EnrolmentId, by: Granter, decide: (held: HeldEnrolment) => Result<Granting | null, Refusal>,
  ): Promise<Result<GrantableEnrolment, Refusal | { readonly code: 'IdTaken' }> | null>;
}

/** What is said of the newest attempt of a test. */
export interface AttemptReach {
  readonly state: 'moved' | 'unchanged' | 'submitted' | 'none';
  readonly attemptId: AttemptId | null;
  readonly dueAt: Instant | null;
  readonly closing: Closing | null;
}
