import { instant, type Instant, type Zone } from '@selaras/domain/kernel';

/** A deadline that can say where it comes from. */
export interface Deadline {
  readonly at: Instant;
  /** To print it in. */
  readonly zone: Zone;
  readonly setBy: 'cohort' | 'extension' | 'accommodation';
  /** Name of the cohort, or the reason given for the extension or accommodation. */
  readonly reason: string;
}

/** When the members of a cohort may work. */
export interface CohortWindow {
  readonly name: string;
  readonly opensAt: Instant;
  readonly closesAt: Instant;
  readonly zone: Zone;
}

/** A later deadline granted to one person. */
export interface Extension {
  readonly to: Instant;
  readonly reason: string;
}

/**
 * The one effective deadline: the later of the cohort's and her own. An extension never shortens, and a cohort whose
 * deadline moves past an extension takes her along. Where both are the same moment it is the cohort's.
 */
export function deadlineOf(cohort: CohortWindow, extension: Extension | null): Deadline {
  return extension !== null && extension.to > cohort.closesAt
    ? { at: extension.to, zone: cohort.zone, setBy: 'extension', reason: extension.reason }
    : { at: cohort.closesAt, zone: cohort.zone, setBy: 'cohort', reason: cohort.name };
}

export type EnrolmentWindow = 'not-yet' | 'open' | 'over';

/** Open from `opensAt` on, until just before the deadline: the moment of the deadline itself is over. */
export function windowOf(opensAt: Instant, deadline: Instant, now: Instant): EnrolmentWindow {
  if (now < opensAt) return 'not-yet';
  return now < deadline ? 'open' : 'over';
}

/** When a running attempt ends by itself, and which rule decided. */
export interface Due {
  readonly at: Instant;
  readonly setBy: 'timeLimit' | 'deadline';
}

/** What the end of an attempt depends on. */
export interface Timing {
  readonly startedAt: Instant;
  /** Null: no limit but the deadline. */
  readonly timeLimitSeconds: number | null;
  /** Granted on top of the limit; nothing where there is none. */
  readonly extraSeconds: number;
  /** Taken in breaks, a running one with the whole of what it may last. */
  readonly breakMilliseconds: number;
  readonly deadline: Instant;
}

/**
 * The time limit counted from the start, longer by what was granted and by the breaks, but never past the deadline; where both agree it is the
 * time limit.
 */
export function dueOf({ startedAt, timeLimitSeconds, extraSeconds, breakMilliseconds, deadline }: Timing): Due {
  if (timeLimitSeconds === null) return { at: deadline, setBy: 'deadline' };
  const limit = instant(startedAt + (timeLimitSeconds + extraSeconds) * 1_000 + breakMilliseconds);
  return limit <= deadline ? { at: limit, setBy: 'timeLimit' } : { at: deadline, setBy: 'deadline' };
}
