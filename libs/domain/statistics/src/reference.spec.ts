import { comparePairs, type PairOptions } from './compare-pairs';
import { anovaOfValues } from './analysis-of-variance';
import { fUpper } from './distributions';
import { exactUnits } from './exact-units';
import { type Histogram, histogramOf, momentsOf, varianceOf } from './histogram';
import type { Cell } from './joint-histogram';
import { unnoted } from './reason';
import { differences, leafCount, readJson, readRecords, referenceIsHere } from './testing/reference';
import { unitFamily } from './units';

interface Reference {
  datasets: Record<string, { file: string; values: Record<string, unknown> }>;
  nist: Record<string, { kind: string; file?: string; certified: Record<string, string | number>; F_exact_arithmetic_on_double_inputs?: string }>;
}

const withReference = referenceIsHere ? test : test.skip;

function mark(cell: string | undefined): number | null {
  return cell === undefined || cell === '' ? null : Number(cell);
}

interface Published {
  dataset: string;
  part: string;
  pre: string;
  post: string;
  options: PairOptions;
  group?: string;
}

const published: Published[] = [
  { dataset: 'pp_hci', part: 'overall', pre: 'pre', post: 'post', options: { maximum: 20, reliability: 0.72 } },
  { dataset: 'pp_abacus', part: 'arith', pre: 'arith_pre', post: 'arith_post', options: { maximum: 48, reliability: 0.8 }, group: 'group' },
  { dataset: 'pp_abacus', part: 'ravens', pre: 'ravens_pre', post: 'ravens_post', options: {}, group: 'group' },
  { dataset: 'pp_abacus', part: 'wj', pre: 'wj_pre', post: 'wj_post', options: {}, group: 'group' },
  { dataset: 'pp_reading', part: 'test1', pre: 'pre1', post: 'post1', options: {}, group: 'group' },
  { dataset: 'pp_reading', part: 'test2', pre: 'pre2', post: 'post2', options: {}, group: 'group' },
  { dataset: 'pp_jt1991', part: 'das', pre: 'das_pre', post: 'das_post', options: { reliability: 0.88 } },
  { dataset: 'pp_jt1991', part: 'gds', pre: 'gds_pre', post: 'gds_post', options: { reliability: 0.83 } },
];

withReference.each(published)('every published figure of $dataset $part', ({ dataset, part, pre, post, options, group }) => {
  const { file, values } = readJson<Reference>('reference.json').datasets[dataset]!;
  const rows = readRecords(file.replace('data/', '')).map((record) => ({
    pre: mark(record[pre]),
    post: mark(record[post]),
    ...(group === undefined ? {} : { group: record[group]! }),
  }));
  expect(leafCount(values[part])).toBeGreaterThan(60);
  expect(differences(comparePairs(rows, options), values[part])).toEqual([]);
});

withReference('a pass mark of a fifth, and the family of classes', () => {
  const { values } = readJson<Reference>('reference.json').datasets['pp_abacus']!;
  const records = readRecords('pp_abacus.csv');
  const rows = records.map((record) => ({ pre: mark(record['arith_pre']), post: mark(record['arith_post']) }));
  const { mcnemar_cut20 } = values['arith'] as { mcnemar_cut20: unknown };
  expect(differences(comparePairs(rows, { maximum: 48, passFraction: 0.2 }).mcnemar, mcnemar_cut20)).toEqual([]);

  const classes = new Map<string, Cell[]>();
  for (const [index, record] of records.entries()) {
    const cells = classes.get(record['class']!) ?? [];
    classes.set(record['class']!, [...cells, { ...rows[index]!, count: 1 }]);
  }
  const { n, adjust } = values['multiple_units'] as { n: unknown; adjust: unknown };
  expect(differences(unitFamily(classes), { n, adjust })).toEqual([]);
  expect(leafCount(adjust)).toBe(4 * 18);
});

withReference('certified means, deviations and analyses of variance of NIST', () => {
  const { nist } = readJson<Reference>('reference.json');
  let looked = 0;
  for (const [name, { kind, file, certified }] of Object.entries(nist)) {
    if (file === undefined) continue;
    const records = readRecords(file.replace('data/', ''));
    const values = records.map((record) => Number(record['y']));
    looked += 1;
    if (kind === 'univariate') {
      const { units, unitsPerMark } = exactUnits(values);
      const histogram: Histogram = histogramOf(values.map((value) => [units(value), 1] as const));
      const moments = momentsOf(histogram)!;
      expect([name, differences(moments.mean / unitsPerMark, Number(certified['mean']))]).toEqual([name, []]);
      expect([name, differences(Math.sqrt(varianceOf(moments)!) / unitsPerMark, Number(certified['sd']))]).toEqual([name, []]);
      continue;
    }
    const groups = new Map<string, number[]>();
    for (const record of records) groups.set(record['treatment']!, [...(groups.get(record['treatment']!) ?? []), Number(record['y'])]);
    const { F, df1, df2, p, eta2 } = anovaOfValues([...groups.values()], unnoted);
    expect([name, differences({ F, df1, df2, eta2 }, { F: Number(certified['F']), df1: certified['df_between'], df2: certified['df_within'], eta2: Number(certified['r2']) })]).toEqual([name, []]);
    expect(p).toBeCloseTo(fUpper(Number(certified['F']), Number(certified['df_between']), Number(certified['df_within'])), 12);
  }
  expect(looked).toBe(8);
});
