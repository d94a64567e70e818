import { type PairDraft, setCell } from './pair-draft';
import { type KnownItem, proposeFilling } from './placed-forms';

const known = (itemId: string, over: Partial<KnownItem> = {}): KnownItem => ({ itemId, itemVersionId: `${itemId}1`, objectiveCode: 'T1', difficulty: 'EASY', maximum: 100, ...over });
const empty: PairDraft = { passMark: '70', blueprint: {}, items: [] };

test('a proposal passes over items that were seen too often, and says what is lacking instead', () => {
  const draft = setCell(empty, 'T1', 'easy', '2');
  const bank = [known('a'), known('b', { overLimit: true }), known('c', { overLimit: true })];
  const filling = proposeFilling(draft, bank, () => undefined, false, 'seed');
  expect(filling?.added.map(({ itemId }) => itemId)).toEqual(['a']);
  expect(filling?.lacking).toMatchObject([{ objectiveCode: 'T1', missing: 1 }]);
});
