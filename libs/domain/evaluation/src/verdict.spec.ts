import { comparePairs } from '@selaras/domain/statistics';
import * as fc from 'fast-check';
import { withheldComparison } from './forms';
import type { UnitEvidence } from './unit-verdict';
import { verdict } from './verdict';

const pairs = (...marks: (readonly [number | null, number | null])[]) => marks.map(([pre, post]) => ({ pre, post }));
/** Twelve people: a clear rise that differs from person to person. */
const rise = pairs([50, 62], [55, 70], [60, 66], [48, 65], [70, 78], [66, 70], [40, 61], [58, 72], [62, 75], [51, 60], [45, 66], [69, 80]);
const unit = (name: string, rows: ReturnType<typeof pairs>, adjustedP: number | null): UnitEvidence => ({ name, comparison: comparePairs(rows), adjustedP });
const kinds = (given: { caveats: readonly { kind: string }[] }): string[] => given.caveats.map(({ kind }) => kind);

test('a rise is said with its figures, and that its cause cannot be told', () => {
  const said = verdict(comparePairs(rise, { maximum: 100 }));
  expect(said.statement).toMatchObject({ kind: 'rose', pairs: 12, peopleUp: 12, peopleDown: 0, effect: { word: 'large', source: 'Cohen 1988' }, normalisedGain: { band: 'low' } });
  // Five crossed the pass mark and nobody fell below it, which chance alone does once in sixteen times.
  expect(said.passRate).toEqual({ kind: 'pass_rate_not_distinguishable', before: 1 / 12, after: 0.5, upwards: 5, downwards: 0, passMark: 70, p: 0.0625 });
  expect(verdict(comparePairs(rise, { maximum: 100, passMark: 60 })).passRate).toMatchObject({ kind: 'pass_rate_rose', upwards: 7, downwards: 0 });
  expect(said.units).toBeNull();
  expect(kinds(said)).toEqual(['no_comparison_group', 'small_sample']);
});

test('a fall is called a fall', () => {
  const { statement } = verdict(comparePairs(rise.map(({ pre, post }) => ({ pre: post, post: pre }))));
  expect(statement.kind).toBe('fell');
});

test('an interval across zero claims neither a rise nor that nothing changed', () => {
  const said = verdict(comparePairs(pairs([50, 62], [55, 40], [60, 66], [48, 44], [70, 78], [66, 60])));
  expect(said.statement.kind).toBe('not_distinguishable');
});

test('too few people: no figure at all, whatever they are', () => {
  const said = verdict(comparePairs(rise.slice(0, 4), { maximum: 100 }), [unit('RSUD', rise, 0.001)]);
  expect(said).toEqual({ statement: { kind: 'too_few_pairs', pairs: 4, fewest: 5 }, passRate: null, units: null, caveats: [] });
  expect(verdict(comparePairs(pairs([50, null], [null, 60]))).statement).toEqual({ kind: 'no_pairs', people: 2 });
});

test('everybody alike is not a tested rise', () => {
  const alike = [40, 50, 60, 65, 70].map((pre) => ({ pre, post: pre + 10 }));
  expect(verdict(comparePairs(alike)).statement).toEqual({ kind: 'everybody_changed_alike', direction: 'up', pairs: 5, meanGain: 10 });
  expect(verdict(comparePairs(alike.map(({ pre }) => ({ pre, post: pre })))).statement).toEqual({ kind: 'nobody_changed', pairs: 5 });
});

test('many unpaired people, many at the maximum before, different items: each is said', () => {
  const said = verdict(comparePairs([...rise, ...pairs([100, 100], [100, 98], [55, null], [60, null], [null, 70])], { maximum: 100 }), [], { sameItems: false });
  expect(kinds(said)).toEqual(['no_comparison_group', 'many_unpaired', 'small_sample', 'ceiling_before', 'different_items']);
  expect(said.caveats[1]).toEqual({ kind: 'many_unpaired', pairs: 14, people: 17, onlyBefore: 2, onlyAfter: 1, neither: 0 });
});

test('tests that somebody has yet to mark are said, also where nothing else can be', () => {
  expect(kinds(verdict(comparePairs(rise, { maximum: 100 }), [], { awaitingMarks: 3 }))).toEqual(['no_comparison_group', 'awaiting_marks', 'small_sample']);
  expect(verdict(comparePairs([]), [], { awaitingMarks: 1 }).caveats).toEqual([{ kind: 'awaiting_marks', people: 1 }]);
});

test('a mean that ranks do not confirm is said to be so', () => {
  // The textbook four: t says p = 0.016, but the lowest p that four signs can give is 0.125.
  const said = verdict(comparePairs(pairs([50, 60], [60, 75], [70, 80], [80, 85])), [], { fewestPairs: 2 });
  expect(said.statement.kind).toBe('rose');
  expect(said.caveats).toContainEqual({ kind: 'rank_test_disagrees', p: 0.125 });
});

test('with groups the cause depends on how they were formed', () => {
  const said = verdict(comparePairs(rise.map((row, index) => ({ ...row, group: index % 2 ? 'course' : 'later' }))));
  expect(said.caveats[0]).toMatchObject({ kind: 'cause_depends_on_grouping', groups: ['course', 'later'] });
});

test('units: who rose evidently, whose change cannot be told from zero, who could not be tested', () => {
  const flat = pairs([50, 55], [55, 50], [60, 66], [48, 44], [70, 72], [66, 64]);
  const alike = [40, 50, 60, 65, 70].map((pre) => ({ pre, post: pre + 10 }));
  const units = [unit('RSUD', rise, 0.003), unit('Satpol PP', flat, 1), unit('Dukcapil', alike, null)];
  expect(verdict(comparePairs(rise), units, { hiddenUnits: 2 }).units).toEqual({
    kind: 'some_rose',
    assessable: 2,
    rose: ['RSUD'],
    fell: [],
    notDistinguishable: ['Satpol PP'],
    notAssessable: ['Dukcapil'],
    hidden: 2,
  });
  expect(verdict(comparePairs(rise), units.slice(0, 1)).units).toMatchObject({ kind: 'all_rose' });
  expect(verdict(comparePairs(rise), units.slice(1)).units).toMatchObject({ kind: 'none_rose' });
  expect(verdict(comparePairs(rise), units.slice(2)).units).toMatchObject({ kind: 'none_assessable' });
});

test('whatever the data: a change is claimed only when the whole interval lies on its side', () => {
  const mark = fc.option(fc.integer({ min: 0, max: 20 }), { nil: null, freq: 8 });
  fc.assert(
    fc.property(fc.array(fc.record({ pre: mark, post: mark }), { maxLength: 30 }), (rows) => {
      const comparison = comparePairs(rows, { maximum: 20 });
      const { statement, caveats } = verdict(comparison);
      const [low, high] = comparison.diff.ci95 ?? [0, 0];
      if (statement.kind === 'rose') expect(low).toBeGreaterThan(0);
      if (statement.kind === 'fell') expect(high).toBeLessThan(0);
      if (statement.kind === 'not_distinguishable') expect(low <= 0 && high >= 0).toBe(true);
      if (comparison.n_complete < 5) expect(['no_pairs', 'too_few_pairs']).toContain(statement.kind);
      else expect(caveats[0]).toEqual({ kind: 'no_comparison_group' });
    }),
    { numRuns: 200 },
  );
});

test('where two forms were used the verdict says how they came onto one scale, and claims nothing where they did not', () => {
  const equated = verdict(comparePairs(rise), [], { forms: { kind: 'equated', method: 'chained' } });
  expect(kinds(equated)).toEqual(['no_comparison_group', 'two_forms', 'small_sample']);
  expect(equated.statement.kind).toBe('rose');
  const refusal = { reason: 'too_few_people', form: 'B', n: 6, needed: 50 } as const;
  const withheld = withheldComparison(rise.map(({ pre, post }) => ({ order: 'AB', pre, post, count: 1 })));
  expect(verdict(withheld, [unit('RSUD', rise, 0.001)], { forms: { kind: 'none', refusal } }))
    .toEqual({ statement: { kind: 'forms_not_comparable', pairs: 12 }, passRate: null, units: null, caveats: [{ kind: 'two_forms', basis: { kind: 'none', refusal } }] });
  // Too few to show are too few, whatever the forms.
  expect(verdict(withheldComparison([]), [], { forms: { kind: 'none', refusal } })).toEqual({ statement: { kind: 'no_pairs', people: 0 }, passRate: null, units: null, caveats: [] });
});
