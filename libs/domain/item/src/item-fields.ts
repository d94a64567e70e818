import type { ItemContent } from './item';

/**
 * What two authors of one item may decide between, field by field. Interaction, key and feedback of options hang together by the ids of the
 * options: they are one field, `answers`.
 */
export const ITEM_FIELDS = ['title', 'stem', 'answers', 'feedback', 'marks', 'objective'] as const;
export type ItemField = (typeof ITEM_FIELDS)[number];

/** An item as it is edited: its content and the objective it measures. */
export interface EditedItem {
  readonly content: ItemContent;
  readonly objectiveCode: string | null;
}

/** `mine`, `theirs`: only that side changed it. `both`: each did, in different ways, and somebody has to say which stands. */
export interface FieldChange {
  readonly field: ItemField;
  readonly changedBy: 'mine' | 'theirs' | 'both';
}

/**
 * What two versions made of the one they both began with. Fields that read the same on both sides are left out, whatever they were before;
 * `base` null (both made the item) counts every difference as changed by both.
 */
export function changedFields(base: EditedItem | null, mine: EditedItem, theirs: EditedItem): readonly FieldChange[] {
  return ITEM_FIELDS.flatMap((field): FieldChange[] => {
    const [before, own, other] = [base && valueOf(base, field), valueOf(mine, field), valueOf(theirs, field)];
    if (own === other) return [];
    if (before === own) return [{ field, changedBy: 'theirs' }];
    return [{ field, changedBy: before === other ? 'mine' : 'both' }];
  });
}

/** The item with each field from the side named for it; fields not named are the same on both sides, or theirs. */
export function mergedItem(mine: EditedItem, theirs: EditedItem, choice: Readonly<Partial<Record<ItemField, 'mine' | 'theirs'>>>): EditedItem {
  const from = (field: ItemField): EditedItem => (choice[field] === 'mine' ? mine : theirs);
  const { interaction, key, feedback } = from('answers').content;
  const general = from('feedback').content.feedback.general;
  const { maximum, penaltyPercent } = from('marks').content;
  return {
    objectiveCode: from('objective').objectiveCode,
    content: {
      title: from('title').content.title,
      stem: from('stem').content.stem,
      interaction,
      key,
      feedback: { ...(general === undefined ? {} : { general }), ...(feedback.byOption === undefined ? {} : { byOption: feedback.byOption }) },
      maximum,
      ...(penaltyPercent === undefined ? {} : { penaltyPercent }),
    },
  };
}

function valueOf({ content, objectiveCode }: EditedItem, field: ItemField): string {
  switch (field) {
    case 'title':
      return content.title;
    case 'stem':
      return content.stem;
    case 'answers':
      return inOrder([content.interaction, content.key, content.feedback.byOption ?? {}]);
    case 'feedback':
      return content.feedback.general ?? '';
    case 'marks':
      return inOrder([content.maximum, content.penaltyPercent ?? 0]);
    case 'objective':
      return objectiveCode ?? '';
  }
}

/** JSON with sorted members: equal values, equal texts. */
function inOrder(value: unknown): string {
  return JSON.stringify(value, (_, member: unknown) =>
    typeof member === 'object' && member !== null && !Array.isArray(member)
      ? Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1)))
      : member);
}
