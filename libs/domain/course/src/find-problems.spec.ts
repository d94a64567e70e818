import type { ItemContent } from '@selaras/domain/item';
import { hundredths, type ItemId, type ItemVersionId, instant, type ModuleId, type ObjectiveId, type PersonId, type VariantId, type WorkUnitId } from '@selaras/domain/kernel';
import { PHASES, startingRules } from '@selaras/domain/scheduling';
import { copyVersion } from './copy-version';
import type { CourseVersion, Module, PairItem, Variant } from './course-version';
import { findProblems } from './find-problems';
import { decidePublication } from './publish';

const rsud = 'rsud' as WorkUnitId;
const igd = 'igd' as WorkUnitId;
const pupr = 'pupr' as WorkUnitId;
const unitPaths = new Map([[rsud, [rsud]], [igd, [igd, rsud]], [pupr, [pupr]]]);

const aVariant = (over: Partial<Variant> = {}): Variant => ({
  id: `variant-${over.unitId ?? 'core'}-${over.level ?? 'all'}` as VariantId, unitId: null, level: null, label: 'Inti', pages: ['<p>Teks</p>'], reviewedCoreRevision: 1, revision: 1, ...over,
});
const aModule = (over: Partial<Module> = {}): Module => ({
  id: 'm1' as ModuleId, title: 'Alur', estimatedMinutes: 10, objectiveCodes: ['T1'], requiresIds: [], coreRevision: 1, revision: 1, variants: [aVariant()], files: [], ...over,
});
const content = (title: string): ItemContent => ({
  title, stem: '<p>Benar?</p>', interaction: { type: 'true-false' }, key: { type: 'true-false', value: true }, feedback: {}, maximum: hundredths(100),
});
let made = 0;
const item = (over: Partial<PairItem> = {}): PairItem => {
  made += 1;
  return { part: 'core', unitId: null, itemVersionId: `v${made}` as ItemVersionId, itemId: `i${made}` as ItemId, number: 1, newestNumber: 1, objectiveCode: 'T1', form: null, section: null, required: false, difficulty: null, content: content(`Butir ${made}`), archived: false, ...over };
};
const caseOf = (unitId: WorkUnitId | null, count: number) => Array.from({ length: count }, () => item({ part: 'case', unitId }));
const core = (count: number) => Array.from({ length: count }, () => item());

const ready: CourseVersion = {
  id: 'version' as CourseVersion['id'], courseId: 'course' as CourseVersion['courseId'], number: 1, status: 'draft', title: 'Manajemen Pengaduan', summary: '', jp: 6, revision: 1,
  objectives: [{ id: 'o1' as ObjectiveId, code: 'T1', text: 'Memilah pengaduan' }],
  modules: [aModule({ variants: [aVariant(), aVariant({ unitId: rsud, label: 'Antrean BPJS' })] })],
  pair: { blueprint: [], passMarkPercent: 70, rules: PHASES.map(startingRules), items: [...core(7), ...caseOf(rsud, 3)] },
};
const withItems = (...items: PairItem[][]): CourseVersion => ({ ...ready, pair: { ...ready.pair, items: items.flat() } });
const withModules = (...modules: Module[]): CourseVersion => ({ ...ready, modules });
const codes = (version: CourseVersion) => findProblems(version, unitPaths).map(({ code, severity }) => `${severity} ${code}`);
const publication = { publishedAt: instant(0), publishedBy: 'p' as PersonId };

test('a finished course has nothing against it and may be published once', () => {
  expect(findProblems(ready, unitPaths)).toEqual([]);
  expect(decidePublication(ready, unitPaths, publication)).toEqual({ ok: true, value: publication });
  expect(decidePublication({ ...ready, status: 'published' }, unitPaths, publication)).toEqual({ ok: false, refusal: { code: 'VersionIsPublished' } });
});

test('an empty course says what to do first, what blocks before what only deserves a look', () => {
  const empty = { ...ready, jp: 0, objectives: [], modules: [], pair: { ...ready.pair, items: [] } };
  expect(codes(empty)).toEqual(['blocks NoModule', 'blocks NoCoreItem', 'warns NoObjective', 'warns JpMissing']);
  expect(decidePublication(empty, unitPaths, publication)).toMatchObject({ ok: false, refusal: { code: 'FindingsBlock', count: 2 } });
});

test('a core for each level is as good as one for all; a core for one level leaves the others without text', () => {
  const basic = aVariant({ level: 'basic' });
  expect(codes(withModules(aModule({ variants: [basic, aVariant({ level: 'advanced' })] }))).filter((code) => code.startsWith('blocks'))).toEqual([]);
  expect(findProblems(withModules(aModule({ variants: [basic] })), unitPaths)).toContainEqual(expect.objectContaining({ code: 'ModuleWithoutCore', level: 'advanced', module: 'Alur' }));
  expect(findProblems(withModules(aModule({ variants: [aVariant({ unitId: rsud })] })), unitPaths)).toContainEqual(expect.objectContaining({ code: 'ModuleWithoutCore', level: null }));
});

test('a page without a word or picture blocks and is named; a page with only a picture does not', () => {
  const pages = ['<p>Teks</p>', '<p>&nbsp;<br></p>', '<p><img src="/files/x"></p>'];
  const found = findProblems(withModules(aModule({ variants: [aVariant({ pages })] })), unitPaths);
  expect(found.filter(({ code }) => code === 'EmptyPage')).toEqual([expect.objectContaining({ page: 2, severity: 'blocks' })]);
});

test('a text last reviewed against an older core is stale; the core itself never is', () => {
  const changed = aModule({ coreRevision: 2, variants: [aVariant(), aVariant({ unitId: rsud, label: 'Antrean BPJS' })] });
  expect(findProblems(withModules(changed), unitPaths)).toEqual([expect.objectContaining({ code: 'VariantStale', unitId: rsud, label: 'Antrean BPJS', severity: 'warns' })]);
});

test('a unit with a text of its own needs as many case items as the fullest case; a section may use those of its agency', () => {
  const adapted = aModule({ variants: [aVariant(), aVariant({ unitId: rsud }), aVariant({ unitId: igd }), aVariant({ unitId: pupr })] });
  const version = { ...withItems(core(7), caseOf(rsud, 3)), modules: [adapted] };
  expect(findProblems(version, unitPaths)).toEqual([expect.objectContaining({ code: 'CaseItemsMissing', unitId: pupr, expected: 3 })]);
  const short = { ...withItems(core(7), caseOf(rsud, 3), caseOf(pupr, 1)), modules: [adapted] };
  expect(findProblems(short, unitPaths)).toEqual([expect.objectContaining({ code: 'CaseItemsTooFew', unitId: pupr, found: 1, expected: 3 })]);
  expect(codes({ ...withItems(core(7), caseOf(rsud, 3), caseOf(null, 3)), modules: [adapted] })).toEqual([]);
});

test.each([[7, 3, null], [9, 1, null], [10, 1, 91], [5, 5, null], [4, 5, 44], [5, 0, 100]])('%i core and %i case items: share %s', (coreCount, caseCount, percent) => {
  const found = findProblems(withItems(core(coreCount), caseOf(rsud, caseCount)), unitPaths).filter(({ code }) => code === 'CoreShareUnusual');
  expect(found).toEqual(percent === null ? [] : [expect.objectContaining({ percent, lowest: 50, highest: 90 })]);
});

test('an item whose options read alike blocks; an outdated, archived or unplaced one is pointed out', () => {
  const alike: ItemContent = {
    ...content('Kembar'),
    interaction: { type: 'single-choice', shuffle: true, options: [{ id: 'a', text: 'Ya' }, { id: 'b', text: '<b>Ya</b>' }] },
    key: { type: 'single-choice', optionId: 'a' },
  };
  const version = withItems(core(7), caseOf(rsud, 2), [item({ part: 'case', unitId: rsud, content: alike, newestNumber: 3, archived: true, objectiveCode: 'T9' })]);
  expect(codes(version)).toEqual(['blocks ItemInvalid', 'warns ItemObjectiveUnknown', 'warns ItemOutdated', 'warns ItemArchived']);
  expect(codes(withItems(core(7), caseOf(rsud, 2), [item({ part: 'case', unitId: rsud, objectiveCode: null })]))).toEqual(['warns ItemWithoutObjective']);
});

test('an item that as many learners have seen as its limit allows deserves a look, and blocks nothing', () => {
  const version = withItems(core(6), [item({ content: content('Sering'), overExposed: { learners: 120, limit: 100 } })], caseOf(rsud, 3));
  expect(findProblems(version, unitPaths)).toEqual([expect.objectContaining({ code: 'ItemOverExposed', severity: 'warns', item: 'Sering', learners: 120, limit: 100 })]);
});

test('an objective that no module teaches and no item measures is pointed out', () => {
  const version = { ...ready, objectives: [...ready.objectives, { id: 'o2' as ObjectiveId, code: 'T2', text: 'Menjawab' }] };
  expect(codes(version)).toEqual(['warns ObjectiveNotTaught', 'warns ObjectiveNotMeasured']);
});

test('a copy for the next draft has ids of its own, the same content, and its prerequisites point inside the copy', () => {
  const source = withModules(aModule(), aModule({ id: 'm2' as ModuleId, requiresIds: ['m1' as ModuleId] }));
  let next = 0;
  const copy = copyVersion({ ...source, status: 'published', revision: 9 }, { id: 'v2' as CourseVersion['id'], number: 2 }, () => `new-${(next += 1)}` as never);
  expect(copy).toMatchObject({ id: 'v2', number: 2, status: 'draft', revision: 1, title: source.title, pair: source.pair });
  expect(copy.modules[1]?.requiresIds).toEqual([copy.modules[0]?.id]);
  const ids = (version: CourseVersion) => [...version.objectives, ...version.modules, ...version.modules.flatMap((each) => each.variants)].map(({ id }) => id);
  expect(ids(copy).filter((id) => ids(source).includes(id))).toEqual([]);
  expect(new Set(ids(copy)).size).toBe(ids(copy).length);
  expect(copy.modules.flatMap((each) => each.variants.map(({ pages }) => pages))).toEqual(source.modules.flatMap((each) => each.variants.map(({ pages }) => pages)));
});

test('an essay to practise deserves a look, since nobody would mark it; practice measures no objective', () => {
  const rubric = [{ id: 'k', title: 'Isi', weightPercent: 100, levels: [{ id: 'a', text: 'Ada', creditPercent: 100 }, { id: 'b', text: 'Tidak', creditPercent: 0 }] }];
  const essay: ItemContent = { ...content('Esai'), interaction: { type: 'essay', longest: 500 }, key: { type: 'essay', rubric, markers: 1 } };
  const practice = [item({ part: 'practice', content: essay }), item({ part: 'practice', objectiveCode: 'T1' })];
  expect(codes(withItems(ready.pair.items as PairItem[], practice))).toEqual(['warns PracticeItemUnmarked']);
  expect(codes(withItems(ready.pair.items.map((placed) => ({ ...placed, objectiveCode: null })), practice))).toContain('warns ObjectiveNotMeasured');
});
