import { addItems, CORE, hasForms, type PairDraft, setCell, setForm } from './pair-draft';
import { coreForms, type FindItem, type KnownItem, proposeFilling, summariseForms, takeFilling } from './placed-forms';

const known = (itemId: string, difficulty: KnownItem['difficulty'] = 'EASY', maximum = 100): KnownItem => ({ itemId, itemVersionId: `${itemId}1`, objectiveCode: 'T1', difficulty, maximum });
const bank = [...Array.from({ length: 12 }, (_, index) => known(`e${index}`)), known('hard', 'HARD'), known('vague', null)];
const byId = new Map(bank.map((item) => [item.itemId, item]));
const find: FindItem = ({ itemId }) => byId.get(itemId);
const empty: PairDraft = { passMark: '70', blueprint: {}, items: [] } as unknown as PairDraft;
const placed = (...ids: string[]) => addItems(empty, ids.map((itemId) => ({ itemId, itemVersionId: `${itemId}1` })), CORE);

test('without forms there is nothing to sum up; with them items and marks of both are, and whether they are equal', () => {
  const one = placed('e0', 'e1', 'e2');
  expect(summariseForms(coreForms(one, find), hasForms(one))).toBeNull();
  const two = setForm(setForm(one, 'e1', 'A'), 'e2', 'B');
  expect(summariseForms(coreForms(two, find), hasForms(two))).toEqual({ forms: [{ form: 'A', items: 2, marks: 200 }, { form: 'B', items: 2, marks: 200 }], common: 1, wanted: 5, equal: true });
  expect(summariseForms(coreForms(setForm(two, 'e2', null), find), true)?.equal).toBe(false);
});

test('a proposal fills what the blueprint asks from what stands nowhere yet; taken, both forms are full and equal', () => {
  const draft = setCell(placed('e0'), 'T1', 'easy', '7');
  const proposal = proposeFilling(draft, bank, find, true, 'seed');
  expect(proposal?.lacking).toEqual([]);
  expect(proposal?.added.map(({ itemId }) => itemId)).not.toContain('e0');
  const filled = takeFilling(draft, proposal ?? { added: [], lacking: [] }, (itemId) => byId.get(itemId));
  expect(summariseForms(coreForms(filled, find), hasForms(filled))).toMatchObject({ forms: [{ items: 7 }, { items: 7 }], equal: true });
  expect(proposeFilling(draft, bank, find, true, 'seed')).toEqual(proposal);
});

test('a blueprint that cannot be read proposes nothing; one that asks for more than there is says what lacks', () => {
  expect(proposeFilling(setCell(empty, 'T1', 'easy', 'x'), bank, find, false, 's')).toBeNull();
  const proposal = proposeFilling(setCell(empty, 'T1', 'hard', '3'), bank, find, false, 's');
  expect([proposal?.added.length, proposal?.lacking.map(({ missing, form }) => [missing, form])]).toEqual([1, [[2, null]]]);
});
