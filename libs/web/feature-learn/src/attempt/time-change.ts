/** What is known of the time of a running attempt at one moment. */
export interface TimeKnown {
  /** Milliseconds. */
  readonly dueAt: number;
  /** Granted on top of the time limit. */
  readonly extraSeconds: number;
  /** Breaks begun so far, and the seconds spent in those that are over. */
  readonly breaksUsed: number;
  readonly breakSeconds: number;
  readonly onBreak: boolean;
}

/**
 * Seconds that somebody added to a running attempt between two looks at it; 0 when nobody did. A break moves the due time too, but gives nothing: where
 * one began or ended in between, only what was granted on top of the time limit is counted.
 */
export function timeGained(before: TimeKnown, now: TimeKnown): number {
  const breaksAreTheSame = before.breaksUsed === now.breaksUsed && before.breakSeconds === now.breakSeconds && before.onBreak === now.onBreak;
  const gained = breaksAreTheSame ? Math.round((now.dueAt - before.dueAt) / 1000) : now.extraSeconds - before.extraSeconds;
  return Math.max(0, gained);
}
