import { optionsOf, type Interaction } from './interaction';
import type { ItemContent } from './item';
import { entryOf, type Key } from './key';
import { plainTextOf } from './plain-text';
import type { RichText } from './rich-text';

/**
 * From this share of common pieces two items read alike. Pieces are all runs of `PIECE_LENGTH` characters ("shingles"), and the share is
 * that of all pieces of both that both have: Broder 1997, "On the resemblance and containment of documents". Runs of 5 for short texts:
 * Leskovec, Rajaraman & Ullman, "Mining of Massive Datasets", 3.2. The limit is ours: a word changed in a sentence of a dozen leaves
 * about 0.8, another sentence about the same matter less than 0.5.
 */
export const NEAR_EQUAL_FROM = 0.7;
export const PIECE_LENGTH = 5;

export interface Comparable {
  readonly id: string;
  readonly content: ItemContent;
}

/** An item as comparing sees it. */
export interface Print {
  readonly id: string;
  /** Type, right answer and every number: items that differ in one of these ask different things, however alike they read. */
  readonly gist: string;
  /** Each once. */
  readonly pieces: readonly string[];
}

/** Only items of one gist can read alike: told at a small part of what a whole print costs. */
export function gistOf({ stem, interaction, key }: ItemContent): string {
  const numbers = [stem, ...wordings(interaction)].flatMap((text) => folded(text).match(/\d+(?:[.,]\d+)*/g) ?? []).sort();
  return JSON.stringify([interaction.type, rightAnswer(interaction, key), numbers]);
}

/** Stem and options without case, accents, punctuation and order of options; empty `pieces` where there is nothing to read or see. */
export function printOf({ id, content }: Comparable): Print {
  const { stem, interaction } = content;
  const texts = [stem, ...wordings(interaction)].map(folded);
  const seen = [stem, ...wordings(interaction)].flatMap((text) => [...text.matchAll(/<(?:img|video|audio)\b[^>]*?\bsrc="([^"]*)"/gi)].map(([, source]) => `source ${source ?? ''}`));
  const pieces = new Set(seen);
  for (const text of texts) for (const piece of piecesOf(text)) pieces.add(piece);
  return { id, gist: gistOf(content), pieces: [...pieces] };
}

/** Share of common pieces, 0..1; 0 where the gist differs or there is nothing to compare. */
export function resemblance(a: Print, b: Print): number {
  if (a.gist !== b.gist || a.pieces.length === 0) return 0;
  const inA = new Set(a.pieces);
  const common = b.pieces.reduce((count, piece) => count + (inA.has(piece) ? 1 : 0), 0);
  return common / (a.pieces.length + b.pieces.length - common);
}

/** Those that read like `item`, most alike first; itself and those it is kept apart from are left out. */
export function nearEqualTo(item: Print, others: readonly Print[], keptApart: KeptApart = NOBODY): readonly { readonly id: string; readonly share: number }[] {
  return others
    .filter(({ id }) => id !== item.id && !keptApart(item.id, id))
    .map((other) => ({ id: other.id, share: resemblance(item, other) }))
    .filter(({ share }) => share >= NEAR_EQUAL_FROM)
    .sort((a, b) => b.share - a.share || (a.id < b.id ? -1 : 1));
}

/** Whether somebody said that these two are not to be taken for one. In either order. */
export type KeptApart = (a: string, b: string) => boolean;
const NOBODY: KeptApart = () => false;

/** So many pairs are compared piece by piece at most: seconds, even where thousands of items are almost alike. */
const MOST_COMPARISONS = 600_000;

/** A step of so much work takes some milliseconds; comparing two items costs as much as looking so many up. */
const WORK_OF_A_STEP = 100_000;
const COST_OF_COMPARING = 50;
const LISTS_OF_A_STEP = 100;

export interface NearEqualGroups {
  /** Two ids and more each, in the order of the items; an item stands in one group at most. */
  readonly groups: readonly (readonly string[])[];
  /** False where so many almost read alike that not all pairs were compared: the groups are right, but there may be more. */
  readonly complete: boolean;
}

/**
 * Groups in which each item reads like at least one other. Only pairs that can reach the limit are looked at: an item's rarest pieces
 * are looked up among those of the others (prefix filter: Bayardo, Ma & Srikant 2007, "Scaling up all pairs similarity search").
 */
export function nearEqualGroups(prints: readonly Print[], keptApart: KeptApart = NOBODY): NearEqualGroups {
  const steps = nearEqualGroupsInSteps(prints, keptApart);
  for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value;
}

/** The same in steps of some milliseconds, so that who has others to serve may do so in between. */
export function* nearEqualGroupsInSteps(prints: readonly Print[], keptApart: KeptApart = NOBODY): Generator<void, NearEqualGroups> {
  const together = new Together(prints.length);
  let left = MOST_COMPARISONS;
  for (const bucket of byGist(prints).values()) if (bucket.length > 1) left = yield* joinAlike(bucket, prints, keptApart, together, left);
  const groups = new Map<number, string[]>();
  prints.forEach(({ id }, index) => {
    const root = together.rootOf(index);
    const group = groups.get(root);
    if (group) group.push(id);
    else groups.set(root, [id]);
  });
  return { groups: [...groups.values()].filter((group) => group.length > 1), complete: left > 0 };
}

function byGist(prints: readonly Print[]): Map<string, number[]> {
  const buckets = new Map<string, number[]>();
  prints.forEach(({ gist, pieces }, index) => {
    if (pieces.length === 0) return;
    const bucket = buckets.get(gist);
    if (bucket) bucket.push(index);
    else buckets.set(gist, [index]);
  });
  return buckets;
}

/** Returns how many comparisons are left. */
function* joinAlike(bucket: readonly number[], prints: readonly Print[], keptApart: KeptApart, together: Together, comparisons: number): Generator<void, number> {
  let left = comparisons;
  let work = 0;
  const ranked = yield* byRarity(bucket.map((index) => (prints[index] as Print).pieces));
  const sets = ranked.map((pieces, position) => ({ pieces, index: bucket[position] as number }));
  sets.sort((a, b) => a.pieces.length - b.pieces.length || a.index - b.index);
  const places = new Map<number, number[]>();
  const lookedAt = new Int32Array(sets.length).fill(-1);
  for (const [place, { pieces, index }] of sets.entries()) {
    const prefix = pieces.length - Math.ceil(NEAR_EQUAL_FROM * pieces.length) + 1;
    for (let at = 0; at < prefix; at += 1) {
      const piece = pieces[at] as number;
      const known = places.get(piece) ?? [];
      work += known.length + 1;
      for (const other of known) {
        if (lookedAt[other] === place) continue;
        lookedAt[other] = place;
        const candidate = sets[other] as (typeof sets)[number];
        if (candidate.pieces.length < NEAR_EQUAL_FROM * pieces.length) continue;
        // Already in one group by way of others: nothing more to learn from this pair.
        if (together.rootOf(candidate.index) === together.rootOf(index)) continue;
        if (left === 0) return 0;
        left -= 1;
        work += COST_OF_COMPARING;
        if (!reachesLimit(candidate.pieces, pieces)) continue;
        if (!keptApart((prints[candidate.index] as Print).id, (prints[index] as Print).id)) together.join(candidate.index, index);
      }
      known.push(place);
      places.set(piece, known);
    }
    if (work > WORK_OF_A_STEP) {
      work = 0;
      yield;
    }
  }
  return left;
}

/** Each list as numbers, rarest piece first, so that equal pieces have equal numbers and a merge can walk two lists side by side. */
function* byRarity(lists: readonly (readonly string[])[]): Generator<void, Int32Array[]> {
  const counts = new Map<string, number>();
  for (const [index, list] of lists.entries()) {
    for (const piece of list) counts.set(piece, (counts.get(piece) ?? 0) + 1);
    if (index % LISTS_OF_A_STEP === 0) yield;
  }
  const ordered = [...counts].sort(([a, x], [b, y]) => x - y || (a < b ? -1 : 1));
  const rank = new Map(ordered.map(([piece], index) => [piece, index]));
  const ranked: Int32Array[] = [];
  for (const list of lists) {
    ranked.push(Int32Array.from(list, (piece) => rank.get(piece) as number).sort());
    if (ranked.length % LISTS_OF_A_STEP === 0) yield;
  }
  return ranked;
}

function reachesLimit(a: Int32Array, b: Int32Array): boolean {
  const needed = Math.ceil((NEAR_EQUAL_FROM / (1 + NEAR_EQUAL_FROM)) * (a.length + b.length) - 1e-9);
  let [i, j, common] = [0, 0, 0];
  while (i < a.length && j < b.length) {
    if (common + Math.min(a.length - i, b.length - j) < needed) return false;
    const [x, y] = [a[i] as number, b[j] as number];
    if (x === y) common += 1;
    if (x <= y) i += 1;
    if (y <= x) j += 1;
  }
  return common >= needed;
}

/** Which belong together; joining and asking cost next to nothing. */
class Together {
  private readonly parent: Int32Array;

  constructor(size: number) {
    this.parent = Int32Array.from({ length: size }, (_, index) => index);
  }

  rootOf(index: number): number {
    let at = index;
    while (this.parent[at] !== at) {
      const above = this.parent[at] as number;
      this.parent[at] = this.parent[above] as number;
      at = above;
    }
    return at;
  }

  /** The one that comes first stands for both. */
  join(a: number, b: number): void {
    const [x, y] = [this.rootOf(a), this.rootOf(b)];
    this.parent[Math.max(x, y)] = Math.min(x, y);
  }
}

/** Without case, accents and punctuation. Signs of arithmetic stay, and so does the stroke that makes "not equal" of "equal". */
function folded(text: RichText): string {
  return plainTextOf(text).normalize('NFKD').replace(/[\u0300-\u0337\u0339-\u036f]/g, '').toLowerCase()
    .replace(/(?<!\d)[.,]|[.,](?!\d)/g, ' ').replace(/[^\p{L}\p{M}\p{N}\p{S}.,\-/%*]+/gu, ' ').trim();
}

function* piecesOf(text: string): Generator<string> {
  if (text === '') return;
  if (text.length <= PIECE_LENGTH) yield text;
  else for (let start = 0; start + PIECE_LENGTH <= text.length; start += 1) yield text.slice(start, start + PIECE_LENGTH);
}

/** Everything that is read besides the stem. */
function wordings(interaction: Interaction): readonly RichText[] {
  const options = optionsOf(interaction).map(({ text }) => text);
  switch (interaction.type) {
    case 'matching':
      return [...interaction.prompts.map(({ text }) => text), ...options];
    case 'placing':
      return [...options, ...interaction.places.map(({ text }) => text)];
    case 'cloze':
      return [interaction.text.replace(/\[\[[^\]]*\]\]/g, ' … '), ...interaction.gaps.flatMap((gap) => (gap.kind === 'choice' ? gap.options.map(({ text }) => text) : []))];
    default:
      return options;
  }
}

/** The right answer in words, so that it does not hang on the ids of options. */
function rightAnswer(interaction: Interaction, key: Key): unknown {
  const named = new Map<string, string>();
  const name = (options: readonly { readonly id: string; readonly text: RichText }[]) => options.forEach(({ id, text }) => named.set(id, folded(text)));
  name(optionsOf(interaction));
  if (interaction.type === 'matching') name(interaction.prompts);
  if (interaction.type === 'placing') name(interaction.places);
  const wordsOf = (id: string | null) => (id === null ? null : named.get(id) ?? id);
  switch (key.type) {
    case 'single-choice':
      return wordsOf(key.optionId);
    case 'multiple-choice':
      return key.optionIds.map(wordsOf).sort();
    case 'true-false':
      return key.value;
    case 'short-text':
      return key.accepted.map(({ text }) => folded(text)).sort();
    case 'numeric':
      return key.accepted.map(({ value, tolerance }) => `${value}±${tolerance}`).sort();
    case 'matching':
      return Object.entries(key.pairs).map(([prompt, choice]) => `${wordsOf(prompt)} → ${wordsOf(choice)}`).sort();
    case 'ordering':
      return key.entryIds.map(wordsOf);
    case 'placing':
      return Object.entries(key.placements).map(([label, place]) => `${wordsOf(label)} → ${wordsOf(place) ?? ''}`).sort();
    case 'situational-judgement':
      return Object.entries(key.ratings).map(([action, rating]) => `${wordsOf(action)} ${rating}`).sort();
    case 'cloze':
      return interaction.type !== 'cloze' ? [] : interaction.gaps.map((gap) => {
        const right = entryOf(key.gaps, gap.id);
        if (right === undefined) return null;
        if (right.kind === 'text') return right.accepted.map(({ text }) => folded(text)).sort();
        if (right.kind === 'number') return right.accepted.map(({ value, tolerance }) => `${value}±${tolerance}`).sort();
        return folded((gap.kind === 'choice' && gap.options.find(({ id }) => id === right.optionId)?.text) || right.optionId);
      });
    case 'essay':
    case 'file-upload':
      return null;
  }
}
