import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { differences, leafCount, readJson, referenceIsHere } from '../testing/reference';
import { publishedTest } from '../testing/item-data';
import { analyseItems, type ItemAnalysis } from './analyse-items';
import { summariseTest, type Taker } from './summarise-test';

interface Reference {
  datasets: Record<string, { values: { classical: Record<string, unknown> & { distractors?: { item: string; key: string; options: Record<string, unknown>[] }[] } } }>;
}

const withReference = referenceIsHere ? test : test.skip;
const published = (name: string) => readJson<Reference>('reference.json').datasets[name]!.values;

withReference.each(['it_hci_mcq', 'it_lsat', 'it_science', 'it_verbal'] as const)('every published classical figure of %s', (name) => {
  // Omega is a factor analysis; it is no figure of this analysis.
  const { omega_total_cov_ml: _cov, omega_total_std_ml: _std, distractors: _table, ...classical } = published(name).classical;
  expect(leafCount(classical)).toBeGreaterThan(60);
  expect(differences(analyseItems(publishedTest(name)), classical)).toEqual([]);
});

withReference('every line of the published distractor table', () => {
  const { distractors } = published('it_hci_mcq').classical;
  const { items } = analyseItems(publishedTest('it_hci_mcq'));
  expect(distractors).toHaveLength(20);
  for (const [index, { item, key, options }] of distractors!.entries()) {
    const analysed = items[index]!;
    expect([item, differences(analysed.options, options)]).toEqual([item, []]);
    expect(analysed.options.filter(({ isKey }) => isKey).map(({ option }) => option)).toEqual([key]);
    expect(analysed.options.every(({ isKey, works, prop }) => works === (isKey ? null : prop! >= 0.05))).toBe(true);
  }
});

const moodle = join(__dirname, '../../../../../../shared/corpus/item-stats/mdl_question_states.csv');
if (!existsSync(moodle)) console.log('skipped: figures of a quiz report (the corpus is not beside the project)');

(existsSync(moodle) ? test : test.skip)('the figures of a quiz report, with part marks in decimals and items worth nothing', () => {
  const [, ...lines] = readFileSync(moodle, 'utf8').trim().split(/\r?\n/);
  const marks = new Map<string, Map<number, { mark: number; maximum: number }>>();
  // A new attempt begins wherever the first slot comes again.
  let attempt = 0;
  for (const line of lines) {
    const [, , , slot, maximum, mark] = line.split(',').map(Number) as [number, number, number, number, number, number];
    if (slot === 1) attempt += 1;
    const bySlot = marks.get(String(attempt)) ?? new Map<number, { mark: number; maximum: number }>();
    marks.set(String(attempt), bySlot.set(slot, { mark, maximum }));
  }
  const attempts = [...marks.values()];
  const slots = [...attempts[0]!.keys()].sort((a, b) => a - b);
  const takers = attempts.map((bySlot): Taker => ({ answers: slots.map((slot) => ({ mark: bySlot.get(slot)!.mark })) }));
  const analysis = analyseItems(summariseTest(slots.map((slot) => ({ id: `slot${slot}`, maximum: attempts[0]!.get(slot)!.maximum })), takers));
  expect([attempts.length, slots.length]).toEqual([22, 20]);
  const slot = (number: number): ItemAnalysis['items'][number] => analysis.items[number - 1]!;

  const wanted: [number, number, number, number, number][] = [
    [8, 41.193182, 1.912734, 25.883271, 27.234927],
    [9, 81.363636, 0.251274, 1.170257, 1.382387],
    [13, 36.363636, 0.492366, -12.990176, -17.507418],
    [16, 59.090909, 0.503236, 29.633377, 34.589973],
    [20, 50, 0.511766, -8.396735, -10],
  ];
  for (const [number, facility, sd, discrimination, efficiency] of wanted) {
    const { facility: p, sd: spread, item_rest_r: r, discriminative_efficiency: share } = slot(number);
    expect(p! * 100).toBeCloseTo(facility, 6);
    expect(spread!).toBeCloseTo(sd, 6);
    expect(r! * 100).toBeCloseTo(discrimination, 6);
    expect(share! * 100).toBeCloseTo(efficiency, 6);
  }
  for (const number of [1, 2, 3, 4]) expect([slot(number).item_rest_r, slot(number).facility, analysis.reasons[`items.slot${number}.item_rest_r`]]).toEqual([null, 0, 'zero_variance_of_item']);
  for (const number of [5, 6, 7]) expect([slot(number).facility, analysis.reasons[`items.slot${number}.facility`]]).toEqual([null, 'maximum_zero']);
});
