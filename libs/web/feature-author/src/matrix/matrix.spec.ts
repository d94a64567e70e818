import type { CourseFinding, CourseModule, CourseVersion, ModuleVariant, PairItem, Unit } from '../workspace/course-version';
import { matrixOf } from './matrix';

const unit = (id: string, parentId: string | null = 'kota'): Unit => ({ id, code: id, name: id, shortName: id, kind: 'agency', parentId, zone: 'Asia/Jakarta' });
const kota = unit('kota', null);
const dukcapil = unit('dukcapil');
const rsud = unit('rsud');
const poli = unit('poli', 'rsud');
const pupr = unit('pupr');
const tree = [kota, dukcapil, rsud, poli, pupr];

let serial = 0;
const variant = (over: Partial<ModuleVariant> = {}): ModuleVariant => ({ id: `v${(serial += 1)}`, unit: null, level: null, label: '', revision: 1, updatedAt: '2026-11-20T02:00:00.000Z', stale: false, ...over });
const aModule = (position: number, variants: readonly ModuleVariant[]): CourseModule => ({ id: `m${position}`, position, title: `Modul ${position}`, estimatedMinutes: 10, revision: 1, objectiveCodes: [], requiresIds: [], variants, files: [] });
const pairItem = (part: 'core' | 'case', owner: Unit | null = null): PairItem => ({ part, form: null, section: null, required: false, unit: owner, position: (serial += 1), item: { itemId: `i${serial}`, itemVersionId: `iv${serial}`, number: 1, type: 'true-false', title: '', objectiveCode: null, difficulty: null, maximum: 100, outdated: false } });
const course = (over: Partial<CourseVersion>): CourseVersion => ({
  id: 'v', courseId: 'c', number: 4, status: 'DRAFT', title: 'Manajemen Pengaduan', summary: '', jp: 6, revision: 1, publishedAt: null, objectives: [], modules: [],
  pair: { passMarkPercent: 70, rules: [], blueprint: [], items: [] }, matrixUnits: [], findings: [], ...over,
});

test('a unit without a text of its own follows the core; one with a text shows its label', () => {
  const { rows } = matrixOf(course({
    modules: [aModule(2, [variant(), variant({ unit: dukcapil, label: 'KK salah nama' })]), aModule(1, [variant()])],
    matrixUnits: [pupr, dukcapil],
  }), tree);
  expect(rows.map(({ module: { title } }) => title)).toEqual(['Modul 1', 'Modul 2']);
  expect(rows[1]?.cells.map(({ unit: { id }, state, label }) => [id, state, label])).toEqual([['dukcapil', 'adapted', 'KK salah nama'], ['pupr', 'follows', '']]);
});

test('a text written against an older core is stale, also when only one level of it is', () => {
  const { rows } = matrixOf(course({
    modules: [aModule(1, [variant(), variant({ unit: dukcapil }), variant({ unit: dukcapil, level: 'ADVANCED', stale: true, updatedAt: '2026-11-22T02:00:00.000Z' })])],
    matrixUnits: [dukcapil],
  }), tree);
  expect(rows[0]?.cells[0]).toMatchObject({ state: 'stale', levels: ['ADVANCED'], updatedAt: '2026-11-22T02:00:00.000Z' });
});

test('a section follows the text of its agency rather than the core', () => {
  const { rows } = matrixOf(course({ modules: [aModule(1, [variant(), variant({ unit: rsud })])], matrixUnits: [poli] }), tree);
  expect(rows[0]?.cells[0]).toMatchObject({ state: 'follows', follows: { id: 'rsud' } });
});

test('without a core only units with a text are served; a text of the agency serves its sections', () => {
  const { rows } = matrixOf(course({ modules: [aModule(1, [variant({ unit: rsud })])], matrixUnits: [rsud, poli, pupr] }), tree);
  expect(rows[0]?.core.state).toBe('missing');
  expect(rows[0]?.cells.map(({ state }) => state)).toEqual(['adapted', 'follows', 'missing']);
});

test('a unit that blocks publishing for want of its case is missing, though a core exists', () => {
  const finding: CourseFinding = { severity: 'BLOCKS', code: 'CaseVariantMissing', params: [], moduleId: 'm1', unit: pupr, itemId: null };
  const { rows } = matrixOf(course({ modules: [aModule(1, [variant()])], matrixUnits: [pupr, rsud], findings: [finding] }), tree);
  expect(rows[0]?.cells.map(({ state }) => state)).toEqual(['follows', 'missing']);
});

test('the test row owes every unit as many case items as the unit with most', () => {
  const items = [...Array(14)].map(() => pairItem('core'))
    .concat([...Array(6)].map(() => pairItem('case', dukcapil)), [...Array(4)].map(() => pairItem('case', rsud)));
  const { tests } = matrixOf(course({ matrixUnits: [dukcapil, rsud, pupr, poli], pair: { ...course({}).pair, items } }), tree);
  expect(tests).toMatchObject({ coreItems: 14, expected: 6 });
  expect(tests.cells.map(({ unit: { id }, state, items: count, follows }) => [id, state, count, follows?.id ?? null])).toEqual([
    ['dukcapil', 'complete', 6, null], ['rsud', 'short', 4, null], ['poli', 'short', 4, 'rsud'], ['pupr', 'missing', 0, null],
  ]);
});

test('general case items stand in for a unit without its own; without any case item none are owed', () => {
  const general = [pairItem('case'), pairItem('case')];
  const { tests } = matrixOf(course({ matrixUnits: [pupr], pair: { ...course({}).pair, items: general } }), tree);
  expect(tests.cells[0]).toMatchObject({ state: 'complete', items: 2, general: true });
  expect(matrixOf(course({ matrixUnits: [pupr] }), tree).tests.cells[0]).toMatchObject({ state: 'none', items: 0 });
});

test('columns stand in tree order, a unit asked for beside those that hold something, none twice', () => {
  const { columns } = matrixOf(course({ matrixUnits: [pupr, dukcapil] }), tree, [rsud, pupr]);
  expect(columns.map(({ id }) => id)).toEqual(['dukcapil', 'rsud', 'pupr']);
});
