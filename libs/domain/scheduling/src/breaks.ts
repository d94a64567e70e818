import { ok, plusSeconds, refuse, type Id, type Instant, type Result } from '@selaras/domain/kernel';
import type { BreakRules } from './test-rules';

export type BreakId = Id<'Break'>;

/** A pause of an attempt, during which its clock stands still. */
export interface Break {
  /** Made by the client, so that beginning it again is recognised. */
  readonly id: BreakId;
  /** 1, 2 ... within the attempt. */
  readonly number: number;
  readonly startedAt: Instant;
  /** At the latest: one that nobody ends ends itself then. */
  readonly endsAt: Instant;
  /** When somebody ended it; null when nobody did. */
  readonly endedAt: Instant | null;
}

/** When a break was over, or will be if nobody ends it before. */
export function endOf({ endedAt, endsAt }: Break): Instant {
  return endedAt ?? endsAt;
}

/**
 * The one that lasts at this moment; the moment of its end is not part of it. Null when none does. One that was begun by a clock which is ahead of
 * this one lasts already: breaks never overlap.
 */
export function runningBreak(breaks: readonly Break[], now: Instant): Break | null {
  return breaks.find((pause) => now < endOf(pause)) ?? null;
}

/** By how much breaks move the end of an attempt: a running one by the whole of what it may last, until it is ended. */
export function reservedMilliseconds(breaks: readonly Break[]): number {
  return breaks.reduce((sum, pause) => sum + endOf(pause) - pause.startedAt, 0);
}

/** How long was paused until this moment. */
export function pausedMilliseconds(breaks: readonly Break[], until: Instant): number {
  return breaks.reduce((sum, pause) => sum + Math.max(0, Math.min(endOf(pause), until) - pause.startedAt), 0);
}

/** From start to finish without the breaks; a break that was going on at the finish ended with it. Never negative. */
export function workingMilliseconds(startedAt: Instant, finishedAt: Instant, breaks: readonly Break[]): number {
  return Math.max(0, finishedAt - startedAt - pausedMilliseconds(breaks, finishedAt));
}

export type BreakRefusal =
  | { readonly code: 'BreaksNotAllowed' }
  | { readonly code: 'NoBreaksLeft'; readonly most: number }
  | { readonly code: 'OnBreak'; readonly endsAt: Instant }
  | { readonly code: 'BreakNotFound' };

/** Begins a break now. The same id again is the same break, also when it is over. `breaks`: all of the attempt so far. */
export function startBreak(breaks: readonly Break[], allowed: BreakRules, id: BreakId, now: Instant): Result<Break, BreakRefusal> {
  const same = breaks.find((pause) => pause.id === id);
  if (same) return ok(same);
  const running = runningBreak(breaks, now);
  if (running) return refuse({ code: 'OnBreak', endsAt: endOf(running) });
  if (allowed.most === 0) return refuse({ code: 'BreaksNotAllowed' });
  if (breaks.length >= allowed.most) return refuse({ code: 'NoBreaksLeft', most: allowed.most });
  return ok({ id, number: breaks.length + 1, startedAt: now, endsAt: plusSeconds(now, allowed.secondsEach), endedAt: null });
}

/** Ends a break now. One that is over, by itself or because it was ended before, stays as it was. */
export function endBreak(breaks: readonly Break[], id: BreakId, now: Instant): Result<Break, BreakRefusal> {
  const pause = breaks.find((candidate) => candidate.id === id);
  if (!pause) return refuse({ code: 'BreakNotFound' });
  if (now >= endOf(pause)) return ok(pause);
  // Of two processes whose clocks differ the later one may have begun it.
  return ok({ ...pause, endedAt: now < pause.startedAt ? pause.startedAt : now });
}
