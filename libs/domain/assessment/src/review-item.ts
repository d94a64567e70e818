import { isAnswered, type ItemContent, type Key, type Response, type RichText } from '@selaras/domain/item';
import type { Hundredths } from '@selaras/domain/kernel';
import type { ReviewLevel } from '@selaras/domain/scheduling';
import type { ItemOutcome } from './score-attempt';
import { rightResponse } from './right-response';

/** What an item came to, in one word. `dropped`: it counts for nobody; `credited`: full marks for everybody; `awaiting`: a person has yet to mark it. */
export type ItemVerdict = 'right' | 'partly' | 'wrong' | 'blank' | 'awaiting' | 'dropped' | 'credited';

export interface ReviewedMarks {
  readonly earned: Hundredths;
  readonly maximum: Hundredths;
  readonly verdict: ItemVerdict;
}

/** The author's words on an answer; `chosen` are those on the options she chose. */
export interface ShownFeedback {
  readonly general: RichText | null;
  readonly chosen: readonly { readonly optionId: string; readonly text: RichText }[];
}

/** What a review shows of one item beyond its text and her own response; null is what the level, or the item, does not have. */
export interface ItemReview {
  readonly marks: ReviewedMarks | null;
  readonly rightResponse: Response | null;
  readonly feedback: ShownFeedback | null;
}

export const NOTHING_SHOWN: ItemReview = { marks: null, rightResponse: null, feedback: null };

/**
 * Lays open what the level allows, and nothing above it. `key` is the one in force, which may be another than the item was published with; an
 * item without an outcome shows no marks.
 */
export function reviewItem(level: ReviewLevel, key: Key, feedback: ItemContent['feedback'], response: Response | null, outcome: ItemOutcome | null): ItemReview {
  if (level !== 'answers' && level !== 'feedback') return NOTHING_SHOWN;
  return {
    marks: outcome && { earned: outcome.earned, maximum: outcome.maximum, verdict: verdictOf(outcome) },
    rightResponse: rightResponse(key),
    feedback: level === 'feedback' ? feedbackOn(feedback, response) : null,
  };
}

export function verdictOf({ earned, maximum, answered, basis }: ItemOutcome): ItemVerdict {
  if (basis === 'dropped' || basis === 'credited' || basis === 'awaiting') return basis;
  if (earned >= maximum) return 'right';
  if (earned > 0) return 'partly';
  return answered ? 'wrong' : 'blank';
}

/** Null where the author wrote nothing that concerns this response. */
function feedbackOn({ general, byOption }: ItemContent['feedback'], response: Response | null): ShownFeedback | null {
  const chosen = chosenOptions(response).flatMap((optionId) => {
    const text = byOption && Object.hasOwn(byOption, optionId) ? byOption[optionId] : undefined;
    return text === undefined ? [] : [{ optionId, text }];
  });
  return general === undefined && chosen.length === 0 ? null : { general: general ?? null, chosen };
}

/** The ids under which an author may have written feedback for what was chosen. */
function chosenOptions(response: Response | null): readonly string[] {
  if (response === null || !isAnswered(response)) return [];
  switch (response.type) {
    case 'single-choice':
      return response.optionId === null ? [] : [response.optionId];
    case 'multiple-choice':
      return response.optionIds;
    case 'true-false':
      return [String(response.value)];
    case 'situational-judgement':
      return [response.most, response.least].filter((id) => id !== null);
    default:
      return [];
  }
}
