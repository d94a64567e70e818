import type { Actor } from '@selaras/domain/organisation';
import { anAuthorWorld, type AuthorWorld, fresh, moduleIn, refusalIn, valueOf } from './author.testing';

let world: AuthorWorld;
let ratna: Actor;
beforeAll(async () => {
  world = await anAuthorWorld();
  ratna = await world.instructor('Ratna Dewi', world.units.city);
});
afterAll(() => world.test.destroy());

/** A course that may be published: a module with a core and a text of the hospital, two core items and one case item of the hospital. */
async function aReadyCourse() {
  const { authoring, units } = world;
  const ids = await world.course(ratna, units.training);
  valueOf(await authoring.saveVersion(ratna, { versionId: ids.versionId, revision: 1, title: 'Manajemen Pengaduan', summary: 'Enam jam', jp: 6, objectives: [{ code: 'T1', text: 'Memilah pengaduan' }] }));
  const moduleId = fresh<'Module'>();
  valueOf(await authoring.saveModule(ratna, { versionId: ids.versionId, moduleId, revision: null, title: 'Alur', estimatedMinutes: 20, objectiveCodes: ['T1'], requiresIds: [] }));
  const coreId = await world.text(ratna, ids.versionId, moduleId, null, ['<p>Inti</p>']);
  const rsudId = await world.text(ratna, ids.versionId, moduleId, units.rsud, ['<p>Antrean BPJS</p>']);
  const versions = [await world.item(ratna, ids.courseId, 'Inti 1'), await world.item(ratna, ids.courseId, 'Inti 2'), await world.item(ratna, ids.courseId, 'Kasus RSUD')];
  valueOf(await authoring.savePair(ratna, {
    versionId: ids.versionId, revision: 2, passMarkPercent: 70, timeLimitSeconds: 1200, preAttempts: 1, postAttempts: 2,
    items: versions.map((itemVersionId, index) => ({ itemVersionId, part: index < 2 ? 'core' : 'case', unitId: index < 2 ? null : units.rsud })),
  }));
  return { ...ids, moduleId, coreId, rsudId };
}

test('from an empty course to a published version, the findings lead the way', async () => {
  const { authoring, units } = world;
  const empty = await world.course(ratna, units.training, 'Komunikasi');
  const start = await authoring.courseVersion(ratna, empty.versionId);
  expect(start?.findings.filter(({ severity }) => severity === 'blocks').map(({ code }) => code)).toEqual(['NoModule', 'NoCoreItem']);
  expect(refusalIn(await authoring.publishVersion(ratna, empty.versionId))).toMatchObject({ code: 'FindingsBlock', count: 2, findings: ['NoModule', 'NoCoreItem'] });

  const { versionId } = await aReadyCourse();
  const ready = await authoring.courseVersion(ratna, versionId);
  expect(ready?.findings).toEqual([]);
  expect(ready?.matrixUnits.map(({ shortName }) => shortName)).toEqual(['RSUD']);
  const published = valueOf(await authoring.publishVersion(ratna, versionId));
  expect(published).toMatchObject({ version: { status: 'published' }, publishedAt: expect.any(Number) as number });
  const again = valueOf(await authoring.publishVersion(ratna, versionId));
  expect(again.publishedAt).toBe(published.publishedAt);
});

test('what is published never changes, neither through the author nor in the database; the next draft is a copy', async () => {
  const { authoring, test } = world;
  const { courseId, versionId, moduleId, coreId, rsudId } = await aReadyCourse();
  valueOf(await authoring.publishVersion(ratna, versionId));

  const wishes = [
    authoring.saveVersion(ratna, { versionId, revision: 3, title: 'Lain', summary: '', jp: 1, objectives: [] }),
    authoring.saveModule(ratna, { versionId, moduleId, revision: 1, title: 'Lain', estimatedMinutes: 5, objectiveCodes: [], requiresIds: [] }),
    authoring.moveModule(ratna, { versionId, moduleId, position: 1 }),
    authoring.removeModule(ratna, { versionId, moduleId }),
    authoring.saveVariant(ratna, { versionId, moduleId, variantId: coreId, revision: 1, unitId: null, level: null, label: '', pages: ['x'], substantial: true }),
    authoring.confirmVariant(ratna, { versionId, variantId: rsudId }),
    authoring.removeVariant(ratna, { versionId, variantId: rsudId }),
    authoring.detachFile(ratna, { versionId, moduleId, fileId: fresh<'File'>() }),
    authoring.savePair(ratna, { versionId, revision: 3, passMarkPercent: 1, timeLimitSeconds: 60, preAttempts: 1, postAttempts: 1, items: [] }),
  ];
  for (const wish of await Promise.all(wishes)) expect(refusalIn(wish)).toEqual({ code: 'VersionIsPublished' });

  const statements = [
    "UPDATE course_version SET title = 'Lain' WHERE id = $1", "UPDATE course_version SET status = 'draft', published_at = NULL WHERE id = $1", 'DELETE FROM course_version WHERE id = $1',
    "UPDATE module SET title = 'Lain' WHERE version_id = $1", 'DELETE FROM module WHERE version_id = $1', "UPDATE objective SET text = 'Lain' WHERE version_id = $1",
    "UPDATE module_variant SET pages = '[]' WHERE module_id IN (SELECT id FROM module WHERE version_id = $1)",
    'UPDATE linked_pair SET pass_mark_percent = 1 WHERE version_id = $1', 'DELETE FROM pair_item WHERE version_id = $1',
    "UPDATE item_version SET content = '{}' WHERE id IN (SELECT item_version_id FROM pair_item WHERE version_id = $1)",
  ];
  for (const sql of statements) await expect(test.database.query(sql, [versionId])).rejects.toThrow(/never (changes|deleted)|only appended/);

  const drafts = await Promise.all([fresh<'CourseVersion'>(), fresh<'CourseVersion'>()].map((id) => authoring.openDraft(ratna, { courseId, versionId: id })));
  const [one, two] = drafts.map(valueOf);
  expect(one?.version.id).toBe(two?.version.id);
  const before = await authoring.courseVersion(ratna, versionId);
  expect(one?.version).toMatchObject({ number: 2, status: 'draft', revision: 1, title: 'Manajemen Pengaduan', jp: 6, pair: before?.version.pair });
  expect(one?.version.modules[0]?.variants.map(({ pages }) => pages)).toEqual([['<p>Inti</p>'], ['<p>Antrean BPJS</p>']]);
  expect(one?.version.modules[0]?.id).not.toBe(moduleId);
  const { rows } = await authoring.courses(ratna, { first: 100, offset: 0 });
  expect(rows.find(({ id }) => id === courseId)?.versions.map(({ number, status }) => `${number} ${status}`)).toEqual(['2 draft', '1 published']);
});

test('two authors: the later save is refused and shown what stands, a retry of a lost answer is not', async () => {
  const { authoring, units } = world;
  const budi = await world.instructor('Budi Santoso', units.training);
  const { versionId, moduleId, coreId } = await aReadyCourse();
  const mine = { versionId, moduleId, variantId: coreId, revision: 1, unitId: null, level: null, label: 'Inti', pages: ['<p>Dari Ratna</p>'], substantial: true };
  const saved = valueOf(await authoring.saveVariant(ratna, mine));
  expect(moduleIn(saved, moduleId).variants[0]).toMatchObject({ revision: 2, pages: ['<p>Dari Ratna</p>'] });

  expect(refusalIn(await authoring.saveVariant(budi, { ...mine, pages: ['<p>Dari Budi</p>'] }))).toEqual({ code: 'StaleRevision', subject: 'variant', id: coreId, current: 2 });
  const retried = valueOf(await authoring.saveVariant(ratna, mine));
  expect(moduleIn(retried, moduleId).variants[0]).toMatchObject({ revision: 2, pages: ['<p>Dari Ratna</p>'] });

  const frame = { versionId, revision: 3, title: 'Judul A', summary: '', jp: 6, objectives: [] };
  const answers = await Promise.all([authoring.saveVersion(ratna, frame), authoring.saveVersion(budi, { ...frame, title: 'Judul B' })]);
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  expect(answers.flatMap((answer) => (answer.ok ? [] : [answer.refusal]))).toEqual([{ code: 'StaleRevision', subject: 'version', id: versionId, current: 4 }]);

  const module = { versionId, moduleId, title: 'Alur baru', estimatedMinutes: 20, objectiveCodes: [], requiresIds: [] };
  valueOf(await authoring.saveModule(ratna, { ...module, revision: 1 }));
  expect(refusalIn(await authoring.saveModule(budi, { ...module, title: 'Lain', revision: 1 }))).toMatchObject({ code: 'StaleRevision', subject: 'module', current: 2 });
  expect(refusalIn(await authoring.saveModule(budi, { ...module, title: 'Lain', revision: null }))).toMatchObject({ code: 'StaleRevision', current: 2 });
});

test('A and B open item version 3; A saves the stem, B the feedback: B is told of version 4 by A, and nothing vanished', async () => {
  const { authoring, units, test } = world;
  const budi = await world.instructor('Budi Santoso', units.training);
  const { courseId } = await world.course(ratna, units.training);
  const itemId = fresh<'Item'>();
  const content = (stem: string, general?: string) => ({
    title: 'Pilih', stem, interaction: { type: 'single-choice', shuffle: true, options: [{ id: 'a', text: 'Ya ✅' }, { id: 'b', text: 'Tidak 𝐁' }] },
    key: { type: 'single-choice', optionId: 'a' }, feedback: general ? { general } : {}, maximum: 100,
  });
  const save = (actor: Actor, baseNumber: number | null, json: unknown, itemVersionId = fresh<'ItemVersion'>()) =>
    authoring.saveItem(actor, { courseId, itemId, itemVersionId, baseNumber, objectiveCode: null, content: json });
  valueOf(await save(ratna, null, content('Satu')));
  valueOf(await save(ratna, 1, content('Dua')));
  valueOf(await save(ratna, 2, content('Tiga 👍🏽')));

  const fromRatna = valueOf(await save(ratna, 3, content('Empat 👍🏽')));
  expect(refusalIn(await save(budi, 3, content('Tiga 👍🏽', 'Perhatikan')))).toEqual({ code: 'NewerItemVersion', baseNumber: 3, number: 4, itemVersionId: fromRatna.itemVersionId, by: 'Ratna Dewi' });
  valueOf(await save(budi, 4, content('Empat 👍🏽', 'Perhatikan')));
  const bank = await authoring.itemBank(ratna, courseId);
  expect(bank).toEqual([expect.objectContaining({ itemId, number: 5, content: content('Empat 👍🏽', 'Perhatikan') })]);
  expect(await test.database.query('SELECT count(*)::int AS versions FROM item_version WHERE item_id = $1', [itemId])).toEqual([{ versions: 5 }]);

  const once = fresh<'ItemVersion'>();
  const racing = await Promise.all(Array.from({ length: 5 }, () => save(ratna, 5, content('Lima'), once)));
  expect(new Set(racing.map((answer) => valueOf(answer).itemVersionId))).toEqual(new Set([once]));
});

test('changing the core makes the other texts stale until they are looked at; a slip of the pen does not', async () => {
  const { authoring } = world;
  const { versionId, moduleId, coreId, rsudId } = await aReadyCourse();
  const core = { versionId, moduleId, variantId: coreId, unitId: null, level: null, label: 'Inti', substantial: false };
  const slip = valueOf(await authoring.saveVariant(ratna, { ...core, revision: 1, pages: ['<p>Inti.</p>'] }));
  expect(slip.findings).toEqual([]);
  const changed = valueOf(await authoring.saveVariant(ratna, { ...core, revision: 2, pages: ['<p>Alur baru</p>'], substantial: true }));
  expect(changed.findings.map(({ code }) => code)).toEqual(['VariantStale']);
  expect(changed.variantsOf(moduleIn(changed, moduleId)).map(({ stale }) => stale)).toEqual([false, true]);
  const confirmed = valueOf(await authoring.confirmVariant(ratna, { versionId, variantId: rsudId }));
  expect(confirmed.findings).toEqual([]);
  expect(refusalIn(await authoring.confirmVariant(ratna, { versionId, variantId: coreId })).code).toBe('CoreNeedsNoReview');
  expect(refusalIn(await authoring.saveVariant(ratna, { ...core, variantId: fresh<'Variant'>(), revision: null, pages: ['x'] }))).toMatchObject({ code: 'VariantExists', variantId: coreId });
});

test('prerequisites: C requires A is refused naming the loop, and so is one of two saves that would close it together', async () => {
  const { authoring, units } = world;
  const { versionId } = await world.course(ratna, units.training);
  const a = await world.module(ratna, versionId, 'A');
  const b = await world.module(ratna, versionId, 'B');
  const c = await world.module(ratna, versionId, 'C');
  const requires = (moduleId: typeof a, title: string, requiresIds: (typeof a)[], revision: number) =>
    authoring.saveModule(ratna, { versionId, moduleId, revision, title, estimatedMinutes: 10, objectiveCodes: [], requiresIds });
  valueOf(await requires(a, 'A', [b], 1));
  valueOf(await requires(b, 'B', [c], 1));
  expect(refusalIn(await requires(c, 'C', [a], 1))).toMatchObject({ code: 'PrerequisiteLoop', loop: 'A → B → C → A' });
  expect(refusalIn(await requires(a, 'A', [a], 2))).toMatchObject({ code: 'PrerequisiteLoop', loop: 'A → A' });

  const d = await world.module(ratna, versionId, 'D');
  const e = await world.module(ratna, versionId, 'E');
  const both = await Promise.all([requires(d, 'D', [e], 1), requires(e, 'E', [d], 1)]);
  expect(both.map((answer) => (answer.ok ? 'saved' : answer.refusal.code)).sort()).toEqual(['PrerequisiteLoop', 'saved']);

  expect(refusalIn(await authoring.removeModule(ratna, { versionId, moduleId: c }))).toEqual({ code: 'ModuleIsRequired', modules: ['B'] });
  valueOf(await authoring.removeModule(ratna, { versionId, moduleId: a }));
  const moved = valueOf(await authoring.moveModule(ratna, { versionId, moduleId: c, position: 1 }));
  expect(moved.version.modules.map(({ title }) => title)).toEqual(['C', 'B', 'D', 'E']);
});

test('sending a creation again changes nothing; an id that belongs to something else is refused', async () => {
  const { authoring, units, test } = world;
  const ids = { courseId: fresh<'Course'>(), versionId: fresh<'CourseVersion'>(), ownerUnitId: units.training, title: 'Sekali saja' };
  const answers = await Promise.all(Array.from({ length: 5 }, () => authoring.createCourse(ratna, ids)));
  for (const answer of answers) expect(valueOf(answer).version.number).toBe(1);
  expect(await test.database.query('SELECT count(*)::int AS courses FROM course WHERE title = $1', ['Sekali saja'])).toEqual([{ courses: 1 }]);
  expect(refusalIn(await authoring.createCourse(ratna, { ...ids, versionId: fresh<'CourseVersion'>() }))).toEqual({ code: 'IdTaken', id: ids.courseId });

  const other = await world.course(ratna, units.training);
  const moduleId = await world.module(ratna, other.versionId, 'Milik lain');
  expect(refusalIn(await authoring.saveModule(ratna, { versionId: ids.versionId, moduleId, revision: null, title: 'Curi', estimatedMinutes: 5, objectiveCodes: [], requiresIds: [] })).code).toBe('IdTaken');
});

test('an item of another course, an item twice, a core item with a unit: refused at the place in the list', async () => {
  const { authoring, units } = world;
  const { courseId, versionId } = await world.course(ratna, units.training);
  const other = await world.course(ratna, units.training);
  const mine = await world.item(ratna, courseId, 'Milik sendiri');
  const foreign = await world.item(ratna, other.courseId, 'Milik lain');
  const pair = (items: { itemVersionId: typeof mine; part: string; unitId: typeof units.rsud | null }[]) =>
    authoring.savePair(ratna, { versionId, revision: 1, passMarkPercent: 70, timeLimitSeconds: 600, preAttempts: 1, postAttempts: 1, items });
  expect(refusalIn(await pair([{ itemVersionId: mine, part: 'core', unitId: null }, { itemVersionId: foreign, part: 'core', unitId: null }]))).toMatchObject({ code: 'ItemNotFound', field: 'items.1' });
  expect(refusalIn(await pair([{ itemVersionId: mine, part: 'core', unitId: null }, { itemVersionId: mine, part: 'case', unitId: units.rsud }]))).toMatchObject({ code: 'ItemTwice', field: 'items.1', item: 'Milik sendiri' });
  expect(refusalIn(await pair([{ itemVersionId: mine, part: 'core', unitId: units.rsud }]))).toMatchObject({ code: 'CoreItemWithUnit', field: 'items.0.unitId' });
  expect(refusalIn(await pair([{ itemVersionId: mine, part: 'tengah', unitId: null }]))).toMatchObject({ code: 'UnknownPart' });
});
