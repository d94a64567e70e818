import { type Interaction, isBlank } from '@selaras/domain/item';
import type { ItemForm } from './item-form';

/** The interaction of a form as it would be delivered, however little has been written: what is blank is left out, nothing is checked. */
export function shownInteraction(form: ItemForm): Interaction {
  switch (form.type) {
    case 'single-choice':
    case 'multiple-choice':
      return { type: form.type, shuffle: false, options: form.options.filter(({ text }) => !isBlank(text)).map(({ id, text }) => ({ id, text })) };
    case 'numeric':
      return form.unit.trim() === '' ? { type: form.type } : { type: form.type, unit: form.unit.trim() };
    case 'true-false':
    case 'short-text':
      return { type: form.type };
    default:
      return { type: 'short-text' };
  }
}
