import type { Actor } from '@selaras/domain/organisation';
import { anAuthorWorld, type AuthorWorld, fresh, refusalIn, valueOf } from './author.testing';

let world: AuthorWorld;
let ratna: Actor;
beforeAll(async () => {
  world = await anAuthorWorld();
  ratna = await world.instructor('Ratna Dewi', world.units.city);
});
afterAll(() => world.test.destroy());

const GIFT = [
  '// Bank soal',
  '::Q1:: 1+1\\=2 dan \\{x\\|x>0\\} {T}',
  '',
  '::Q2:: Ibu kota Jawa Barat? {=Bandung ~Bogor ~Depok}',
  '',
  '::Q3:: Jodohkan {=a -> b =c -> d =e -> f}',
  '',
  '::Baca:: Bacalah dahulu.',
  '',
  '::Q4:: Rusak {=a ~b',
  '',
].join('\n');
const bytes = new TextEncoder().encode(GIFT);

test('a GIFT file is rehearsed line by line, imported once, and a second time adds nothing, even when both run at once', async () => {
  const { authoring, units, test } = world;
  const { courseId } = await world.course(ratna, units.training);
  const count = async () => (await authoring.itemBank(ratna, courseId)).length;

  const rehearsal = valueOf(await authoring.importItems(ratna, { courseId, bytes, dryRun: true }));
  expect(rehearsal).toMatchObject({ format: 'gift', total: 5, taken: 3, refused: 2, duplicates: 0, imported: false });
  expect(rehearsal.lines.map(({ line, name, status }) => [line, name, status])).toEqual([[2, 'Q1', 'taken'], [4, 'Q2', 'taken'], [6, 'Q3', 'taken'], [8, 'Baca', 'refused'], [expect.any(Number), 'Q4', 'refused']]);
  expect(rehearsal.lines[0]?.stem).toBe('1+1=2 dan {x|x>0}');
  expect(rehearsal.lines[3]?.reason).toMatchObject({ code: 'TypeNotSupported' });
  expect(await count()).toBe(0);

  const both = await Promise.all([authoring.importItems(ratna, { courseId, bytes, dryRun: false }), authoring.importItems(ratna, { courseId, bytes, dryRun: false })]);
  expect(both.map((answer) => valueOf(answer)).map(({ taken, duplicates }) => [taken, duplicates]).sort()).toEqual([[0, 3], [3, 0]]);
  expect(await count()).toBe(3);
  const again = valueOf(await authoring.importItems(ratna, { courseId, bytes, dryRun: true }));
  expect(again.lines.map(({ status, reason }) => [status, reason?.code])).toEqual([['duplicate', 'AlreadyInBank'], ['duplicate', 'AlreadyInBank'], ['duplicate', 'AlreadyInBank'], ['refused', 'TypeNotSupported'], ['refused', expect.any(String)]]);
  expect((await authoring.itemBank(ratna, courseId)).map(({ content }) => content.title)).toEqual(['Q1', 'Q2', 'Q3']);
  expect(await test.database.query("SELECT DISTINCT iv.type, iv.maximum FROM item_version iv JOIN item i ON i.id = iv.item_id WHERE i.course_id = $1 ORDER BY 1", [courseId]))
    .toEqual([{ type: 'matching', maximum: 100 }, { type: 'single-choice', maximum: 100 }, { type: 'true-false', maximum: 100 }]);
  expect(refusalIn(await authoring.importItems(ratna, { courseId, bytes: new Uint8Array(), dryRun: true })).code).toBe('FileEmpty');
});

test('a large bank is imported with as many statements as a small one', async () => {
  const { authoring, units, statements } = world;
  const { courseId } = await world.course(ratna, units.training);
  const many = Array.from({ length: 400 }, (_, index) => `::S${index}:: Soal ${index} {T}`).join('\n\n');
  statements.length = 0;
  const report = valueOf(await authoring.importItems(ratna, { courseId, bytes: new TextEncoder().encode(many), dryRun: false }));
  expect(report.taken).toBe(400);
  expect(statements).toHaveLength(6);
});

test('an instructor of another unit finds nothing by any route, and learns nothing', async () => {
  const { authoring, units, test } = world;
  const { courseId, versionId } = await world.course(ratna, units.training);
  const moduleId = await world.module(ratna, versionId, 'Alur');
  const variantId = await world.text(ratna, versionId, moduleId, null, ['<p>Inti</p>']);
  const itemVersionId = await world.item(ratna, courseId, 'Butir');
  const [item] = await authoring.itemBank(ratna, courseId);
  if (!item) throw new Error('the item is missing');
  const stranger = await world.instructor('Orang Lain', units.rsud);
  const learner: Actor = { ...ratna, grants: [{ role: 'learner', unitId: units.city }, { role: 'evaluator', unitId: units.city }, { role: 'administrator', unitId: units.city }] };

  for (const actor of [stranger, learner]) {
    expect((await authoring.courses(actor, { first: 100, offset: 0 })).rows).toEqual([]);
    expect(await authoring.courseVersion(actor, versionId)).toBeNull();
    expect(await authoring.itemBank(actor, courseId)).toEqual([]);
    expect(await authoring.preview(actor, { versionId, unitId: units.rsud, level: 'basic' })).toBeNull();
    const content = { ...item.content };
    const changes = [
      authoring.createCourse(actor, { courseId: fresh<'Course'>(), versionId: fresh<'CourseVersion'>(), ownerUnitId: units.training, title: 'Milik orang' }),
      authoring.openDraft(actor, { courseId, versionId: fresh<'CourseVersion'>() }),
      authoring.saveVersion(actor, { versionId, revision: 1, title: 'Lain', summary: '', jp: 1, objectives: [] }),
      authoring.saveModule(actor, { versionId, moduleId, revision: 1, title: 'Lain', estimatedMinutes: 5, objectiveCodes: [], requiresIds: [] }),
      authoring.moveModule(actor, { versionId, moduleId, position: 1 }),
      authoring.removeModule(actor, { versionId, moduleId }),
      authoring.saveVariant(actor, { versionId, moduleId, variantId, revision: 1, unitId: null, level: null, label: '', pages: ['x'], substantial: true }),
      authoring.confirmVariant(actor, { versionId, variantId }),
      authoring.removeVariant(actor, { versionId, variantId }),
      authoring.attachFile(actor, { versionId, moduleId, fileId: fresh<'File'>(), purpose: 'attachment', title: '' }),
      authoring.detachFile(actor, { versionId, moduleId, fileId: fresh<'File'>() }),
      authoring.savePair(actor, { versionId, revision: 1, passMarkPercent: 1, timeLimitSeconds: 60, preAttempts: 1, postAttempts: 1, items: [{ itemVersionId, part: 'core', unitId: null }] }),
      authoring.publishVersion(actor, versionId),
      authoring.saveItem(actor, { courseId, itemId: item.itemId, itemVersionId: fresh<'ItemVersion'>(), baseNumber: 1, objectiveCode: null, content }),
      authoring.archiveItem(actor, item.itemId),
      authoring.importItems(actor, { courseId, bytes, dryRun: true }),
      authoring.importItems(actor, { courseId, bytes, dryRun: false }),
    ];
    for (const change of await Promise.all(changes)) expect(['CourseNotFound', 'VersionNotFound', 'UnitNotFound', 'ItemNotFound']).toContain(refusalIn(change).code);
  }
  expect(await authoring.courseVersion(ratna, versionId)).toMatchObject({ version: { title: 'Manajemen Pengaduan', revision: 1, status: 'draft' } });
  expect(await authoring.itemBank(ratna, courseId)).toEqual([item]);
  expect(await test.database.query('SELECT count(*)::int AS courses FROM course WHERE title = $1', ['Milik orang'])).toEqual([{ courses: 0 }]);
});

test('an author writes for the units under her own, not for those beside them', async () => {
  const { authoring, units } = world;
  const ofHospital = await world.instructor('Sari', units.rsud);
  const { versionId } = await world.course(ofHospital, units.rsud);
  const moduleId = await world.module(ofHospital, versionId, 'Antrean');
  await world.text(ofHospital, versionId, moduleId, units.igd, ['<p>IGD</p>']);
  expect(refusalIn(await authoring.saveVariant(ofHospital, {
    versionId, moduleId, variantId: fresh<'Variant'>(), revision: null, unitId: units.pupr, level: null, label: '', pages: ['x'], substantial: true,
  }))).toEqual({ code: 'UnitNotFound', field: 'key.unitId', unitId: units.pupr });
  expect((await authoring.authorUnits(ofHospital)).map(({ shortName }) => shortName)).toEqual(['RSUD', 'IGD']);
  expect((await authoring.authorUnits(ratna)).map(({ shortName }) => shortName)).toEqual(['Kota', 'BKPSDM', 'PUPR', 'RSUD', 'IGD']);
});

test('a version is read in as many statements with sixty texts and forty items as with none', async () => {
  const { authoring, units, statements } = world;
  const { courseId, versionId } = await world.course(ratna, units.training);
  const statementsOf = async (read: () => Promise<unknown>) => {
    statements.length = 0;
    await read();
    return statements.length;
  };
  const whenEmpty = await statementsOf(() => authoring.courseVersion(ratna, versionId));
  const items = [];
  for (let index = 0; index < 20; index += 1) {
    const moduleId = await world.module(ratna, versionId, `Modul ${index}`);
    for (const unitId of [null, units.rsud, units.pupr]) await world.text(ratna, versionId, moduleId, unitId, ['<p>Teks</p>']);
    items.push({ itemVersionId: await world.item(ratna, courseId, `Inti ${index}`), part: 'core', unitId: null });
    items.push({ itemVersionId: await world.item(ratna, courseId, `Kasus ${index}`), part: 'case', unitId: index % 2 ? units.rsud : units.igd });
  }
  valueOf(await authoring.savePair(ratna, { versionId, revision: 1, passMarkPercent: 70, timeLimitSeconds: 600, preAttempts: 1, postAttempts: 1, items }));
  const view = await authoring.courseVersion(ratna, versionId);
  expect(view?.version.modules).toHaveLength(20);
  expect(view?.matrixUnits.map(({ shortName }) => shortName)).toEqual(['PUPR', 'RSUD', 'IGD']);
  expect(await statementsOf(() => authoring.courseVersion(ratna, versionId))).toBe(whenEmpty);
  expect(whenEmpty).toBe(7);

  const before = await statementsOf(() => authoring.courses(ratna, { first: 100, offset: 0 }));
  for (let index = 0; index < 10; index += 1) await world.course(ratna, units.training, `Pelatihan ${index}`);
  const page = await authoring.courses(ratna, { first: 5, offset: 0 });
  expect(page).toMatchObject({ hasNextPage: true });
  expect(page.rows).toHaveLength(5);
  expect(await statementsOf(() => authoring.courses(ratna, { first: 100, offset: 0 }))).toBe(before);
  expect(before).toBe(1);
  expect(await authoring.courses(ratna, { first: 5, offset: 5_000 })).toMatchObject({ rows: [], hasNextPage: false, totalCount: page.totalCount });
});

test('what a learner gets is previewed by place: own unit, the unit above, the core, and one case', async () => {
  const { authoring, units } = world;
  const { courseId, versionId } = await world.course(ratna, units.training);
  const moduleId = await world.module(ratna, versionId, 'Kasus');
  await world.text(ratna, versionId, moduleId, null, ['<p>Inti</p>']);
  await world.text(ratna, versionId, moduleId, units.rsud, ['<p>Antrean</p>']);
  const titles = ['Inti 1', 'Inti 2', 'RSUD 1'];
  const versions = [];
  for (const title of titles) versions.push(await world.item(ratna, courseId, title));
  valueOf(await authoring.savePair(ratna, {
    versionId, revision: 1, passMarkPercent: 70, timeLimitSeconds: 600, preAttempts: 1, postAttempts: 1,
    items: versions.map((itemVersionId, index) => ({ itemVersionId, part: index < 2 ? 'core' : 'case', unitId: index < 2 ? null : units.rsud })),
  }));
  const at = async (unitId: typeof units.igd) => {
    const preview = await authoring.preview(ratna, { versionId, unitId, level: 'basic' });
    return { text: preview?.modules[0]?.variant.pages, reason: preview?.modules[0]?.reason, items: preview?.items.map(({ itemVersionId }) => itemVersionId).sort(), json: JSON.stringify(preview?.items) };
  };
  expect(await at(units.igd)).toMatchObject({ text: ['<p>Antrean</p>'], reason: 'higherUnit', items: [...versions].sort() });
  expect(await at(units.rsud)).toMatchObject({ text: ['<p>Antrean</p>'], reason: 'ownUnit' });
  const atPupr = await at(units.pupr);
  expect(atPupr).toMatchObject({ text: ['<p>Inti</p>'], reason: 'core', items: versions.slice(0, 2).sort() });
  expect(atPupr.json).not.toMatch(/key|feedback/);
});
