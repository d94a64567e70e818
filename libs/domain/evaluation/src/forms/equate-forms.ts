import {
  commonItemsOf, type EquatingRefusal, type EquatingWarning, equatedScore, equateLinear, equateRasch, type FormScores, type LinearEquating,
  mergeScoreCells, type RaschEquating, summariseTest, type TestSummary,
} from '@selaras/domain/statistics';

/** How often which marks were given on one form by people who had not been trained yet. */
export interface FormTakers {
  readonly form: 'A' | 'B';
  /** The core items, in any order; maxima and marks in hundredths. */
  readonly items: readonly { readonly id: string; readonly maximum: number }[];
  /** Marks in the order of the items. */
  readonly patterns: readonly { readonly marks: readonly number[]; readonly count: number }[];
}

/** By preference. `chained` needs common items and no more; `mean_sigma` rests on the lot alone; `rasch` is a second opinion where items are right or wrong. */
export const EQUATING_METHODS = ['chained', 'mean_sigma', 'rasch'] as const;
export type EquatingMethod = (typeof EQUATING_METHODS)[number];
export type LineMethod = Exclude<EquatingMethod, 'rasch'>;

/** One way of putting form B on the scale of form A: what came of it, or why it must not be done. */
export type TriedEquating =
  | { readonly method: LineMethod; readonly linear: LinearEquating; readonly points: readonly EquatedPoint[]; readonly warnings: readonly EquatingWarning[]; readonly refusal: null }
  | { readonly method: 'rasch'; readonly linear: null; readonly points: readonly EquatedPoint[]; readonly warnings: readonly EquatingWarning[]; readonly refusal: null }
  | { readonly method: EquatingMethod; readonly linear: null; readonly points: readonly []; readonly warnings: readonly []; readonly refusal: EquatingRefusal };

/** Scores out of 100: what a score of form B is worth on the scale of form A. `se` null where it is fixed and not estimated. */
export interface EquatedPoint {
  readonly score: number;
  readonly equated: number;
  readonly se: number | null;
}

export interface FormsEquated {
  /** Core items in both forms, and in each. */
  readonly common: number;
  readonly length: { readonly A: number; readonly B: number };
  /** People whose first test it was. */
  readonly n: { readonly A: number; readonly B: number };
  readonly tried: readonly TriedEquating[];
}

/**
 * Tries every method on the first tests, where the people of both forms had learnt nothing yet and were given their form by lot.
 * `maximum`: the whole units that both forms come to (their least common multiple where a dropped item made one shorter).
 */
export function equateForms(a: FormTakers, b: FormTakers, maximum: number): FormsEquated {
  const [to, from] = [scoresOf(a, b, maximum), scoresOf(b, a, maximum)];
  return {
    common: commonItemsOf(to, from).length,
    length: { A: a.items.length, B: b.items.length },
    n: { A: peopleIn(a), B: peopleIn(b) },
    tried: EQUATING_METHODS.map((method) => (method === 'rasch' ? tryRasch(a, b) : tryLinear(method, from, to, maximum))),
  };
}

function tryLinear(method: LineMethod, from: FormScores, to: FormScores, maximum: number): TriedEquating {
  const result = equateLinear(method, from, to);
  if (!result.ok) return { method, linear: null, points: [], warnings: [], refusal: result.refusal };
  const points = Array.from({ length: 11 }, (_, tenth): EquatedPoint => {
    const { equated, se } = equatedScore(result.value, (tenth * maximum) / 10);
    return { score: tenth * 10, equated: (equated * 100) / maximum, se: (se * 100) / maximum };
  });
  return { method, linear: result.value, points, warnings: result.value.warnings, refusal: null };
}

function tryRasch(a: FormTakers, b: FormTakers): TriedEquating {
  const result = equateRasch('mean_mean', { form: 'B', summary: summaryOf(b) }, { form: 'A', summary: summaryOf(a) });
  if (!result.ok) return { method: 'rasch', linear: null, points: [], warnings: [], refusal: result.refusal };
  return { method: 'rasch', linear: null, points: raschPoints(result.value, a.items.length, b.items.length), warnings: result.value.warnings, refusal: null };
}

/** Numbers of right answers as scores out of 100. */
function raschPoints({ table }: RaschEquating, lengthA: number, lengthB: number): EquatedPoint[] {
  return table.map(({ score, equated, se }) => ({ score: (score * 100) / lengthB, equated: (equated * 100) / lengthA, se: se === null ? null : (se * 100) / lengthA }));
}

/** Totals in units of the common maximum; the anchor in hundredths in both forms alike, for it only links them. */
function scoresOf(takers: FormTakers, other: FormTakers, maximum: number): FormScores {
  const isCommon = takers.items.map(({ id }) => other.items.some((item) => item.id === id));
  const own = takers.items.reduce((sum, item) => sum + item.maximum, 0);
  const units = own === 0 ? 0 : maximum / own;
  const cells = takers.patterns.map(({ marks, count }) => ({
    // A core is worth nothing at least, however many marks were lost for wrong answers.
    total: Math.max(0, marks.reduce((sum, mark) => sum + mark, 0)) * units,
    anchor: marks.reduce((sum, mark, index) => sum + (isCommon[index] ? mark : 0), 0),
    count,
  }));
  return { form: takers.form, itemIds: takers.items.map(({ id }) => id), cells: mergeScoreCells(cells) };
}

function summaryOf({ items, patterns }: FormTakers): TestSummary {
  const takers = patterns.flatMap(({ marks, count }) => Array.from({ length: count }, () => ({ answers: marks.map((mark) => ({ mark })) })));
  return summariseTest(items, takers, { unitsPerMark: 1 });
}

function peopleIn({ patterns }: FormTakers): number {
  return patterns.reduce((sum, { count }) => sum + count, 0);
}
