import { branchesOf, peopleIn, topmostOf, type UnitNode, unitsNamed, withBelow } from './branches';

function node(id: string, parentId: string | null, people: number, name = id): UnitNode {
  return { depth: 0, people, childCount: 0, unit: { id, parentId, name, shortName: id, code: id.toUpperCase(), kind: 'division', zone: 'Asia/Jakarta' } };
}

/** Two agencies of a city that the reader does not see, one with a division and a section below it. */
const nodes = [node('dukcapil', 'kota', 38, 'Dinas Kependudukan'), node('pelayanan', 'dukcapil', 20), node('loket', 'pelayanan', 8), node('arsip', 'dukcapil', 5), node('satpol', 'kota', 41)];
const ids = (found: readonly UnitNode[]) => found.map(({ unit }) => unit.id);

test('a scope that begins in two places has two roots', () => {
  const shape = (branches: ReturnType<typeof branchesOf>): unknown[] => branches.map((branch) => [branch.node.unit.id, shape(branch.children)]);
  expect(shape(branchesOf(nodes))).toEqual([['dukcapil', [['pelayanan', [['loket', []]]], ['arsip', []]]], ['satpol', []]]);
  expect(branchesOf([])).toEqual([]);
});

test('a unit cannot be moved below itself: it and all below it are known', () => {
  expect([...withBelow(nodes, 'dukcapil')]).toEqual(['dukcapil', 'pelayanan', 'loket', 'arsip']);
  expect([...withBelow(nodes, 'loket')]).toEqual(['loket']);
  expect(withBelow(nodes, 'kota').size).toBe(0);
});

test('choosing a unit and one below it counts nobody twice', () => {
  expect(ids(topmostOf(nodes, new Set(['loket', 'dukcapil', 'satpol'])))).toEqual(['dukcapil', 'satpol']);
  expect(peopleIn(nodes, new Set(['loket', 'dukcapil', 'satpol']))).toBe(79);
  expect(peopleIn(nodes, new Set(['loket', 'arsip']))).toBe(13);
  expect(peopleIn(nodes, new Set())).toBe(0);
});

test('a search opens the way to what it finds', () => {
  expect(unitsNamed(nodes, 'LOK')).toEqual({ found: new Set(['loket']), open: new Set(['pelayanan', 'dukcapil', 'kota']) });
  expect(unitsNamed(nodes, 'kependudukan').found).toEqual(new Set(['dukcapil']));
  expect(unitsNamed(nodes, '  ').found.size).toBe(0);
});
