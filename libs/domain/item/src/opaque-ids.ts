import { seededRandom } from '@selaras/domain/kernel';
import { optionsOf, type Interaction, type Option } from './interaction';
import { entryOf, type Key } from './key';
import type { Feedback, ItemContent } from './item';

/** Ids of this length were not made by counting. */
const OPAQUE_LENGTH = 8;

/**
 * The same item with ids that tell nothing. Whoever writes an item writes its entries in the right order, its choices beside their
 * prompts, its best action first, and an editor that counts (a, b, c ...) writes the key into the ids, which every learner's browser
 * receives. So what is shuffled in a matching, an ordering, a placing and a situational judgement is known by ids drawn from what it
 * shows. Ids that are long already stay, so that a further version keeps those of the version before; the same content always gets
 * the same ids, so that importing a file twice finds the items again. Items of other types are given back as they are.
 */
export function withOpaqueIds(content: ItemContent): ItemContent {
  const { interaction, key, feedback } = content;
  if (!isHidden(interaction)) return content;
  const names = opaqueNames(optionsOf(interaction));
  const renamed = (id: string): string => names.get(id) ?? id;
  return { ...content, interaction: renamedInteraction(interaction, renamed), key: renamedKey(key, renamed), feedback: renamedFeedback(feedback, renamed) };
}

type Hidden = Extract<Interaction, { type: 'matching' | 'ordering' | 'placing' | 'situational-judgement' }>;

function isHidden(interaction: Interaction): interaction is Hidden {
  return ['matching', 'ordering', 'placing', 'situational-judgement'].includes(interaction.type);
}

function opaqueNames(options: readonly Option[]): ReadonlyMap<string, string> {
  const taken = new Set(options.map(({ id }) => id));
  const names = new Map<string, string>();
  for (const { id, text } of options) {
    if (id.length >= OPAQUE_LENGTH || names.has(id)) continue;
    const random = seededRandom(`${text}\n${id}`);
    let name: string;
    do name = Array.from({ length: OPAQUE_LENGTH }, () => 'abcdefghijkmnpqrstuvwxyz'.charAt(Math.floor(random() * 24))).join('');
    while (taken.has(name));
    taken.add(name);
    names.set(id, name);
  }
  return names;
}

type Rename = (id: string) => string;

function renamedInteraction(interaction: Hidden, renamed: Rename): Hidden {
  const all = (options: readonly Option[]) => options.map((option) => ({ ...option, id: renamed(option.id) }));
  switch (interaction.type) {
    case 'matching':
      return { ...interaction, choices: all(interaction.choices) };
    case 'ordering':
      return { ...interaction, entries: all(interaction.entries) };
    case 'placing':
      return { ...interaction, labels: all(interaction.labels) };
    case 'situational-judgement':
      return { ...interaction, actions: all(interaction.actions) };
  }
}

function renamedKey(key: Key, renamed: Rename): Key {
  switch (key.type) {
    case 'matching':
      return { ...key, pairs: Object.fromEntries(Object.entries(key.pairs).map(([prompt, choice]) => [prompt, renamed(choice)])) };
    case 'ordering':
      return { ...key, entryIds: key.entryIds.map(renamed) };
    case 'placing':
      return { ...key, placements: renamedMembers(key.placements, renamed) };
    case 'situational-judgement':
      return { ...key, ratings: renamedMembers(key.ratings, renamed) };
    default:
      return key;
  }
}

function renamedFeedback(feedback: Feedback, renamed: Rename): Feedback {
  return feedback.byOption ? { ...feedback, byOption: renamedMembers(feedback.byOption, renamed) } : feedback;
}

function renamedMembers<T>(table: Readonly<Record<string, T>>, renamed: Rename): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.keys(table).map((id) => [renamed(id), entryOf(table, id) as T]));
}
