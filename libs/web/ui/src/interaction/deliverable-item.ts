import type { Interaction, Option, Response } from '@selaras/domain/item';
import { plainTextOf } from '@selaras/domain/item';

/** An item as it is shown to who answers it: no key, no weight, no feedback. */
export interface DeliverableItem {
  readonly itemVersionId: string;
  /** Sanitised HTML. */
  readonly stem: string;
  /** In the order in which it is shown. */
  readonly interaction: Interaction;
}

/** An item as the API sends it: JSON has no type there, but the server sends only interactions it has checked. */
export function deliverable({ itemVersionId, stem, interaction }: { readonly itemVersionId: string; readonly stem: string; readonly interaction: unknown }): DeliverableItem {
  return { itemVersionId, stem, interaction: interaction as Interaction };
}

/** `A`, `B` ... by position; beyond `Z` the number. */
export function optionLetter(index: number): string {
  return index < 26 ? String.fromCharCode(65 + index) : String(index + 1);
}

/** The words an option is called by where no markup can be shown; a picture without words goes by its letter. */
export function nameOf(option: Option, index: number): string {
  return plainTextOf(option.text) || optionLetter(index);
}

export { isAnswered } from '@selaras/domain/item';

/** Whether a response of this type is typed letter by letter, so that it is meant only once typing rests. */
export function isTyped({ type }: Response): boolean {
  return type === 'short-text' || type === 'numeric' || type === 'essay' || type === 'cloze';
}

/** The response that takes every other one back. */
export function blankResponse(type: Interaction['type']): Response {
  switch (type) {
    case 'single-choice':
      return { type, optionId: null };
    case 'multiple-choice':
      return { type, optionIds: [] };
    case 'true-false':
      return { type, value: null };
    case 'short-text':
    case 'numeric':
    case 'essay':
      return { type, text: '' };
    case 'matching':
      return { type, pairs: {} };
    case 'ordering':
      return { type, entryIds: [] };
    case 'cloze':
      return { type, gaps: {} };
    case 'placing':
      return { type, placements: {} };
    case 'situational-judgement':
      return { type, most: null, least: null };
    case 'file-upload':
      return { type, fileIds: [] };
  }
}

/** Whether there is nothing to take back. A half given answer is not blank, though it may not count as answered. */
export function isBlank(response: Response | null): boolean {
  return response === null || JSON.stringify(response) === JSON.stringify(blankResponse(response.type));
}

/** What pressing the digit `position` (one-based) makes of the response; null where the item has no such choice. */
export function responseByDigit({ interaction }: DeliverableItem, response: Response | null, position: number): Response | null {
  if (interaction.type === 'true-false') {
    return position === 1 || position === 2 ? { type: 'true-false', value: position === 1 } : null;
  }
  if (interaction.type !== 'single-choice' && interaction.type !== 'multiple-choice') return null;
  const option = interaction.options[position - 1];
  if (!option) return null;
  return interaction.type === 'single-choice' ? { type: 'single-choice', optionId: option.id } : toggled(interaction.options, response, option.id);
}

/** The ticks with one of them turned over, in the order of the item. */
export function toggled(options: readonly Option[], response: Response | null, optionId: string): Response {
  const before = response?.type === 'multiple-choice' ? response.optionIds : [];
  const optionIds = options.map(({ id }) => id).filter((id) => (id === optionId) !== before.includes(id));
  return { type: 'multiple-choice', optionIds };
}

/** A table by ids with one member set, or taken out when `value` is null or blank. */
export function withMember(table: Readonly<Record<string, string>>, id: string, value: string | null): Readonly<Record<string, string>> {
  const others = Object.entries(table).filter(([known]) => known !== id);
  return Object.fromEntries(value === null || value.trim() === '' ? others : [...others, [id, value]]);
}
