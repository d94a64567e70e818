import { recordResponses } from './attempt';
import { simulateExam, type Exam } from './testing/simulate-exam';
import { AS_BUILT, type Construction } from './testing/simulated-house';

/** Set it to the seed that a failure printed, to see the same exam again. */
const GIVEN_SEED = process.env['SELARAS_SIMULATION_SEED'];
const LEAST_HAPPENINGS = 300_000;
const MOST_EXAMS_TO_FIND_A_FAULT = 2000;

/** One seed after another until enough has happened; what is broken comes back with its seed. */
function simulateMany() {
  const first = GIVEN_SEED ?? String(Math.floor(Math.random() * 1e9));
  const sum = { exams: 0, happened: 0, recorded: 0, acknowledged: 0, turnedAway: 0, crashes: 0, breaks: 0, lateCounting: 0, lateNotCounting: 0 };
  const broken: string[] = [];
  for (let turn = 0; sum.happened < LEAST_HAPPENINGS && broken.length === 0; turn += 1) {
    const seed = turn === 0 ? first : `${first}.${turn}`;
    const exam = simulateExam(seed);
    broken.push(...exam.broken.map((what) => `SELARAS_SIMULATION_SEED=${seed}: ${what}`));
    sum.exams += 1;
    for (const name of ['happened', 'recorded', 'acknowledged', 'turnedAway', 'crashes', 'breaks', 'lateCounting', 'lateNotCounting'] as const satisfies readonly (keyof Exam)[]) sum[name] += exam[name];
  }
  console.info(`${sum.exams} exams, ${sum.happened} happenings: SELARAS_SIMULATION_SEED=${first}`);
  return { sum, broken };
}

test('whatever is lost, repeated, reordered or killed on the way: what was acknowledged is recorded once, in a whole chain, and nothing after the end', () => {
  const { sum, broken } = simulateMany();
  expect(broken).toEqual([]);
  // The exams were what they are meant to be: much got through, some came too late, some was recorded that nobody heard of at first.
  expect(sum.acknowledged).toBeGreaterThan(2_000);
  expect(sum.turnedAway).toBeGreaterThan(100);
  expect(sum.crashes).toBeGreaterThan(500);
  expect(sum.breaks).toBeGreaterThan(200);
  expect(sum.lateCounting).toBeGreaterThan(20);
  expect(sum.lateNotCounting).toBeGreaterThan(100);
}, 60_000);

test('the same seed is the same exam', () => {
  expect(simulateExam('again')).toEqual(simulateExam('again'));
});

const forgetful: typeof recordResponses = (attempt, ...rest) => recordResponses({ ...attempt, known: new Map() }, ...rest);
const gullible: typeof recordResponses = (attempt, steps, ...rest) =>
  recordResponses(attempt, steps.map((step) => attempt.known.get(step.id) ?? step), ...rest);

test.each<[string, Partial<Construction>]>([
  ['appends whatever came in between', { appendsOnlyAfterWhatWasRead: false }],
  ['acknowledges before the commit', { acknowledgesAfterTheCommit: false }],
  ['takes answers after the closing', { closingShutsTheDoor: false }],
  ['closes by a due time that has moved', { closesOnlyByTheDueTimeRead: false }],
  ['takes answers during a break', { breaksShutTheDoor: false }],
  ['gives more time to what is over', { grantsOnlyWhatRuns: false }],
  ['marks before the grace is over', { marksAfterTheGrace: false, sealsWhatItMarks: false }],
  ['goes on counting what it has marked', { sealsWhatItMarks: false }],
  ['labels answers by a due time it remembers', { labelsOnlyWhatWasRead: false, closingShutsTheDoor: false }],
  ['does not recognise a step it has, and appends it anyway', { record: forgetful, appendsOnlyAfterWhatWasRead: false }],
  ['gives a receipt to a forged step', { record: gullible }],
])('a house that %s is found out', (_, fault) => {
  const isFound = (turn: number) => simulateExam(`fault ${turn}`, { ...AS_BUILT, ...fault }).broken.length > 0;
  let turn = 0;
  while (turn < MOST_EXAMS_TO_FIND_A_FAULT && !isFound(turn)) turn += 1;
  expect(turn).toBeLessThan(MOST_EXAMS_TO_FIND_A_FAULT);
}, 120_000);
