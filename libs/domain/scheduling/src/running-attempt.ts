import { type Instant } from '@selaras/domain/kernel';
import type { Allowance } from './accommodation';
import { reservedMilliseconds, type Break } from './breaks';
import { dueOf, type Timing } from './deadline';
import type { BreakRules } from './test-rules';

/** What froze when an attempt started, as far as its end depends on it. */
export interface RunningAttempt {
  readonly startedAt: Instant;
  readonly timing: Pick<Timing, 'timeLimitSeconds' | 'extraSeconds' | 'deadline'>;
  readonly breakRules: BreakRules;
  readonly breaks: readonly Break[];
}

/** What an attempt is given while it runs. */
export interface MovedAttempt {
  readonly extraSeconds: number;
  readonly deadline: Instant;
  readonly breakRules: BreakRules;
  readonly dueAt: Instant;
}

/**
 * What holds for her now reaches an attempt that is running: it is given what is more than it had, and nothing is taken from it, so that a revocation,
 * or a course that changes around her, never shortens what she was told at the start.
 */
export function reaching({ startedAt, timing, breakRules, breaks }: RunningAttempt, holds: Pick<Allowance, 'extraSeconds' | 'breaks'> & { readonly deadline: Instant }): MovedAttempt {
  const extraSeconds = timing.timeLimitSeconds === null ? 0 : Math.max(timing.extraSeconds, holds.extraSeconds);
  const deadline = holds.deadline > timing.deadline ? holds.deadline : timing.deadline;
  const { at: dueAt } = dueOf({ startedAt, timeLimitSeconds: timing.timeLimitSeconds, extraSeconds, deadline, breakMilliseconds: reservedMilliseconds(breaks) });
  const most = Math.max(breakRules.most, holds.breaks.most);
  return { extraSeconds, deadline, dueAt, breakRules: { most, secondsEach: longerOf(breakRules, holds.breaks) } };
}

/** The length of breaks there are none of does not count. */
function longerOf(one: BreakRules, other: BreakRules): number {
  if (one.most === 0) return other.secondsEach;
  return other.most === 0 ? one.secondsEach : Math.max(one.secondsEach, other.secondsEach);
}
