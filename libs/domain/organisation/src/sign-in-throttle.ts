import { type Instant, plusSeconds } from '@selaras/domain/kernel';

/** Guesses that failed at one subject (a NIP, an address). */
export interface Guesses {
  readonly failures: number;
  readonly lastFailedAt: Instant;
}

/** The first guesses are free: people mistype. */
export const FREE_GUESSES = 5;
const LONGEST_WAIT_SECONDS = 900;
/** After a quiet hour the count starts anew. */
export const FORGOTTEN_AFTER_SECONDS = 3_600;

/**
 * How many seconds from `now` until the next guess is looked at; 0 when it may be tried at once.
 * After the free guesses the wait doubles from 2 s up to 15 min: a person barely notices, a list of passwords takes years.
 */
export function secondsUntilNextGuess(guesses: Guesses | null, now: Instant, freeGuesses: number = FREE_GUESSES): number {
  if (!guesses || guesses.failures < freeGuesses) return 0;
  if (now >= plusSeconds(guesses.lastFailedAt, FORGOTTEN_AFTER_SECONDS)) return 0;
  const wait = Math.min(LONGEST_WAIT_SECONDS, 2 ** (guesses.failures - freeGuesses + 1));
  return Math.max(0, Math.ceil((plusSeconds(guesses.lastFailedAt, wait) - now) / 1000));
}
