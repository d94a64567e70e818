import type { ItemContent } from '@selaras/domain/item';
import { hundredths } from '@selaras/domain/kernel';

/** An item of the small course, with the part it has in the pair and whose case it is. */
export interface SeedItem {
  readonly name: 'channel' | 'steps' | 'days' | 'name-case' | 'document-case' | 'general-case';
  readonly objectiveCode: string;
  readonly part: 'core' | 'case';
  readonly unit: 'civil-registry' | null;
  readonly content: ItemContent;
}

const options = (...texts: string[]) => texts.map((text, index) => ({ id: 'abcde'.charAt(index), text }));

/** Three core items (one a type), two of the civil registry's case, one for everybody else. Full marks: 100 each, 200 for `steps`. */
export const SEED_ITEMS: readonly SeedItem[] = [
  {
    name: 'channel', objectiveCode: 'T1', part: 'core', unit: null,
    content: {
      title: 'Channel', stem: '<p>Where is a complaint recorded first?</p>', maximum: hundredths(100),
      interaction: { type: 'single-choice', shuffle: true, options: options('In the register', 'In a chat', 'Nowhere') },
      key: { type: 'single-choice', optionId: 'a' },
      feedback: { general: 'SECRET-FEEDBACK: the register comes first.', byOption: { b: 'SECRET-FEEDBACK: chats get lost.' } },
    },
  },
  {
    name: 'steps', objectiveCode: 'T1', part: 'core', unit: null,
    content: {
      title: 'Steps', stem: '<p>Which belong to an answer?</p>', maximum: hundredths(200),
      interaction: { type: 'multiple-choice', shuffle: true, options: options('A date', 'A name', 'Blame', 'A joke', 'A threat') },
      key: { type: 'multiple-choice', optionIds: ['a', 'b'] },
      feedback: { general: 'SECRET-FEEDBACK: date and name.' },
    },
  },
  {
    name: 'days', objectiveCode: 'T2', part: 'core', unit: null,
    content: {
      title: 'Days', stem: '<p>Within how many days on average?</p>', maximum: hundredths(100),
      interaction: { type: 'numeric', unit: 'days' },
      key: { type: 'numeric', accepted: [{ value: '3.145', tolerance: '0', creditPercent: 100 }] },
      feedback: {},
    },
  },
  {
    name: 'name-case', objectiveCode: 'T2', part: 'case', unit: 'civil-registry',
    content: {
      title: 'Wrong name', stem: '<p>A wrong name on a family card is corrected free of charge.</p>', maximum: hundredths(100),
      interaction: { type: 'true-false' }, key: { type: 'true-false', value: true }, feedback: {},
    },
  },
  {
    name: 'document-case', objectiveCode: 'T2', part: 'case', unit: 'civil-registry',
    content: {
      title: 'Document', stem: '<p>Which document proves it?</p>', maximum: hundredths(100),
      interaction: { type: 'short-text' },
      key: { type: 'short-text', caseSensitive: false, accepted: [{ text: 'SECRET-KEY birth certificate', creditPercent: 100 }, { text: 'birth certificate', creditPercent: 100 }] },
      feedback: {},
    },
  },
  {
    name: 'general-case', objectiveCode: 'T2', part: 'case', unit: null,
    content: {
      title: 'Everybody', stem: '<p>A complaint may be refused because of its tone.</p>', maximum: hundredths(100),
      interaction: { type: 'true-false' }, key: { type: 'true-false', value: false }, feedback: {},
    },
  },
];
