/** The tests of a course. `practice` is for trying out: it never enters a result, a statistic or the steps of a course. */
export const PHASES = ['pre', 'post', 'practice'] as const;
export type Phase = (typeof PHASES)[number];
/** The linked pair: what is compared. */
export type ScoredPhase = Exclude<Phase, 'practice'>;

/** `free`: any item at any time. `one-way`: what lies before the furthest item touched is passed for good. */
export const NAVIGATIONS = ['free', 'one-way'] as const;
export type Navigation = (typeof NAVIGATIONS)[number];

/** What is shown of an attempt that is over, each with what stands before it: the score; right answers and the marks of each item; the author's feedback. */
export const REVIEW_LEVELS = ['nothing', 'score', 'answers', 'feedback'] as const;
export type ReviewLevel = (typeof REVIEW_LEVELS)[number];

/** The pauses of one attempt during which its clock stands still; `most` 0: none. */
export interface BreakRules {
  readonly most: number;
  readonly secondsEach: number;
}

/** By stage, the later one deciding: after she handed it in, after her last attempt, after the test closed for her. */
export interface ReviewRules {
  readonly afterSubmit: ReviewLevel;
  readonly afterLastAttempt: ReviewLevel;
  readonly afterClosing: ReviewLevel;
}

/** How a test is taken. Part of a course version, and final with it. */
export interface TestRules {
  readonly phase: Phase;
  /** Null: until the deadline. */
  readonly timeLimitSeconds: number | null;
  /** Null: as often as one likes. */
  readonly attempts: number | null;
  /** What reaches the server within so many seconds after the time was up still counts. */
  readonly graceSeconds: number;
  readonly navigation: Navigation;
  readonly shuffleItems: boolean;
  readonly breaks: BreakRules;
  readonly review: ReviewRules;
}

export const RULE_RANGES = {
  timeLimitSeconds: { least: 60, most: 86_400 },
  attempts: { least: 1, most: 20 },
  graceSeconds: { least: 0, most: 3_600 },
  breaks: { least: 0, most: 10 },
  secondsEach: { least: 60, most: 7_200 },
} as const;

/** What a new course begins with. */
export function startingRules(phase: Phase): TestRules {
  const isPractice = phase === 'practice';
  return {
    phase,
    timeLimitSeconds: isPractice ? null : 1_800,
    attempts: isPractice ? null : phase === 'pre' ? 1 : 2,
    graceSeconds: 60,
    navigation: 'free',
    shuffleItems: true,
    breaks: { most: 0, secondsEach: 300 },
    review: isPractice
      ? { afterSubmit: 'feedback', afterLastAttempt: 'feedback', afterClosing: 'feedback' }
      : { afterSubmit: 'score', afterLastAttempt: 'score', afterClosing: 'score' },
  };
}

/** @throws TypeError when a phase has no rules: every pair has rules for each. */
export function rulesFor(rules: readonly TestRules[], phase: Phase): TestRules {
  const found = rules.find((candidate) => candidate.phase === phase);
  if (!found) throw new TypeError(`no rules for the phase ${phase}`);
  return found;
}

export type RulesRefusal =
  | { readonly code: 'OutOfRange'; readonly field: string; readonly least: number; readonly most: number }
  /** At a later stage less would be shown than before: what was seen cannot be unseen. */
  | { readonly code: 'ReviewGoesBack'; readonly field: string };

/** What is wrong with rules somebody wrote; null when nothing is. `field` is a path below the rules. */
export function checkTestRules({ timeLimitSeconds, attempts, graceSeconds, breaks, review }: TestRules): RulesRefusal | null {
  return (timeLimitSeconds === null ? null : outside('timeLimitSeconds', timeLimitSeconds, RULE_RANGES.timeLimitSeconds))
    ?? (attempts === null ? null : outside('attempts', attempts, RULE_RANGES.attempts))
    ?? outside('graceSeconds', graceSeconds, RULE_RANGES.graceSeconds)
    ?? checkBreakRules('breaks', breaks)
    ?? goesBack(review);
}

/** Where there are no breaks, their length does not matter. */
export function checkBreakRules(field: string, { most, secondsEach }: BreakRules): RulesRefusal | null {
  return outside(`${field}.most`, most, RULE_RANGES.breaks)
    ?? (most === 0 ? null : outside(`${field}.secondsEach`, secondsEach, RULE_RANGES.secondsEach));
}

/** Checked rules as they are kept: where there are no breaks, a length that no break could have becomes the one a new course begins with. */
export function asKept(rules: TestRules): TestRules {
  const { breaks } = rules;
  return outside('', breaks.secondsEach, RULE_RANGES.secondsEach) === null ? rules : { ...rules, breaks: { ...breaks, secondsEach: startingRules(rules.phase).breaks.secondsEach } };
}

function goesBack({ afterSubmit, afterLastAttempt, afterClosing }: ReviewRules): RulesRefusal | null {
  const [submit, last, closing] = [afterSubmit, afterLastAttempt, afterClosing].map((level) => REVIEW_LEVELS.indexOf(level)) as [number, number, number];
  if (last < submit) return { code: 'ReviewGoesBack', field: 'review.afterLastAttempt' };
  return closing < last ? { code: 'ReviewGoesBack', field: 'review.afterClosing' } : null;
}

/** Whole and within the range, both ends included. */
export function outside(field: string, value: number, { least, most }: { readonly least: number; readonly most: number }): Extract<RulesRefusal, { code: 'OutOfRange' }> | null {
  return Number.isInteger(value) && value >= least && value <= most ? null : { code: 'OutOfRange', field, least, most };
}
