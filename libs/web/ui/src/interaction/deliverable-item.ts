import type { Response } from '@selaras/domain/item';

/** An item as it is shown to who answers it: no key, no weight, no feedback. */
export interface DeliverableItem {
  readonly itemVersionId: string;
  /** single-choice, multiple-choice, true-false, short-text, numeric */
  readonly type: string;
  /** Sanitised HTML. */
  readonly stem: string;
  readonly options: ReadonlyArray<{ readonly id: string; readonly text: string }>;
  readonly unitLabel?: string | null;
}

/** `A`, `B` ... by position; beyond `Z` the number. */
export function optionLetter(index: number): string {
  return index < 26 ? String.fromCharCode(65 + index) : String(index + 1);
}

export { isAnswered } from '@selaras/domain/item';

/** What pressing the digit `position` (one-based) makes of the response; null where the item has no such choice. */
export function responseByDigit(item: DeliverableItem, response: Response | null, position: number): Response | null {
  if (item.type === 'true-false') {
    return position === 1 || position === 2 ? { type: 'true-false', value: position === 1 } : null;
  }
  const option = item.options[position - 1];
  if (!option) return null;
  if (item.type === 'single-choice') return { type: 'single-choice', optionId: option.id };
  if (item.type !== 'multiple-choice') return null;
  return toggled(item, response, option.id);
}

/** The ticks with one of them turned over, in the order of the item. */
export function toggled(item: DeliverableItem, response: Response | null, optionId: string): Response {
  const before = response?.type === 'multiple-choice' ? response.optionIds : [];
  const optionIds = item.options.map(({ id }) => id).filter((id) => (id === optionId) !== before.includes(id));
  return { type: 'multiple-choice', optionIds };
}
