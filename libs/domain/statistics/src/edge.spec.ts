import { ancova } from './ancova';
import { comparePairs } from './compare-pairs';
import { histogramOf } from './histogram';
import { pairsOf } from './joint-histogram';
import { mannWhitney } from './mann-whitney';
import { mcnemarTest } from './mcnemar';
import { benjaminiHochberg, holm } from './multiplicity';
import { passes } from './pass-mark';
import { noteInto, type Reason, unnoted } from './reason';
import { measurementError, reliableChangeIndex } from './reliable-change';
import { readJson, referenceIsHere } from './testing/reference';
import { welchOfValues } from './two-groups';

interface EdgeCase {
  id: string;
  area: string;
  input: Record<string, unknown>;
  expect: Record<string, unknown>;
  rel_tol: number;
}

/** The flat names of the edge cases, answered by the modules they speak of. */
const answers: Record<string, (input: never) => Record<string, unknown>> = {
  prepost: (input: { pre?: number[] | number; post: number[] | number; max: number; reliability?: number; sd_pre?: number }) =>
    input.reliability === undefined ? ofPairs(input.pre as number[], input.post as number[], input.max) : ofReliability(input as never),
  numeric: ({ pre, post }: { pre: number[]; post: number[] }) => ofPairs(pre, post),
  mcnemar: ({ fail_to_pass, pass_to_fail }: { fail_to_pass: number; pass_to_fail: number }) => ({ ...mcnemarTest(fail_to_pass, pass_to_fail, unnoted) }),
  multiplicity: ({ p }: { p: (number | null)[] }) => ({ holm: holm(p), BH: benjaminiHochberg(p) }),
  passfail: ({ mark, max, cut }: { mark: number; max: number; cut: number }) => ({ pass: passes(mark, max, cut) }),
  groups: (input: { a?: number[]; b?: number[]; pre?: number[]; post?: number[]; group?: string[] }) =>
    input.pre ? ofAncova(input as never) : ofTwoGroups(input.a!, input.b!),
};

function ofPairs(pre: number[], post: number[], max?: number): Record<string, unknown> {
  const result = comparePairs(pre.map((mark, index) => ({ pre: mark, post: post[index]! })), max === undefined ? {} : { maximum: max });
  const { diff, paired_t, effect, hake, normalized_change, wilcoxon, mcnemar } = result;
  return {
    n_complete: result.n_complete,
    status: result.status,
    mean_diff: diff.mean,
    sd_diff: diff.sd,
    ci95: diff.ci95,
    ci95_accept: diff.ci95,
    ...paired_t,
    ...effect,
    r_pre_post: result.r_pre_post,
    hake_g: hake?.g_of_averages,
    hake_g_of_averages: hake?.g_of_averages,
    hake_individual_mean: hake?.g_individual_mean,
    hake_n_excluded: hake?.n_excluded_pre_at_max,
    normalized_change: normalized_change?.n === 1 ? normalized_change.mean : normalized_change,
    wilcoxon,
    wilcoxon_p: wilcoxon.p_exact_conditional,
    wilcoxon_pratt: { ...wilcoxon.pratt, V: wilcoxon.pratt.W_plus, n_nonzero: wilcoxon.n_nonzero },
    mcnemar_p: mcnemar?.p_exact,
    // The regression of post on pre divides by the spread of pre, like the correlation.
    ancova_slope: result.r_pre_post === null ? null : Number.NaN,
  };
}

function ofReliability({ reliability, sd_pre, pre = 0, post = 0 }: { reliability: number; sd_pre: number; pre?: number; post?: number }): Record<string, unknown> {
  const error = measurementError(sd_pre, reliability);
  const rci = reliableChangeIndex(pre, post, error.s_diff);
  const spread = [0, 2 * sd_pre].map((mark) => ({ pre: mark, post: mark + 1 }));
  return { ...error, rci, status: comparePairs(spread, { reliability }).reliable_change?.status };
}

function ofTwoGroups(a: number[], b: number[]): Record<string, unknown> {
  const mean = (values: number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  const histogram = (values: number[]) => histogramOf(values.map((value) => [value, 1] as const));
  const { W_R, p_normal_cc } = mannWhitney(histogram(a), histogram(b), unnoted);
  return { ...welchOfValues(a, b, unnoted), mean_diff: mean(a) - mean(b), U: W_R, p_accept: p_normal_cc };
}

function ofAncova({ pre, post, group }: { pre: number[]; post: number[]; group: string[] }): Record<string, unknown> {
  const names = [...new Set(group)];
  const groups = names.map((name) => [name, pairsOf(pre.flatMap((mark, index) => (group[index] === name ? [{ pre: mark, post: post[index]!, count: 1 }] : [])))] as const);
  const result = ancova(groups, (units) => units, unnoted);
  return { ...result, F: result.F_group, slope: result.slope_pre, ss_residual: result.ss_residual };
}

function agrees(actual: unknown, expected: unknown, tolerance: number): boolean {
  if (typeof expected === 'number') return typeof actual === 'number' && Math.abs(actual - expected) <= tolerance * Math.max(1, Math.abs(expected));
  if (expected === null || typeof expected !== 'object') return actual === expected;
  return Object.entries(expected).every(([key, value]) => agrees((actual as Record<string, unknown> | null)?.[key], value, tolerance));
}

const cases = referenceIsHere ? readJson<{ cases: EdgeCase[] }>('edge.json').cases.filter(({ area }) => area in answers) : [];

(referenceIsHere ? test.each(cases) : test.skip.each([{ id: 'none' } as EdgeCase]))('agreed edge case $id', ({ area, input, expect: wanted, rel_tol }) => {
  const actual = answers[area]!(input as never);
  for (const [key, value] of Object.entries(wanted)) {
    if (key.endsWith('_note')) continue;
    const accepted = key.endsWith('_accept') ? (value as unknown[]) : [value];
    expect({ key, actual: actual[key], agrees: accepted.some((one) => agrees(actual[key], one, rel_tol)) }).toMatchObject({ key, agrees: true });
  }
});

test('the reason stands where the figure would', () => {
  const reasons: Record<string, Reason> = {};
  mcnemarTest(0, 0, noteInto(reasons));
  expect(reasons).toEqual({
    chi2: 'no_discordant_pairs',
    chi2_cc: 'no_discordant_pairs',
    p: 'no_discordant_pairs',
    p_cc: 'no_discordant_pairs',
    p_mid: 'no_discordant_pairs',
    odds_ratio: 'no_discordant_pairs',
  });
});
