import { type ItemType, plainTextOf } from '@selaras/domain/item';
import type { BankItem } from './item-bank';

/** Empty or null leaves that side open. `objective` '-' finds items without one. */
export interface BankFilter {
  readonly text: string;
  readonly type: ItemType | null;
  readonly objective: string | null;
}

export const OPEN_FILTER: BankFilter = { text: '', type: null, objective: null };
export const WITHOUT_OBJECTIVE = '-';

/** Items that fit every side of the filter; all words must occur in title, stem or options, in any order. Titles in alphabetical order. */
export function filterBank(items: readonly BankItem[], filter: BankFilter): readonly BankItem[] {
  const words = fold(filter.text).split(' ').filter((word) => word !== '');
  return items
    .filter(({ type }) => filter.type === null || type === filter.type)
    .filter(({ objectiveCode }) => filter.objective === null || (objectiveCode ?? WITHOUT_OBJECTIVE) === filter.objective)
    .filter((item) => words.length === 0 || words.every((word) => searchTextOf(item).includes(word)))
    .sort((a, b) => nameOf(a).localeCompare(nameOf(b), 'id', { numeric: true }));
}

/** What an item is called in lists: its title, or the beginning of its stem. */
export function nameOf(item: { readonly title: string; readonly content?: { readonly stem: string } }): string {
  return item.title.trim() || plainTextOf(item.content?.stem ?? '');
}

const searchTexts = new WeakMap<BankItem, string>();

/** Read once an item: parsing rich text at every key stroke would be felt with hundreds of items. */
function searchTextOf(item: BankItem): string {
  const known = searchTexts.get(item);
  if (known !== undefined) return known;
  const { interaction, stem } = item.content;
  const options = interaction.type === 'single-choice' || interaction.type === 'multiple-choice' ? interaction.options.map(({ text }) => text) : [];
  const text = fold([item.title, ...[stem, ...options].map(plainTextOf)].join(' '));
  searchTexts.set(item, text);
  return text;
}

function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/g, ' ').trim();
}
