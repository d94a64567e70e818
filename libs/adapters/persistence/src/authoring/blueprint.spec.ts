import type { BlueprintCell, ParallelForm } from '@selaras/domain/item';
import type { CourseVersionId, ItemVersionId } from '@selaras/domain/kernel';
import type { Actor } from '@selaras/domain/organisation';
import { anAuthorWorld, type AuthorWorld, fresh, refusalIn, valueOf } from './author.testing';

let world: AuthorWorld;
let ratna: Actor;
beforeAll(async () => {
  world = await anAuthorWorld();
  ratna = await world.instructor('Ratna Dewi', world.units.city);
});
afterAll(() => world.test.destroy());

const easy = (number: number): BlueprintCell => ({ objectiveCode: 'T1', difficulty: 'easy', number });
const codes = (findings: readonly { readonly code: string }[] | undefined) => (findings ?? []).map(({ code }) => code).filter((code) => /Form|Anchor|Difficulty/.test(code));

/** A course with fifteen easy items in its bank, none of them in its tests yet. */
async function aCourse(): Promise<{ versionId: CourseVersionId; courseId: never; items: readonly ItemVersionId[] }> {
  const { authoring, units, test } = world;
  const { courseId, versionId } = await world.course(ratna, units.training);
  valueOf(await authoring.saveVersion(ratna, { versionId, revision: 1, title: 'Surat', summary: '', jp: 2, objectives: [{ code: 'T1', text: 'Menulis' }] }));
  const moduleId = fresh<'Module'>();
  valueOf(await authoring.saveModule(ratna, { versionId, moduleId, revision: null, title: 'Modul', estimatedMinutes: 10, objectiveCodes: ['T1'], requiresIds: [] }));
  await world.text(ratna, versionId, moduleId, null, ['<p>Inti</p>']);
  const items: ItemVersionId[] = [];
  for (let index = 0; index < 15; index += 1) items.push(await world.item(ratna, courseId, `Butir ${index}`));
  await test.database.query("UPDATE item SET difficulty = 'easy' WHERE course_id = $1", [courseId]);
  return { courseId: courseId as never, versionId, items };
}

const place = (items: readonly ItemVersionId[], formOf: (index: number) => ParallelForm | null) => items.map((itemVersionId, index) => ({ itemVersionId, part: 'core', unitId: null, form: formOf(index) }));
const threeWays = (index: number): ParallelForm | null => (index < 5 ? null : index < 10 ? 'A' : 'B');

test('a blueprint that the forms do not fill blocks publication; filled, it is published with its forms, and the next draft has them again', async () => {
  const { authoring } = world;
  const { versionId, courseId, items } = await aCourse();
  const save = async (revision: number, command: { items: ReturnType<typeof place>; blueprint?: readonly BlueprintCell[] }) => authoring.savePair(ratna, { versionId, revision, passMarkPercent: 70, ...command });

  const short = valueOf(await save(2, { items: place(items.slice(0, 13), threeWays), blueprint: [easy(10)] }));
  expect(short.findings.filter(({ severity }) => severity === 'blocks').map(({ code }) => code)).toEqual(['FormLacksItems', 'FormsDifferInItems', 'FormsDifferInMarks']);
  expect(refusalIn(await authoring.publishVersion(ratna, versionId))).toMatchObject({ code: 'FindingsBlock' });

  // A blueprint that is left out stays; sending the same again changes nothing.
  const filled = valueOf(await save(3, { items: place(items, threeWays) }));
  expect([filled.version.pair.blueprint, codes(filled.findings), filled.version.pair.items.map(({ form }) => form ?? 'both').join()])
    .toEqual([[easy(10)], [], [...Array<string>(5).fill('both'), ...Array<string>(5).fill('A'), ...Array<string>(5).fill('B')].join()]);
  expect(valueOf(await save(3, { items: place(items, threeWays), blueprint: [easy(10)] })).version.revision).toBe(filled.version.revision);
  expect(refusalIn(await save(3, { items: place(items, () => null), blueprint: [easy(10)] }))).toMatchObject({ code: 'StaleRevision' });

  valueOf(await authoring.publishVersion(ratna, versionId));
  await expect(world.test.database.query('DELETE FROM blueprint_cell WHERE version_id = $1', [versionId])).rejects.toThrow('never changes');
  const draft = valueOf(await authoring.openDraft(ratna, { courseId, versionId: fresh<'CourseVersion'>() }));
  expect([draft.version.pair.blueprint, draft.version.pair.items.map(({ form, difficulty }) => [form, difficulty])])
    .toEqual([[easy(10)], Array.from({ length: 15 }, (_, index) => [threeWays(index), 'easy'])]);
});

test('what cannot be a blueprint is refused at its cell; a cell that asks for none is none; an objective that goes takes its cells along', async () => {
  const { authoring } = world;
  const { versionId, items } = await aCourse();
  const save = (blueprint: readonly BlueprintCell[]) => authoring.savePair(ratna, { versionId, revision: 2, passMarkPercent: 70, items: place(items.slice(0, 2), () => null), blueprint });
  expect(refusalIn(await save([easy(1), easy(2)]))).toEqual({ code: 'BlueprintCellTwice', field: 'blueprint.1', objectiveCode: 'T1', difficulty: 'easy' });
  expect(refusalIn(await save([{ ...easy(1), objectiveCode: 'T9' }]))).toEqual({ code: 'ObjectiveUnknown', field: 'blueprint.0', objectiveCode: 'T9' });
  expect(refusalIn(await save([easy(-1)]))).toMatchObject({ code: 'OutOfRange', field: 'blueprint.0.number' });
  expect(refusalIn(await save([easy(301)]))).toMatchObject({ code: 'OutOfRange', field: 'blueprint.0.number' });
  expect(refusalIn(await authoring.savePair(ratna, { versionId, revision: 2, passMarkPercent: 70, items: items.slice(0, 1).map((itemVersionId) => ({ itemVersionId, part: 'practice', unitId: null, form: 'A' as const })) })))
    .toEqual({ code: 'PracticeHasNoForm', field: 'items.0.form' });
  const saved = valueOf(await save([{ ...easy(0), difficulty: 'hard' }, easy(2)]));
  expect([saved.version.pair.blueprint, codes(saved.findings)]).toEqual([[easy(2)], []]);
  const without = valueOf(await authoring.saveVersion(ratna, { versionId, revision: saved.version.revision, title: 'Surat', summary: '', jp: 2, objectives: [{ code: 'T2', text: 'Lain' }] }));
  expect(without.version.pair.blueprint).toEqual([]);
});

test('the preview shows the form that is asked for', async () => {
  const { authoring, units } = world;
  const { versionId, items } = await aCourse();
  valueOf(await authoring.savePair(ratna, { versionId, revision: 2, passMarkPercent: 70, items: place(items, threeWays) }));
  const asked = async (form?: ParallelForm) => {
    const preview = await authoring.preview(ratna, { versionId, unitId: units.pupr, level: 'basic', ...(form ? { form } : {}) });
    return [preview?.form, preview?.items.map(({ itemVersionId }) => itemVersionId).sort()];
  };
  const inForm = (form: ParallelForm) => items.filter((_item, index) => threeWays(index) === null || threeWays(index) === form).sort();
  expect(await asked()).toEqual(['A', inForm('A')]);
  expect(await asked('B')).toEqual(['B', inForm('B')]);
});
