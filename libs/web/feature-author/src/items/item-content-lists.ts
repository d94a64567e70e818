import { entryOf, type Feedback, type Interaction, isBlank, type Key, type Option } from '@selaras/domain/item';
import type { ItemForm } from './item-form';
import type { ActionForm, LabelForm, PromptForm, RowForm } from './item-form-parts';

/**
 * Matching, ordering, placing and situational judgement between form and content. Writing is lenient: what is missing stays out
 * of the key and what cannot be read is NaN, so that `checkItem` finds it.
 */
type ListType = 'matching' | 'ordering' | 'placing' | 'situational-judgement';
export type ListInteraction = Extract<Interaction, { type: ListType }>;
type ListKey = Extract<Key, { type: ListType }>;

export function listFormOf(interaction: ListInteraction, key: Key, feedback: Feedback): Partial<ItemForm> {
  const row = ({ id, text, staysLast }: Option): RowForm => ({ id, text, staysLast: staysLast ?? false, feedback: entryOf(feedback.byOption ?? {}, id) ?? '' });
  switch (interaction.type) {
    case 'matching': {
      const pairs = key.type === 'matching' ? key.pairs : {};
      return {
        shuffle: interaction.shuffle,
        // Feedback belongs to what is chosen: a prompt that happens to bear the id of a choice has none.
        prompts: interaction.prompts.map((prompt): PromptForm => ({ ...row(prompt), feedback: '', choiceId: entryOf(pairs, prompt.id) ?? '' })),
        choices: interaction.choices.map(row),
      };
    }
    case 'ordering': {
      const rank = key.type === 'ordering' ? key.entryIds : [];
      const entries = [...interaction.entries].sort((a, b) => rank.indexOf(a.id) - rank.indexOf(b.id));
      return { entries: entries.map(row), ...(key.type === 'ordering' ? { orderingCredit: key.credit } : {}) };
    }
    case 'placing': {
      const placements = key.type === 'placing' ? key.placements : {};
      return {
        shuffle: interaction.shuffle,
        labels: interaction.labels.map((label): LabelForm => ({ ...row(label), placeId: entryOf(placements, label.id) ?? '' })),
        places: interaction.places.map((place) => ({ ...row(place), feedback: '' })),
      };
    }
    case 'situational-judgement': {
      const ratings = key.type === 'situational-judgement' ? key.ratings : {};
      return {
        shuffle: interaction.shuffle,
        actions: interaction.actions.map((action): ActionForm => ({ ...row(action), rating: String(entryOf(ratings, action.id) ?? '') })),
      };
    }
  }
}

export function listContentOf(type: ListType, form: ItemForm): { readonly interaction: ListInteraction; readonly key: ListKey } {
  switch (type) {
    case 'matching': {
      const { prompts, choices } = writtenMatching(form);
      const known = new Set(choices.map(({ id }) => id));
      return {
        interaction: { type, prompts: prompts.map(optionOf), choices: choices.map(optionOf), shuffle: form.shuffle },
        key: { type, pairs: Object.fromEntries(prompts.filter(({ choiceId }) => known.has(choiceId)).map(({ id, choiceId }) => [id, choiceId])) },
      };
    }
    case 'ordering': {
      const entries = written(form.entries);
      return { interaction: { type, entries: entries.map(optionOf) }, key: { type, entryIds: entries.map(({ id }) => id), credit: form.orderingCredit } };
    }
    case 'placing': {
      const [labels, places] = [written(form.labels), written(form.places)];
      const known = new Set(places.map(({ id }) => id));
      return {
        interaction: { type, labels: labels.map(optionOf), places: places.map(optionOf), shuffle: form.shuffle },
        key: { type, placements: Object.fromEntries(labels.map(({ id, placeId }) => [id, known.has(placeId) ? placeId : null])) },
      };
    }
    case 'situational-judgement': {
      const actions = writtenActions(form);
      return {
        interaction: { type, actions: actions.map(optionOf), shuffle: form.shuffle },
        key: { type, ratings: Object.fromEntries(actions.filter(({ rating }) => rating !== '').map(({ id, rating }) => [id, Number(rating)])) },
      };
    }
  }
}

/** The rows that feedback may be given for: those a learner chooses, orders or places. */
export function chosenRows(form: ItemForm): readonly RowForm[] {
  switch (form.type) {
    case 'matching':
      return writtenMatching(form).choices;
    case 'ordering':
      return written(form.entries);
    case 'placing':
      return written(form.labels);
    case 'situational-judgement':
      return writtenActions(form);
    default:
      return [];
  }
}

/** Pairs of which something is written, and choices with words or a written prompt: an empty row at the end is nothing. */
export function writtenMatching({ prompts, choices }: ItemForm): { readonly prompts: readonly PromptForm[]; readonly choices: readonly RowForm[] } {
  const filled = new Set(written(choices).map(({ id }) => id));
  // A choice with words makes its prompt a row as well, unless somebody else uses it: then it may be a distractor whose prompt was emptied.
  const writtenPrompts = prompts.filter(({ text, choiceId }) => !isBlank(text) || (filled.has(choiceId) && prompts.filter((other) => other.choiceId === choiceId).length === 1));
  const used = new Set(writtenPrompts.map(({ choiceId }) => choiceId));
  return { prompts: writtenPrompts, choices: choices.filter(({ id }) => filled.has(id) || used.has(id)) };
}

export function writtenActions(form: ItemForm): readonly ActionForm[] {
  return form.actions.filter(({ text, rating }) => !isBlank(text) || rating !== '');
}

export function written<Row extends RowForm>(rows: readonly Row[]): readonly Row[] {
  return rows.filter(({ text }) => !isBlank(text));
}

function optionOf({ id, text, staysLast }: RowForm): Option {
  return staysLast ? { id, text, staysLast } : { id, text };
}
