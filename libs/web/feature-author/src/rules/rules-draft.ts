import type { Navigation, Phase, ReviewLevel, TestRulesPartsFragment } from '@selaras/web/data-access';

/** The tests of a course in the order in which they are shown. */
export const PHASES = ['PRE', 'POST', 'PRACTICE'] as const satisfies readonly Phase[];
/** From least to most. */
export const REVIEW_LEVELS = ['NOTHING', 'SCORE', 'ANSWERS', 'FEEDBACK'] as const satisfies readonly ReviewLevel[];
export const REVIEW_STAGES = ['afterSubmit', 'afterLastAttempt', 'afterClosing'] as const;
export type ReviewStage = (typeof REVIEW_STAGES)[number];

/** The rules of one test as they are edited: numbers as typed. */
export interface PhaseDraft {
  readonly phase: Phase;
  readonly limited: boolean;
  readonly minutes: string;
  readonly counted: boolean;
  readonly attempts: string;
  readonly grace: string;
  readonly navigation: Navigation;
  readonly shuffleItems: boolean;
  readonly breaks: string;
  readonly breakMinutes: string;
  readonly review: Readonly<Record<ReviewStage, ReviewLevel>>;
}
export type RulesDraft = readonly PhaseDraft[];
export type RulesField = 'minutes' | 'attempts' | 'grace' | 'breaks' | 'breakMinutes';
/** As stored and sent. */
export type Rules = TestRulesPartsFragment;

/** Bounds, both included; the server holds the same. */
export const RULES_RANGES: Readonly<Record<RulesField, readonly [number, number]>> = { minutes: [1, 1_440], attempts: [1, 20], grace: [0, 3_600], breaks: [0, 10], breakMinutes: [1, 120] };

/** What stands in the fields that are hidden until they are switched on. */
const SUGGESTED = { minutes: '30', attempts: '2', breakMinutes: '5' } as const;

export function rulesDraftOf(rules: readonly Rules[]): RulesDraft {
  return PHASES.flatMap((phase) => rules.filter((one) => one.phase === phase)).map(({ phase, timeLimitSeconds, attempts, graceSeconds, navigation, shuffleItems, breaks, review }) => ({
    phase, navigation, shuffleItems,
    review: { afterSubmit: review.afterSubmit, afterLastAttempt: review.afterLastAttempt, afterClosing: review.afterClosing },
    limited: timeLimitSeconds !== null,
    minutes: timeLimitSeconds === null ? SUGGESTED.minutes : minutesOf(timeLimitSeconds),
    counted: attempts !== null,
    attempts: attempts === null ? SUGGESTED.attempts : String(attempts),
    grace: String(graceSeconds),
    breaks: String(breaks.most),
    breakMinutes: breaks.most === 0 && breaks.secondsEach < 60 ? SUGGESTED.breakMinutes : minutesOf(breaks.secondsEach),
  }));
}

/** Fields of one test that cannot be read, in the order of the form; those that do not apply are not looked at. */
export function rulesProblems(draft: PhaseDraft): readonly RulesField[] {
  const applies: Readonly<Record<RulesField, boolean>> = { minutes: draft.limited, attempts: draft.counted, grace: true, breaks: true, breakMinutes: hasBreaks(draft) };
  return (Object.keys(applies) as RulesField[]).filter((field) => applies[field] && whole(draft[field], field) === null);
}

/** Null when a field of any test cannot be read. */
export function readRules(draft: RulesDraft): readonly Rules[] | null {
  if (draft.some((one) => rulesProblems(one).length > 0)) return null;
  return draft.map((one) => ({
    phase: one.phase,
    timeLimitSeconds: one.limited ? seconds(one.minutes) : null,
    attempts: one.counted ? Number(one.attempts) : null,
    graceSeconds: Number(one.grace),
    navigation: one.navigation,
    shuffleItems: one.shuffleItems,
    breaks: { most: Number(one.breaks), secondsEach: whole(one.breakMinutes, 'breakMinutes') === null ? seconds(SUGGESTED.breakMinutes) : seconds(one.breakMinutes) },
    review: one.review,
  }));
}

export function sameRules(a: RulesDraft, b: RulesDraft): boolean {
  const [read, other] = [readRules(a), readRules(b)];
  return read !== null && JSON.stringify(read) === JSON.stringify(other);
}

export function hasBreaks({ breaks }: Pick<PhaseDraft, 'breaks'>): boolean {
  return breaks.trim() !== '' && Number(breaks) !== 0;
}

/** Sets what a stage shows. What was seen cannot be unseen: later stages show at least as much, earlier ones at most as much. */
export function withReview(draft: PhaseDraft, stage: ReviewStage, level: ReviewLevel): PhaseDraft {
  const at = REVIEW_STAGES.indexOf(stage);
  const held = (other: ReviewStage, index: number): ReviewLevel => {
    if (other === stage) return level;
    const now = draft.review[other];
    const isBeyond = index > at ? rank(now) < rank(level) : rank(now) > rank(level);
    return isBeyond ? level : now;
  };
  const [afterSubmit, afterLastAttempt, afterClosing] = REVIEW_STAGES.map(held) as [ReviewLevel, ReviewLevel, ReviewLevel];
  return { ...draft, review: { afterSubmit, afterLastAttempt, afterClosing } };
}

/** A sentence by key, with what belongs into its gaps; durations in seconds, to be written by the page. */
export interface RuleSentence {
  readonly key: string;
  readonly seconds?: number;
  readonly count?: number;
  readonly grace?: number;
}

/** What learners will experience, in the order in which they do. */
export function ruleSentences({ phase, timeLimitSeconds, attempts, graceSeconds, navigation, shuffleItems, breaks, review }: Rules): readonly RuleSentence[] {
  return [
    ...(phase === 'PRACTICE' ? [{ key: 'practice' }] : []),
    attempts === null ? { key: 'anyAttempts' } : { key: 'attempts', count: attempts },
    timeLimitSeconds === null ? { key: 'noLimit' } : { key: 'limit', seconds: timeLimitSeconds },
    graceSeconds === 0 ? { key: 'noGrace' } : { key: 'grace', grace: graceSeconds },
    { key: navigation === 'ONE_WAY' ? 'oneWay' : 'free' },
    { key: shuffleItems ? 'shuffled' : 'authorOrder' },
    ...(breaks.most === 0 ? [] : [{ key: 'breaks', count: breaks.most, seconds: breaks.secondsEach }]),
    ...reviewSentences(review),
  ];
}

/** Only the stages at which something more is shown. */
function reviewSentences(review: Readonly<Record<ReviewStage, ReviewLevel>>): readonly RuleSentence[] {
  const told: RuleSentence[] = [];
  let shown: ReviewLevel | null = null;
  for (const stage of REVIEW_STAGES) {
    const level = review[stage];
    if (level !== shown) told.push({ key: `${stage}.${level}` });
    shown = level;
  }
  return told;
}

function rank(level: ReviewLevel): number {
  return REVIEW_LEVELS.indexOf(level);
}

/** Minutes as typed; a stored number of seconds that is no whole minute is rounded up, so that nobody loses time by it. */
function minutesOf(storedSeconds: number): string {
  return String(Math.ceil(storedSeconds / 60));
}

function seconds(minutes: string): number {
  return Number(minutes) * 60;
}

function whole(text: string, field: RulesField): number | null {
  const [least, most] = RULES_RANGES[field];
  const value = /^\s*\d{1,5}\s*$/.test(text) ? Number(text) : Number.NaN;
  return value >= least && value <= most ? value : null;
}
