import { hundredths } from '@selaras/domain/kernel';
import { checkItem, LARGEST_UPLOAD } from './check-item';
import type { ItemContent } from './item';
import type { Interaction } from './interaction';
import type { Criterion, Key } from './key';
import { LONGEST_ESSAY } from './response';

const list = (...texts: string[]) => texts.map((text, index) => ({ id: 'abcdefgh'[index] ?? '?', text }));
const item = (interaction: Interaction, key: Key, more: Partial<ItemContent> = {}): ItemContent =>
  ({ title: 'T', stem: '<p>S</p>', interaction, key, feedback: {}, maximum: hundredths(100), ...more });
const problems = (content: ItemContent) => checkItem(content);

const matching = { type: 'matching', prompts: list('P1', 'P2'), choices: list('C1', 'C2', 'C3'), shuffle: true } as const;
const ordering = { type: 'ordering', entries: list('1', '2', '3') } as const;
const placing = { type: 'placing', labels: list('L1', 'L2'), places: list('X'), shuffle: true } as const;
const judging = { type: 'situational-judgement', actions: list('A1', 'A2', 'A3'), shuffle: true } as const;
const cloze = { type: 'cloze', text: '<p>Dalam [[hari]] hari oleh [[siapa]], dengan [[cara]].</p>', gaps: [{ id: 'hari', kind: 'number' }, { id: 'siapa', kind: 'choice', options: list('O', 'B') }, { id: 'cara', kind: 'text' }] } as const;
const clozeKey = {
  type: 'cloze',
  gaps: {
    hari: { kind: 'number', accepted: [{ value: '14', tolerance: '0', creditPercent: 100 }] }, siapa: { kind: 'choice', optionId: 'a' },
    cara: { kind: 'text', caseSensitive: false, accepted: [{ text: 'surat', creditPercent: 100 }] },
  },
} as const;
const criterion = (more: Partial<Criterion> = {}): Criterion =>
  ({ id: 'c', title: 'Isi', weightPercent: 100, levels: [{ id: 'y', text: 'Ya', creditPercent: 100 }, { id: 'n', text: 'Tidak', creditPercent: 0 }], ...more });
const essay = (rubric: readonly Criterion[], longest = 500, more: Partial<ItemContent> = {}) => item({ type: 'essay', longest }, { type: 'essay', rubric, markers: 2 }, more);
const upload = (limits: Partial<Extract<Interaction, { type: 'file-upload' }>>) =>
  item({ type: 'file-upload', mediaTypes: ['application/pdf', 'image/*'], largestBytes: 1_000_000, most: 2, ...limits }, { type: 'file-upload', rubric: [criterion()], markers: 1 });

test('sound items of every further type have no problem', () => {
  for (const content of [
    item(matching, { type: 'matching', pairs: { a: 'c', b: 'c' } }, { penaltyPercent: 25 }),
    item(ordering, { type: 'ordering', entryIds: ['c', 'a', 'b'], credit: 'by-pairs' }),
    item(cloze, clozeKey),
    item(placing, { type: 'placing', placements: { a: 'a', b: null } }),
    item(judging, { type: 'situational-judgement', ratings: { a: 5, b: 1, c: 3 } }, { feedback: { byOption: { a: 'Tepat.' } } }),
    essay([criterion({ weightPercent: 60 }), criterion({ id: 'd', title: 'Bahasa', weightPercent: 40 })]),
    upload({}),
  ]) expect(problems(content)).toEqual([]);
});

test.each<[string, ItemContent, object[]]>([
  ['equal prompts', item({ ...matching, prompts: list('P', '<b>P</b>') }, { type: 'matching', pairs: { a: 'a', b: 'b' } }), [{ code: 'OptionsEqual', list: 'prompts', position: 2, otherPosition: 1 }]],
  ['one choice', item({ ...matching, choices: list('C') }, { type: 'matching', pairs: { a: 'a', b: 'a' } }), [{ code: 'TooFewOptions', list: 'choices', count: 1 }]],
  ['a prompt without its choice', item(matching, { type: 'matching', pairs: { a: 'a' } }), [{ code: 'KeyIncomplete', optionId: 'b' }]],
  ['a pair of what is not there', item(matching, { type: 'matching', pairs: { a: 'z', b: 'b', y: 'a' } }), [{ code: 'KeyNamesUnknownOption', optionId: 'y' }, { code: 'KeyNamesUnknownOption', optionId: 'z' }]],
  ['a pair by an inherited name', item(matching, { type: 'matching', pairs: JSON.parse('{"a":"a","b":"b","__proto__":"a"}') as Record<string, string> }), [{ code: 'KeyNamesUnknownOption', optionId: '__proto__' }]],
  ['one entry', item({ type: 'ordering', entries: list('1') }, { type: 'ordering', entryIds: ['a'], credit: 'by-pairs' }), [{ code: 'TooFewOptions', list: 'entries', count: 1 }]],
  ['an order that leaves one out and repeats one', item(ordering, { type: 'ordering', entryIds: ['a', 'b', 'b'], credit: 'by-pairs' }), [{ code: 'KeyRepeatsOption', optionId: 'b' }, { code: 'KeyIncomplete', optionId: 'c' }]],
  ['labels that belong nowhere', item(placing, { type: 'placing', placements: { a: null, b: null } }), [{ code: 'NothingToPlace' }]],
  ['a label without a word about its place', item(placing, { type: 'placing', placements: { a: 'a' } }), [{ code: 'KeyIncomplete', optionId: 'b' }]],
  ['a place that is not there', item(placing, { type: 'placing', placements: { a: 'z', b: 'a' } }), [{ code: 'KeyNamesUnknownOption', optionId: 'z' }]],
  ['a rating of six', item(judging, { type: 'situational-judgement', ratings: { a: 6, b: 1, c: 2.5 } }), [
    { code: 'RatingOutOfRange', optionId: 'a', rating: 6, least: 1, highest: 5 }, { code: 'RatingOutOfRange', optionId: 'c', rating: 2.5, least: 1, highest: 5 },
  ]],
  ['ratings all alike', item(judging, { type: 'situational-judgement', ratings: { a: 3, b: 3, c: 3 } }), [{ code: 'RatingsAllEqual' }]],
  ['no gap', item({ type: 'cloze', text: 'x', gaps: [] }, { type: 'cloze', gaps: {} }), [{ code: 'NoGap' }]],
  ['a gap the text does not show, one it shows twice, and one that is not there', item({ ...cloze, text: '[[siapa]] [[siapa]] [[cara]] [[lain]]' }, clozeKey), [
    { code: 'GapMarkerMissing', gapId: 'hari' }, { code: 'GapMarkerRepeated', gapId: 'siapa' }, { code: 'GapMarkerUnknown', gapId: 'lain' },
  ]],
  ['a gap shown in a tag alone', item({ ...cloze, text: '<p title="[[hari]]">[[siapa]] [[cara]]</p>' }, clozeKey), [{ code: 'GapMarkerMissing', gapId: 'hari' }]],
  ['gap options that read the same', item({ ...cloze, gaps: [cloze.gaps[0], { id: 'siapa', kind: 'choice', options: list('O', 'O') }, cloze.gaps[2]] }, clozeKey), [{ code: 'OptionsEqual', list: 'gapOptions', gapId: 'siapa', position: 2, otherPosition: 1 }]],
  ['the key of a gap missing, and one of another kind', item(cloze, { type: 'cloze', gaps: { hari: clozeKey.gaps.cara, cara: clozeKey.gaps.cara } }), [{ code: 'GapKeyOfOtherKind', gapId: 'hari' }, { code: 'KeyIncomplete', optionId: 'siapa' }]],
  ['a gap that accepts nothing, or no number', item(cloze, { type: 'cloze', gaps: { ...clozeKey.gaps, hari: { kind: 'number', accepted: [{ value: '1,5', tolerance: '0', creditPercent: 100 }] }, cara: { kind: 'text', caseSensitive: false, accepted: [] } } }), [
    { code: 'NotADecimal', position: 1, text: '1,5', gapId: 'hari' }, { code: 'NoAcceptedAnswer', gapId: 'cara' },
  ]],
  ['no rubric', essay([]), [{ code: 'RubricEmpty' }]],
  ['weights that come to ninety', essay([criterion({ weightPercent: 90 })]), [{ code: 'RubricWeightsOff', sum: 90 }]],
  ['two criteria of one name', essay([criterion({ weightPercent: 50 }), criterion({ id: 'd', title: ' isi', weightPercent: 50 })]), [{ code: 'CriteriaEqual', position: 2, otherPosition: 1 }]],
  ['one level, that earns half', essay([criterion({ levels: [{ id: 'y', text: 'Ya', creditPercent: 50 }] })]), [{ code: 'LevelsTooFew', position: 1, count: 1 }, { code: 'NoFullLevel', position: 1, highestPercent: 50 }]],
  ['levels that say the same', essay([criterion({ levels: [{ id: 'y', text: 'Ya', creditPercent: 100 }, { id: 'n', text: 'ya', creditPercent: 0 }] })]), [{ code: 'LevelsEqual', position: 1, level: 2, otherLevel: 1 }]],
  ['an essay of no length', essay([criterion()], 0), [{ code: 'EssayLengthOutOfRange', longest: 0, limit: LONGEST_ESSAY }]],
  ['no kind of file, files of a gigabyte, a hundred of them', upload({ mediaTypes: [], largestBytes: 1e9, most: 100 }), [
    { code: 'MediaTypesMissing' }, { code: 'UploadSizeOutOfRange', largestBytes: 1e9, limit: LARGEST_UPLOAD }, { code: 'UploadCountOutOfRange', most: 100, limit: 5 },
  ]],
  ['a kind of file nobody can read', upload({ mediaTypes: ['pdf'] }), [{ code: 'MediaTypeUnreadable', text: 'pdf' }]],
  ['a penalty of more than all', item(ordering, { type: 'ordering', entryIds: ['a', 'b', 'c'], credit: 'by-pairs' }, { penaltyPercent: 101 }), [{ code: 'PenaltyOutOfRange', penaltyPercent: 101 }]],
  ['a penalty where people mark', essay([criterion()], 500, { penaltyPercent: 10 }), [{ code: 'PenaltyWithRubric' }]],
  ['feedback to what is not there', item(ordering, { type: 'ordering', entryIds: ['a', 'b', 'c'], credit: 'by-pairs' }, { feedback: { byOption: { z: 'x' } } }), [{ code: 'FeedbackNamesUnknownOption', optionId: 'z' }]],
])('%s', (_, content, expected) => {
  expect(problems(content)).toEqual(expected);
});

test('texts that an author says are alike must not earn different credit', () => {
  const key = (accentSensitive: boolean): Key => ({ type: 'short-text', caseSensitive: false, accentSensitive, accepted: [{ text: 'Café', creditPercent: 100 }, { text: 'cafe', creditPercent: 50 }] });
  expect(problems(item({ type: 'short-text' }, key(true)))).toEqual([]);
  expect(problems(item({ type: 'short-text' }, key(false)))).toEqual([{ code: 'AcceptedTextsConflict', position: 2, otherPosition: 1 }]);
});
