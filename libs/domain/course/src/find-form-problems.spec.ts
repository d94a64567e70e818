import { type BlueprintCell, type ItemContent, type ParallelForm } from '@selaras/domain/item';
import { hundredths, type ItemId, type ItemVersionId, type WorkUnitId } from '@selaras/domain/kernel';
import type { PairItem } from './course-version';
import { aboutForms } from './find-form-problems';

const content = (maximum: number): ItemContent => ({
  title: 'Butir', stem: '<p>Benar?</p>', interaction: { type: 'true-false' }, key: { type: 'true-false', value: true }, feedback: {}, maximum: hundredths(maximum),
});
let made = 0;
const item = (form: ParallelForm | null, over: Partial<PairItem> = {}): PairItem => {
  made += 1;
  return {
    part: 'core', unitId: null, itemVersionId: `v${made}` as ItemVersionId, itemId: `i${made}` as ItemId, number: 1, newestNumber: 1, objectiveCode: 'T1', difficulty: 'easy',
    form, section: null, required: false, content: content(100), archived: false, ...over,
  };
};
const items = (form: ParallelForm | null, count: number, over: Partial<PairItem> = {}) => Array.from({ length: count }, () => item(form, over));
const cell = (number: number): BlueprintCell => ({ objectiveCode: 'T1', difficulty: 'easy', number });
const rsud = 'rsud' as WorkUnitId;

test('two forms of one blueprint, as long as each other and with enough in common, have nothing against them', () => {
  expect(aboutForms({ blueprint: [cell(10)], items: [...items(null, 5), ...items('A', 5), ...items('B', 5)] })).toEqual([]);
});

test('a pair without forms is held against its blueprint as one form; a pair without blueprint as nothing', () => {
  expect(aboutForms({ blueprint: [cell(3)], items: items(null, 2) })).toEqual([{ code: 'FormLacksItems', form: null, objectiveCode: 'T1', difficulty: 'easy', number: 3, found: 2 }]);
  expect(aboutForms({ blueprint: [], items: items(null, 2, { difficulty: null }) })).toEqual([]);
  expect(aboutForms({ blueprint: [cell(1)], items: [] })).toHaveLength(1);
});

test('a form that lacks what the blueprint asks is named, and so is a difference in number and in marks', () => {
  const found = aboutForms({ blueprint: [cell(10)], items: [...items(null, 5), ...items('A', 5), ...items('B', 3), item('B', { content: content(250) })] });
  expect(found).toEqual([
    { code: 'FormLacksItems', form: 'B', objectiveCode: 'T1', difficulty: 'easy', number: 10, found: 9 },
    { code: 'FormsDifferInItems', a: 10, b: 9 },
    { code: 'FormsDifferInMarks', a: 10, b: 10.5 },
  ]);
});

test('the blueprint is about the core: case items fill no cell, but what a case is worth should not depend on the form', () => {
  const core = [...items(null, 5), ...items('A', 1), ...items('B', 1)];
  expect(aboutForms({ blueprint: [cell(6)], items: [...core, item('A', { part: 'case', unitId: rsud }), item(null, { part: 'case', unitId: null })] }))
    .toEqual([{ code: 'CaseFormsDiffer', unitId: rsud, a: 1, b: 0 }]);
});

test('too few common items are pointed out with how many it should be; forms without a blueprint too; an item that nobody classed too', () => {
  expect(aboutForms({ blueprint: [], items: [...items(null, 3), ...items('A', 7), ...items('B', 7)] }))
    .toEqual([{ code: 'AnchorTooShort', common: 3, wanted: 5, length: 10 }, { code: 'FormsWithoutBlueprint' }]);
  const vague = item(null, { difficulty: null });
  expect(aboutForms({ blueprint: [cell(5)], items: [...items(null, 5), vague] })).toEqual([{ code: 'ItemWithoutDifficulty', itemId: vague.itemId, item: 'Butir' }]);
});
