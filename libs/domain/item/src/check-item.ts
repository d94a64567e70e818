import { checkKey } from './check-key';
import { characters, checkLength, checkLists, LONGEST_TITLE } from './check-texts';
import { isMarkedByPeople, optionsOf, type Interaction } from './interaction';
import type { ItemContent } from './item';
import type { ItemProblem } from './item-problem';
import { isBlank } from './plain-text';
import { LONGEST_ESSAY } from './response';

/** Bytes of the largest file, and how many files, that an author may ask a learner for. */
export const LARGEST_UPLOAD = 20 * 1024 * 1024;
export const MOST_UPLOADS = 5;

/**
 * Everything that keeps this content from being used in a test; the empty list when it is sound.
 * Asked before an item is saved as ready, before a course is published, and by every importer, so that no door lets in what another refuses.
 * An option is equal to another when both show the same words and pictures, whatever their markup. It is no problem when every option is right.
 */
export function checkItem(content: ItemContent): readonly ItemProblem[] {
  const { title, stem, interaction, key, maximum } = content;
  return [
    ...checkTitle(title),
    ...(isBlank(stem) ? [{ code: 'StemEmpty' } as const] : checkLength(stem, 'stem')),
    ...checkLists(interaction),
    ...checkLimits(interaction),
    ...checkKey(interaction, key),
    ...checkFeedback(content),
    ...checkPenalty(content),
    ...(Number.isSafeInteger(maximum) && maximum >= 1 ? [] : [{ code: 'MarksTooFew', maximum } as const]),
  ];
}

function checkTitle(title: string): ItemProblem[] {
  if (title.trim() === '') return [{ code: 'TitleEmpty' }];
  const length = characters(title);
  return length > LONGEST_TITLE ? [{ code: 'TitleTooLong', length, limit: LONGEST_TITLE }] : [];
}

/** Type and subtype, as `application/pdf`, or a whole type, as `image/*`. */
const MEDIA_TYPE = /^[a-z0-9][a-z0-9.+-]{0,60}\/(\*|[a-z0-9][a-z0-9.+-]{0,100})$/;

/** How much a learner may write or hand in. */
function checkLimits(interaction: Interaction): ItemProblem[] {
  if (interaction.type === 'essay') {
    return isWithin(interaction.longest, LONGEST_ESSAY) ? [] : [{ code: 'EssayLengthOutOfRange', longest: interaction.longest, limit: LONGEST_ESSAY }];
  }
  if (interaction.type !== 'file-upload') return [];
  const { mediaTypes, largestBytes, most } = interaction;
  return [
    ...(mediaTypes.length === 0 ? [{ code: 'MediaTypesMissing' } as const] : []),
    ...mediaTypes.filter((text) => !MEDIA_TYPE.test(text)).map((text): ItemProblem => ({ code: 'MediaTypeUnreadable', text: text.slice(0, 60) })),
    ...(isWithin(largestBytes, LARGEST_UPLOAD) ? [] : [{ code: 'UploadSizeOutOfRange', largestBytes, limit: LARGEST_UPLOAD } as const]),
    ...(isWithin(most, MOST_UPLOADS) ? [] : [{ code: 'UploadCountOutOfRange', most, limit: MOST_UPLOADS } as const]),
  ];
}

function isWithin(value: number, limit: number): boolean {
  return Number.isSafeInteger(value) && value >= 1 && value <= limit;
}

function checkFeedback({ feedback, interaction }: ItemContent): ItemProblem[] {
  const byOption = Object.entries(feedback.byOption ?? {});
  const known = interaction.type === 'true-false' ? ['true', 'false'] : optionsOf(interaction).map(({ id }) => id);
  return [
    ...byOption.filter(([id]) => !known.includes(id)).map(([optionId]): ItemProblem => ({ code: 'FeedbackNamesUnknownOption', optionId })),
    ...[feedback.general ?? '', ...byOption.map(([, text]) => text)].flatMap((text) => checkLength(text, 'feedback')),
  ];
}

function checkPenalty({ penaltyPercent = 0, interaction }: ItemContent): ItemProblem[] {
  if (!Number.isInteger(penaltyPercent) || penaltyPercent < 0 || penaltyPercent > 100) return [{ code: 'PenaltyOutOfRange', penaltyPercent }];
  return penaltyPercent > 0 && isMarkedByPeople(interaction.type) ? [{ code: 'PenaltyWithRubric' }] : [];
}
