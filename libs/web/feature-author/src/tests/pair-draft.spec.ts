import { addItems, casePlaces, CORE, expectedCaseItems, hasForms, itemsAt, moveItem, type PairDraft, readBlueprint, PRACTICE, readSettings, removeItem, samePair, sectionTitles, setCell, setForm, setPlacing, settingsProblems, useVersion, withoutForms } from './pair-draft';

const empty: PairDraft = { passMark: '70', blueprint: {}, items: [] };
const caseOf = (unitId: string | null) => ({ part: 'case' as const, unitId });
const item = (id: string) => ({ itemId: id, itemVersionId: `${id}1` });
const ids = (draft: PairDraft, place = CORE) => itemsAt(draft, place).map(({ itemId }) => itemId);

test('settings are read as the tests need them, and a field that cannot be read is named', () => {
  expect(readSettings(empty)).toEqual({ passMarkPercent: 70 });
  const wrong = { ...empty, passMark: '101' };
  expect(readSettings(wrong)).toBeNull();
  expect(settingsProblems(wrong)).toEqual(['passMark']);
});

test('an item stands in the tests once: core or one case', () => {
  const draft = addItems(addItems(empty, [item('a'), item('b')], CORE), [item('b'), item('c'), item('c')], caseOf('rsud'));
  expect(ids(draft)).toEqual(['a', 'b']);
  expect(ids(draft, caseOf('rsud'))).toEqual(['c']);
  expect(ids(removeItem(draft, 'a'))).toEqual(['b']);
});

test('an item moves among its own neighbours, past items of other places, and stops at the ends', () => {
  const draft = addItems(addItems(addItems(empty, [item('a')], CORE), [item('x')], caseOf('rsud')), [item('b')], CORE);
  expect(ids(moveItem(draft, 'b', -1))).toEqual(['b', 'a']);
  expect(ids(moveItem(draft, 'b', -1), caseOf('rsud'))).toEqual(['x']);
  expect(moveItem(draft, 'a', -1)).toEqual(draft);
  expect(moveItem(draft, 'b', 1)).toEqual(draft);
});

test('a newer version takes the place of the older one', () => {
  const draft = useVersion(addItems(empty, [item('a'), item('b')], CORE), 'a', 'a2');
  expect(draft.items.map(({ itemVersionId }) => itemVersionId)).toEqual(['a2', 'b1']);
});

test('a unit that holds case items has a place though the matrix does not show it; the fullest case sets what is expected', () => {
  const draft = addItems(addItems(empty, [item('a'), item('b')], caseOf('rsud')), [item('c')], caseOf(null));
  expect(casePlaces(draft, ['pupr']).map(({ unitId }) => unitId)).toEqual([null, 'pupr', 'rsud']);
  expect(expectedCaseItems(draft)).toBe(2);
  expect(expectedCaseItems(empty)).toBe(0);
});

test('the order of items matters, blanks around a number do not', () => {
  const draft = addItems(empty, [item('a'), item('b')], CORE);
  expect(samePair(draft, { ...draft, passMark: ' 70 ' })).toBe(true);
  expect(samePair(draft, moveItem(draft, 'b', -1))).toBe(false);
});

test('the blueprint is read in the order of objectives; an empty cell asks for none, one that cannot be read stops saving', () => {
  const draft = setCell(setCell(setCell(empty, 'T10', 'easy', '2'), 'T2', 'hard', ' 3 '), 'T2', 'easy', '');
  expect(readBlueprint(draft)).toEqual([{ objectiveCode: 'T2', difficulty: 'hard', number: 3 }, { objectiveCode: 'T10', difficulty: 'easy', number: 2 }]);
  expect(readBlueprint(setCell(draft, 'T2', 'medium', 'x'))).toBeNull();
  expect(samePair(draft, setCell(draft, 'T2', 'medium', '0'))).toBe(true);
  expect(samePair(draft, setCell(draft, 'T2', 'medium', '1'))).toBe(false);
});

test('an item put into one form makes two forms of the tests, until all are one again', () => {
  const draft = setForm(addItems(empty, [item('a'), item('b')], CORE), 'a', 'A');
  expect([hasForms(draft), hasForms(withoutForms(draft)), samePair(draft, withoutForms(draft))]).toEqual([true, false, false]);
});

test('sections are named in the order in which learners meet them; a blank title takes an item out of its section', () => {
  const draft = ['a', 'b', 'c'].reduce((so, id) => setPlacing(so, id, { section: id === 'b' ? 'Kasus' : ' Dasar ' }), addItems(empty, [item('a'), item('b'), item('c')], CORE));
  expect(sectionTitles(draft)).toEqual(['Dasar', 'Kasus']);
  expect(sectionTitles(setPlacing(draft, 'b', { section: '  ' }))).toEqual(['Dasar']);
  expect(samePair(draft, setPlacing(draft, 'a', { required: true }))).toBe(false);
});

test('what is practised with stands in no test', () => {
  const draft = addItems(addItems(empty, [item('a')], CORE), [item('a'), item('b')], PRACTICE);
  expect([ids(draft), ids(draft, PRACTICE)]).toEqual([['a'], ['b']]);
});
