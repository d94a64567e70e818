import type { Phase, ReviewLevel, TestRules } from '@selaras/domain/scheduling';
import type { Navigation, Phase as SentPhase, ReviewLevel as SentLevel, TestRulesInput } from './schema.generated';

export const PHASES = { PRE: 'pre', POST: 'post', PRACTICE: 'practice' } as const satisfies Record<SentPhase, Phase>;

const NAVIGATIONS = { FREE: 'free', ONE_WAY: 'one-way' } as const satisfies Record<Navigation, TestRules['navigation']>;

export function navigationPayload(navigation: TestRules['navigation']): Navigation {
  return navigation === 'one-way' ? 'ONE_WAY' : 'FREE';
}

export function levelPayload(level: ReviewLevel): SentLevel {
  return level.toUpperCase() as SentLevel;
}

export function rulesPayload({ phase, navigation, review, ...rules }: TestRules) {
  const { afterSubmit, afterLastAttempt, afterClosing } = review;
  return {
    ...rules, phase: phase.toUpperCase(), navigation: navigationPayload(navigation),
    review: { afterSubmit: levelPayload(afterSubmit), afterLastAttempt: levelPayload(afterLastAttempt), afterClosing: levelPayload(afterClosing) },
  };
}

export function rulesArgument({ phase, timeLimitSeconds, attempts, graceSeconds, navigation, shuffleItems, breaks, review }: TestRulesInput): TestRules {
  const level = (sent: SentLevel) => sent.toLowerCase() as ReviewLevel;
  return {
    phase: PHASES[phase], timeLimitSeconds: timeLimitSeconds ?? null, attempts: attempts ?? null, graceSeconds, navigation: NAVIGATIONS[navigation], shuffleItems,
    breaks: { most: breaks.most, secondsEach: breaks.secondsEach },
    review: { afterSubmit: level(review.afterSubmit), afterLastAttempt: level(review.afterLastAttempt), afterClosing: level(review.afterClosing) },
  };
}
