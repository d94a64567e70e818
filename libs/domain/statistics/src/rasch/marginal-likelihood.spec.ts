import * as fc from 'fast-check';
import { seededRandom } from '@selaras/domain/kernel';
import { summariseTest, type TestSummary } from '../items';
import { publishedTest } from '../testing/item-data';
import { readJson, referenceIsHere } from '../testing/reference';
import { marginalRasch } from './marginal-likelihood';
import { chanceOfRight } from './person-estimates';

interface PublishedMarginal {
  eap_by_score: { score: number; eap: number; sd: number }[];
  independent_gh101: { difficulty: number[]; theta_var: number; loglik: number };
}

(referenceIsHere ? test : test.skip).each(['it_hci_mcq', 'it_lsat'] as const)('published difficulties, spread and abilities of %s', (name) => {
  const { datasets } = readJson<{ datasets: Record<string, { values: { irt: { rasch_mml: PublishedMarginal } } }> }>('reference.json');
  const { eap_by_score, independent_gh101 } = datasets[name]!.values.irt.rasch_mml;
  const result = marginalRasch(publishedTest(name));
  if (!result.ok) throw new Error(result.refusal.reason);
  const { items, thetaVariance, logLikelihood, people } = result.value;
  for (const [index, wanted] of independent_gh101.difficulty.entries()) expect(Math.abs(items[index]!.difficulty - wanted)).toBeLessThan(1e-5);
  expect(Math.abs(thetaVariance - independent_gh101.theta_var)).toBeLessThan(1e-5);
  expect(Math.abs(logLikelihood - independent_gh101.loglik)).toBeLessThan(1e-6);
  expect(eap_by_score.length).toBeGreaterThan(5);
  for (const { score, eap, sd } of eap_by_score) {
    expect(Math.abs(people[score]!.eap - eap)).toBeLessThan(1e-3);
    expect(Math.abs(people[score]!.sd - sd)).toBeLessThan(1e-3);
  }
});

const testOf = (rows: readonly (readonly number[])[]): TestSummary =>
  summariseTest(rows[0]!.map((_, i) => ({ id: `i${i}`, maximum: 1 })), rows.map((row) => ({ answers: row.map((mark) => ({ mark })) })));

test('the spread of abilities that made the answers is found again', () => {
  const random = seededRandom('spread');
  const rows = Array.from({ length: 1500 }, () => {
    const theta = Array.from({ length: 12 }, random).reduce((sum, value) => sum + value, -6) * 1.2;
    return [-1, -0.5, 0, 0.5, 1, 0, 0.2, -0.2].map((b) => (random() < chanceOfRight(theta, b) ? 1 : 0));
  });
  const result = marginalRasch(testOf(rows));
  expect(result).toMatchObject({ ok: true, value: { thetaVariance: expect.closeTo(1.44, 0) } });
  if (result.ok) expect(Math.abs(result.value.thetaVariance - 1.44)).toBeLessThan(0.25);
});

test('answers that are no more alike within a person than between people show no spread of ability', () => {
  const rows = [[1, 0, 0], [0, 1, 0], [0, 0, 1], [1, 1, 0], [1, 0, 1], [0, 1, 1]];
  expect(marginalRasch(testOf(rows))).toEqual({ ok: false, refusal: { reason: 'no_spread_of_ability' } });
});

const binary = fc.integer({ min: 2, max: 5 }).chain((k) => fc.array(fc.array(fc.integer({ min: 0, max: 1 }), { minLength: k, maxLength: k }), { minLength: 3, maxLength: 25 }));

test('whatever the answers: refused by name, or finite and in the order of the scores', () => {
  let settled = 0;
  fc.assert(fc.property(binary, (rows) => {
    const result = marginalRasch(testOf(rows));
    if (!result.ok) return;
    settled += 1;
    expect(JSON.stringify(result.value)).not.toMatch(/null|NaN/);
    const eaps = result.value.people.map(({ eap }) => eap);
    expect(eaps).toEqual([...eaps].sort((a, b) => a - b));
  }), { numRuns: 60 });
  expect(settled).toBeGreaterThan(10);
});
