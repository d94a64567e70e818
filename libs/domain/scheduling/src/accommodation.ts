import type { Id, Instant } from '@selaras/domain/kernel';
import type { Deadline } from './deadline';
import { checkBreakRules, outside, RULE_RANGES, type BreakRules, type RulesRefusal, type TestRules } from './test-rules';

export type AccommodationId = Id<'Accommodation'>;

/** What one person is granted for one test. Members that are null grant nothing. */
export interface Grant {
  /** Of the time limit, on top of it. */
  readonly extraPercent: number | null;
  readonly extraSeconds: number | null;
  readonly extraAttempts: number | null;
  /** Earlier than the test opens for the others. */
  readonly opensAt: Instant | null;
  /** Later than it closes for the others. */
  readonly closesAt: Instant | null;
  readonly breaks: BreakRules | null;
}

export interface Accommodation extends Grant {
  readonly id: AccommodationId;
  /** Shown to her. */
  readonly reason: string;
}

/** What holds for one person in one test: the rules, and what was granted on top. */
export interface Allowance {
  /** Without what was granted; null: no limit but the deadline. */
  readonly timeLimitSeconds: number | null;
  readonly extraSeconds: number;
  /** Null: as often as she likes. */
  readonly attempts: number | null;
  readonly opensAt: Instant;
  readonly deadline: Deadline;
  readonly breaks: BreakRules;
}

/**
 * Adds up what was granted; an accommodation only ever gives more. Extra times and attempts are summed (per cent of the time limit, whole
 * seconds rounded up), the earliest opening and the latest closing hold, of breaks the greater number and the greater length.
 * Without accommodations it is what the rules and the window say.
 */
export function allowanceOf(
  rules: Pick<TestRules, 'timeLimitSeconds' | 'attempts' | 'breaks'>, window: { readonly opensAt: Instant; readonly deadline: Deadline }, granted: readonly (Grant & { readonly reason: string })[],
): Allowance {
  const sum = (of: (grant: Grant) => number | null) => granted.reduce((total, grant) => total + (of(grant) ?? 0), 0);
  const { timeLimitSeconds, attempts, breaks } = rules;
  return {
    timeLimitSeconds,
    extraSeconds: timeLimitSeconds === null ? 0 : Math.ceil((timeLimitSeconds * sum(({ extraPercent }) => extraPercent)) / 100) + sum(({ extraSeconds }) => extraSeconds),
    attempts: attempts === null ? null : attempts + sum(({ extraAttempts }) => extraAttempts),
    opensAt: granted.reduce((earliest, { opensAt }) => (opensAt !== null && opensAt < earliest ? opensAt : earliest), window.opensAt),
    deadline: granted.reduce<Deadline>((latest, { closesAt, reason }) =>
      (closesAt !== null && closesAt > latest.at ? { at: closesAt, zone: latest.zone, setBy: 'accommodation', reason } : latest), window.deadline),
    breaks: granted.reduce((most, { breaks: more }) => (more === null ? most : greater(most, more)), breaks),
  };
}

/** The length of breaks there are none of does not count. */
function greater(one: BreakRules, other: BreakRules): BreakRules {
  if (one.most === 0 || other.most === 0) return one.most === 0 ? other : one;
  return { most: Math.max(one.most, other.most), secondsEach: Math.max(one.secondsEach, other.secondsEach) };
}

const GRANT_RANGES = {
  extraPercent: { least: 1, most: 300 },
  extraSeconds: { least: 60, most: 86_400 },
  extraAttempts: RULE_RANGES.attempts,
} as const;

export type GrantRefusal =
  | RulesRefusal
  | { readonly code: 'NothingGranted' }
  /** Nothing but the deadline limits the time: a later closing is what helps. */
  | { readonly code: 'NoTimeLimit'; readonly field: string }
  | { readonly code: 'NoAttemptLimit'; readonly field: 'extraAttempts' }
  | { readonly code: 'OpeningNotEarlier'; readonly field: 'opensAt' }
  | { readonly code: 'ClosingNotLater'; readonly field: 'closesAt' };

/** Whether granting this makes sense on top of what holds for her now; null when it does. */
export function checkGrant(grant: Grant, holds: Allowance): GrantRefusal | null {
  const { extraPercent, extraSeconds, extraAttempts, opensAt, closesAt, breaks } = grant;
  if (Object.values({ extraPercent, extraSeconds, extraAttempts, opensAt, closesAt, breaks }).every((member) => member === null)) return { code: 'NothingGranted' };
  for (const field of ['extraPercent', 'extraSeconds', 'extraAttempts'] as const) {
    const refusal = grant[field] === null ? null : outside(field, grant[field], GRANT_RANGES[field]);
    if (refusal) return refusal;
  }
  if (holds.timeLimitSeconds === null && extraPercent !== null) return { code: 'NoTimeLimit', field: 'extraPercent' };
  if (holds.timeLimitSeconds === null && extraSeconds !== null) return { code: 'NoTimeLimit', field: 'extraSeconds' };
  if (holds.attempts === null && extraAttempts !== null) return { code: 'NoAttemptLimit', field: 'extraAttempts' };
  if (opensAt !== null && opensAt >= holds.opensAt) return { code: 'OpeningNotEarlier', field: 'opensAt' };
  if (closesAt !== null && closesAt <= holds.deadline.at) return { code: 'ClosingNotLater', field: 'closesAt' };
  if (breaks === null) return null;
  return breaks.most === 0 ? { code: 'OutOfRange', field: 'breaks.most', least: 1, most: RULE_RANGES.breaks.most } : checkBreakRules('breaks', breaks);
}
