import { randomUUID } from 'node:crypto';
import { withOpaqueIds, type Interaction, type ItemContent, type Key } from '@selaras/domain/item';
import { hundredths, plusSeconds, type EnrolmentId, type PersonId } from '@selaras/domain/kernel';
import { aStage } from '../../../libs/adapters/persistence/src/testing/learner-at-work';
import { SEED_OPENS, seedCourse, type SeededCourse } from '../../../libs/adapters/persistence/src/testing/seed-course';
import { startTestApi, type Caller, type TestApi } from './testing/test-api';

const list = (...texts: string[]) => texts.map((text, index) => ({ id: 'abcdefg'.charAt(index), text }));
const rubric = [{ id: 'c', title: 'SECRET', weightPercent: 100, levels: [{ id: 'y', text: 'SECRET yes', creditPercent: 100 }, { id: 'n', text: 'SECRET no', creditPercent: 0 }] }];
const item = (interaction: Interaction, key: Key): ItemContent => withOpaqueIds({
  title: `A ${interaction.type}`, stem: `<p>${interaction.type}</p>`, interaction, key, feedback: { general: 'SECRET-FEEDBACK' }, maximum: hundredths(100),
});
const FURTHER: readonly ItemContent[] = [
  item({ type: 'matching', prompts: list('verify', 'answer', 'solve'), choices: list('3 days', '5 days', '14 days', '30 days'), shuffle: true }, { type: 'matching', pairs: { a: 'a', b: 'b', c: 'c' } }),
  item({ type: 'ordering', entries: list('receive', 'record', 'check', 'answer') }, { type: 'ordering', entryIds: ['a', 'b', 'c', 'd'], credit: 'by-pairs' }),
  item(
    { type: 'cloze', text: '<p>Within [[days]] days by [[who]].</p>', gaps: [{ id: 'days', kind: 'number' }, { id: 'who', kind: 'choice', options: list('the unit', 'nobody') }] },
    { type: 'cloze', gaps: { days: { kind: 'number', accepted: [{ value: '14', tolerance: '0', creditPercent: 100 }] }, who: { kind: 'choice', optionId: 'a' } } },
  ),
  item({ type: 'placing', labels: list('name', 'tone', 'date'), places: list('in the register', 'in the answer'), shuffle: true }, { type: 'placing', placements: { a: 'a', b: null, c: 'b' } }),
  item({ type: 'situational-judgement', actions: list('apologise', 'record', 'quarrel'), shuffle: true }, { type: 'situational-judgement', ratings: { a: 5, b: 4, c: 1 } }),
  item({ type: 'essay', longest: 200 }, { type: 'essay', rubric, markers: 2 }),
  item({ type: 'file-upload', mediaTypes: ['application/pdf'], largestBytes: 1_000_000, most: 1 }, { type: 'file-upload', rubric, markers: 1 }),
];

let api: TestApi;
let course: SeededCourse;
let siti: Caller & { readonly personId: string };
let enrolmentId: EnrolmentId;
const now = plusSeconds(SEED_OPENS, 3_600);

beforeAll(async () => {
  api = await startTestApi({ clock: () => now });
  course = await seedCourse(api.test.database, { further: FURTHER });
});
afterAll(() => api?.close());
let serial = 0;
beforeEach(async () => {
  serial += 1;
  siti = await api.caller({ nip: `19850101201503${2000 + serial}`, unitId: course.units.counter, roles: [{ role: 'learner', unitId: course.units.city }] });
  const person = { personId: siti.personId as PersonId, nip: '', actor: { personId: siti.personId as PersonId, grants: [] } };
  enrolmentId = (await course.enrol({ person })).enrolmentId;
});

const ITEMS = 'id items { itemVersionId type stem interaction options { id text } unitLabel response }';
const START = `mutation($id: ID!, $e: ID!) { startAttempt(attemptId: $id, enrolmentId: $e, phase: PRE) { __typename ... on Attempt { ${ITEMS} } ... on Refusal { code } } }`;
const MINE = `query($id: ID!) { myAttempt(id: $id) { ${ITEMS} } }`;
const RECORD = 'mutation($id: ID!, $steps: [StepInput!]!) { recordResponses(attemptId: $id, steps: $steps) { __typename ... on Recorded { receipts { sequence } } ... on Refusal { code field params { name value } } } }';

interface Delivered { readonly itemVersionId: string; readonly type: string; readonly interaction: Interaction; readonly response: unknown }

async function begin(): Promise<{ attemptId: string; text: string; byType: ReadonlyMap<string, Delivered> }> {
  const attemptId = randomUUID();
  const answer = await siti.graphql(START, { id: attemptId, e: enrolmentId });
  expect(answer.errors).toEqual([]);
  const { items } = (answer.data as { startAttempt: { items: Delivered[] } }).startAttempt;
  return { attemptId, text: answer.text, byType: new Map(items.filter(({ itemVersionId }) => (course.further as readonly string[]).includes(itemVersionId)).map((one) => [one.type, one])) };
}
const record = async (attemptId: string, itemVersionId: string, response: unknown) =>
  ((await siti.graphql(RECORD, { id: attemptId, steps: [{ stepId: randomUUID(), itemVersionId, response, answeredAt: '2026-11-02T02:00:00.000Z' }] })).data as { recordResponses: Record<string, unknown> }).recordResponses;
const of = (byType: ReadonlyMap<string, Delivered>, type: string): Delivered => {
  const found = byType.get(type);
  if (!found) throw new Error(`no ${type} was delivered`);
  return found;
};
/** The id of what shows this text, in a list of an interaction. */
const idOf = (options: readonly { readonly id: string; readonly text: string }[], text: string): string => options.find((option) => option.text === text)?.id ?? `no ${text}`;

test('an open attempt delivers every type without its key, by ids that do not tell it, in the same order each time', async () => {
  const { attemptId, text, byType } = await begin();
  expect([...byType.keys()].sort()).toEqual(['cloze', 'essay', 'file-upload', 'matching', 'ordering', 'placing', 'situational-judgement']);
  expect(text).not.toMatch(/SECRET|rubric|ratings|placements|pairs|entryIds|"key"|accepted|penalty/);
  const ordering = of(byType, 'ordering').interaction;
  expect(ordering.type === 'ordering' && ordering.entries.every(({ id }) => /^[a-z]{8}$/.test(id))).toBe(true);
  const again = await siti.graphql(MINE, { id: attemptId });
  const { items } = (again.data as { myAttempt: { items: Delivered[] } }).myAttempt;
  for (const { itemVersionId, type, interaction } of items.filter((one) => byType.has(one.type) && (course.further as readonly string[]).includes(one.itemVersionId))) {
    expect({ itemVersionId, interaction }).toEqual({ itemVersionId: of(byType, type).itemVersionId, interaction: of(byType, type).interaction });
  }
});

test('she answers all of them, reads her answers back, and the key marks what a key can', async () => {
  const { attemptId, byType } = await begin();
  const matching = of(byType, 'matching').interaction;
  const ordering = of(byType, 'ordering').interaction;
  const placing = of(byType, 'placing').interaction;
  const judging = of(byType, 'situational-judgement').interaction;
  if (matching.type !== 'matching' || ordering.type !== 'ordering' || placing.type !== 'placing' || judging.type !== 'situational-judgement') throw new Error('delivered as another type');
  const responses: Readonly<Record<string, object>> = {
    matching: { type: 'matching', pairs: { a: idOf(matching.choices, '3 days'), b: idOf(matching.choices, '5 days'), c: idOf(matching.choices, '30 days') } },
    ordering: { type: 'ordering', entryIds: ['receive', 'check', 'record', 'answer'].map((text) => idOf(ordering.entries, text)) },
    cloze: { type: 'cloze', gaps: { days: '14,0', who: 'b' } },
    placing: { type: 'placing', placements: { [idOf(placing.labels, 'name')]: 'a', [idOf(placing.labels, 'date')]: 'b' } },
    'situational-judgement': { type: 'situational-judgement', most: idOf(judging.actions, 'record'), least: idOf(judging.actions, 'quarrel') },
    essay: { type: 'essay', text: 'Terima kasih atas pengaduan Ibu. 👍🏽' },
    'file-upload': { type: 'file-upload', fileIds: [] },
  };
  for (const [type, response] of Object.entries(responses)) expect(await record(attemptId, of(byType, type).itemVersionId, response)).toMatchObject({ __typename: 'Recorded' });
  const { items } = ((await siti.graphql(MINE, { id: attemptId })).data as { myAttempt: { items: Delivered[] } }).myAttempt;
  for (const [type, response] of Object.entries(responses)) expect(items.find(({ itemVersionId }) => itemVersionId === of(byType, type).itemVersionId)?.response).toEqual(response);

  await siti.graphql('mutation($id: ID!) { submitAttempt(attemptId: $id) { __typename } }', { id: attemptId });
  const stage = aStage(api.test.database);
  await stage.scoreAttempt(attemptId as never);
  const [outcome] = await api.test.database.query<{ complete: boolean; items: { itemVersionId: string; earned: number; basis?: string; answered: boolean }[] }>('SELECT complete, items FROM outcome WHERE attempt_id = $1', [attemptId]);
  const earned = (type: string) => outcome?.items.find(({ itemVersionId }) => itemVersionId === of(byType, type).itemVersionId);
  expect(['matching', 'ordering', 'cloze', 'placing', 'situational-judgement'].map((type) => earned(type)?.earned)).toEqual([66, 66, 50, 100, 75]);
  expect(earned('essay')).toMatchObject({ earned: 0, basis: 'awaiting', answered: true });
  expect(earned('file-upload')).toMatchObject({ earned: 0, answered: false });
  expect(outcome?.complete).toBe(false);
  const result = await siti.graphql('query($id: ID!) { myEnrolment(id: $id) { preTest { results { scored awaitingMarks fullPercent passed } } } }', { id: enrolmentId });
  expect(result.data).toEqual({ myEnrolment: { preTest: { results: [{ scored: true, awaitingMarks: true, fullPercent: null, passed: null }] } } });
});

test('what cannot be an answer is refused by name and stores nothing', async () => {
  const { attemptId, byType } = await begin();
  for (const [type, response, code] of [
    ['matching', { type: 'matching', pairs: { a: 'a' } }, 'UnknownOption'],
    ['matching', { type: 'matching', pairs: { z: 'a' } }, 'UnknownOption'],
    ['matching', '{"type":"matching","pairs":{"__proto__":"a"}}', 'UnknownOption'],
    ['matching', { type: 'matching', pairs: [] }, 'ResponseMalformed'],
    ['ordering', { type: 'ordering', entryIds: ['a', 'b', 'c', 'd'] }, 'UnknownOption'],
    ['ordering', { type: 'cloze', gaps: {} }, 'ResponseOfOtherType'],
    ['cloze', { type: 'cloze', gaps: { days: 'x'.repeat(2_001) } }, 'ResponseTooLong'],
    ['placing', { type: 'placing', placements: { a: 'a' } }, 'UnknownOption'],
    ['situational-judgement', { type: 'situational-judgement', most: 'a', least: 'a' }, 'UnknownOption'],
    ['essay', { type: 'essay', text: 'x'.repeat(201) }, 'ResponseTooLong'],
    ['file-upload', { type: 'file-upload', fileIds: ['/etc/passwd'] }, 'FileNotHandedIn'],
    ['file-upload', { type: 'file-upload', fileIds: [randomUUID()] }, 'FileNotHandedIn'],
  ] as const) {
    expect(await record(attemptId, of(byType, type).itemVersionId, response)).toMatchObject({ __typename: 'Refusal', code });
  }
  expect(await api.test.database.query('SELECT 1 FROM attempt_step WHERE attempt_id = $1', [attemptId])).toEqual([]);
});
