import { optionsOf as optionsOfInteraction, type ItemType, type Option, type Response } from '@selaras/domain/item';
import type { RandomSource } from '@selaras/domain/kernel';
import type { DemoItem } from '../shapes';
import { drawFrom } from './draw';
import { behaviourOf } from './item-behaviour';
import type { Mind } from './mind';

/** How often the favourite distractor draws somebody who does not know. */
const LURED = 0.38;

/** Her answer to an item she knows or does not know; null when she leaves it blank. */
export function answerItem(item: DemoItem, knows: boolean, mind: Mind, random: RandomSource): Response | null {
  const right = knows && random() >= mind.slips;
  if (!right && !knows && random() < blankShare(item, mind)) return null;
  const { key } = item.content;
  const behaviour = behaviourOf(item.slug);
  switch (key.type) {
    case 'single-choice': {
      if (right) return { type: 'single-choice', optionId: key.optionId };
      const options = optionsOf(item);
      if (behaviour.lure !== undefined && random() < LURED) return { type: 'single-choice', optionId: behaviour.lure };
      const pool = knows ? options.filter(({ id }) => id !== key.optionId) : options;
      return { type: 'single-choice', optionId: drawFrom(pool, random).id };
    }
    case 'multiple-choice': {
      if (right) return { type: 'multiple-choice', optionIds: key.optionIds };
      const ticked = optionsOf(item).filter(({ id }) => random() < (key.optionIds.includes(id) ? 0.55 : 0.4)).map(({ id }) => id);
      return { type: 'multiple-choice', optionIds: ticked.length > 0 ? ticked : [drawFrom(optionsOf(item), random).id] };
    }
    case 'true-false':
      return { type: 'true-false', value: right ? key.value : knows ? !key.value : random() < 0.45 ? key.value : !key.value };
    case 'short-text':
      return { type: 'short-text', text: drawFrom((right ? behaviour.written : behaviour.mistaken) ?? [key.accepted[0]?.text ?? ''], random) };
    case 'numeric':
      return { type: 'numeric', text: drawFrom((right ? behaviour.written : behaviour.mistaken) ?? [key.accepted[0]?.value ?? ''], random) };
    case 'matching': {
      const choices = optionsOf(item).map(({ id }) => id);
      const pairs = Object.entries(key.pairs).map(([prompt, choice]) => [prompt, right || random() < KNOWS_A_PART ? choice : drawFrom(choices, random)] as const);
      return { type: 'matching', pairs: Object.fromEntries(pairs) };
    }
    case 'ordering':
      return { type: 'ordering', entryIds: right ? key.entryIds : withSwaps(key.entryIds, random) };
    case 'situational-judgement': {
      const byRating = Object.entries(key.ratings).sort(([, a], [, b]) => b - a).map(([id]) => id);
      const [most = '', ...others] = right ? byRating : withSwaps(byRating, random);
      return { type: 'situational-judgement', most, least: others.at(-1) ?? null };
    }
    case 'essay':
      return { type: 'essay', text: drawFrom((right ? behaviour.written : behaviour.mistaken) ?? [''], random) };
    case 'cloze':
    case 'placing':
    case 'file-upload':
      throw new TypeError(`${item.slug}: nobody in the demo knows how to answer ${key.type}`);
  }
}

/** Who does not know all of it knows some of it. */
const KNOWS_A_PART = 0.4;

/** The right order after two swaps of neighbours: how people err who know roughly how it goes. */
function withSwaps(ids: readonly string[], random: RandomSource): string[] {
  const order = [...ids];
  for (let swap = 0; swap < 2; swap += 1) {
    const at = Math.floor(random() * (order.length - 1));
    order.splice(at, 2, ...order.slice(at, at + 2).reverse());
  }
  return order;
}

/** People rather tick something than write something they do not know. */
function blankShare(item: DemoItem, mind: Mind): number {
  const written = item.content.interaction.type === 'short-text' || item.content.interaction.type === 'numeric';
  return written ? Math.min(0.6, 3 * mind.leavesBlank) : mind.leavesBlank;
}

function optionsOf(item: DemoItem): readonly Option[] {
  return optionsOfInteraction(item.content.interaction);
}

const USUAL_SECONDS: Readonly<Record<ItemType, number>> = {
  'single-choice': 62, 'multiple-choice': 74, 'true-false': 34, 'short-text': 48, numeric: 95,
  matching: 88, ordering: 80, cloze: 85, placing: 85, 'situational-judgement': 92, essay: 600, 'file-upload': 300,
};

/** Reading and answering, in seconds; at least four. */
export function secondsFor(item: DemoItem, mind: Mind, random: RandomSource): number {
  const spread = Math.exp(0.45 * (random() + random() + random() - 1.5) * 2);
  return Math.max(4, USUAL_SECONDS[item.content.interaction.type] * mind.pace * spread);
}
