import { type Interaction, isBlank, type Option } from '@selaras/domain/item';
import { seededRandom, shuffled } from '@selaras/domain/kernel';
import { clozeContentOf } from './item-content-cloze';
import { listContentOf, type ListInteraction } from './item-content-lists';
import { workContentOf } from './item-content-work';
import type { ItemForm } from './item-form';

/**
 * The interaction of a form as a learner might get it, however little has been written: what is blank is left out, nothing is
 * checked, and what is shuffled for learners is shuffled here, always in the same way, so that an ordering does not show its key.
 */
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
    case 'matching':
    case 'ordering':
    case 'placing':
    case 'situational-judgement':
      return shuffledLists(listContentOf(form.type, form).interaction);
    case 'cloze':
      return clozeContentOf(form.cloze).interaction;
    case 'essay':
    case 'file-upload':
      return workContentOf(form.type, form).interaction;
  }
}

function shuffledLists(interaction: ListInteraction): Interaction {
  switch (interaction.type) {
    case 'matching':
      return { ...interaction, choices: interaction.shuffle ? mixed(interaction.choices) : interaction.choices };
    case 'ordering':
      return { ...interaction, entries: outOfOrder(interaction.entries) };
    case 'placing':
      return { ...interaction, labels: interaction.shuffle ? mixed(interaction.labels) : interaction.labels };
    case 'situational-judgement':
      return { ...interaction, actions: interaction.shuffle ? mixed(interaction.actions) : interaction.actions };
  }
}

/** Mixed until it shows: chance may well leave three entries where they are, and an author would think nothing is shuffled. */
function outOfOrder(entries: readonly Option[]): readonly Option[] {
  if (entries.length < 2) return entries;
  for (let turn = 0; ; turn += 1) {
    const order = shuffled(entries, seededRandom(`${entries.map(({ id }) => id).join('/')}/${turn}`));
    if (order.some((entry, index) => entry !== entries[index])) return order;
  }
}

function mixed(options: readonly Option[]): readonly Option[] {
  const movable = shuffled(options.filter(({ staysLast }) => !staysLast), seededRandom(options.map(({ id }) => id).join('/')));
  return [...movable, ...options.filter(({ staysLast }) => staysLast)];
}
