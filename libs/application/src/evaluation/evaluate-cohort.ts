import type { ParallelForm } from '@selaras/domain/item';
import type { Clock, CohortId } from '@selaras/domain/kernel';
import { type Actor, scopeOf } from '@selaras/domain/organisation';
import { SMALLEST_SHOWN_GROUP, suppressSmallGroups, type Verdict, verdict } from '@selaras/domain/evaluation';
import { type Comparison, compareHistogram, holm } from '@selaras/domain/statistics';
import type { UnitView } from '@selaras/application/identity';
import { compareForms, type FormsEvaluation } from './compare-forms';
import { type Bin, binsOf } from './histogram-bins';
import type { EvaluatedCohort, EvaluationStore, ResultCell, UnitFunnel, UnpairedRow } from './ports';

export interface EvaluationDeps {
  readonly store: EvaluationStore;
  readonly clock: Clock;
  /** The calendar day on which assignments are read. */
  readonly today: () => string;
}

export interface Funnel {
  readonly enrolled: number;
  readonly pre: number;
  readonly modules: number;
  readonly post: number;
  readonly paired: number;
  readonly preOnly: number;
  readonly postOnly: number;
  /** As in `UnitFunnel`: some of those without a pair may still come to one. */
  readonly awaitingMarks: number;
}

export interface UnitEvaluation {
  readonly unit: UnitView;
  readonly enrolled: number;
  readonly comparison: Comparison;
  /** Holm, over all units that are shown. */
  readonly adjustedP: number | null;
  /** Pairs by the form they had first; null for a course with one form. */
  readonly firstForms: Readonly<Record<ParallelForm, number>> | null;
}

export interface CohortEvaluation {
  readonly cohort: EvaluatedCohort;
  readonly passMarkPercent: number;
  readonly funnel: Funnel;
  readonly verdict: Verdict;
  /** Scores on a 0..100 scale. */
  readonly overall: Comparison;
  readonly bins: readonly Bin[];
  readonly units: readonly UnitEvaluation[];
  readonly hiddenUnits: number;
  readonly totalVisible: boolean;
  /** Only of units that are shown and where enough people took a test: a name out of a hidden or small unit would give it away. */
  readonly unpaired: readonly UnpairedRow[];
  /** Null for a course with one form, and where nothing of the cohort may be shown. */
  readonly forms: FormsEvaluation | null;
}

/**
 * Did the training work, for whom: the comparison of core scores before and after over everybody in the evaluator's scope, and by unit.
 * Core items are the same for every unit, so their scores compare; those of two parallel forms once they are on one scale.
 * Null when nobody of the cohort is in scope.
 */
export function makeEvaluateCohort({ store, today }: EvaluationDeps) {
  return async (actor: Actor, cohortId: CohortId): Promise<CohortEvaluation | null> => {
    const scope = scopeOf(actor, 'evaluator');
    const day = today();
    const found = await store.cohort(scope, cohortId, day);
    if (!found) return null;
    const [funnels, cells, unpaired] = await Promise.all([store.funnel(scope, cohortId, day), store.cells(scope, cohortId, day), store.unpaired(scope, cohortId, day)]);

    const { passMarkPercent, ...cohort } = found;
    const forms = cells.some(({ firstForm }) => firstForm !== null) ? compareForms(cells, await store.formTakers(scope, cohortId, day), passMarkPercent) : null;
    const compare = (some: readonly ResultCell[]) => (forms ? forms.compare(some) : compareCells(some, passMarkPercent));
    const byUnit = funnels.map((funnel) => ({ ...funnel, name: funnel.unit.shortName, people: pairsIn(cells, funnel.unit.id) }));
    const shown = suppressSmallGroups(byUnit);
    const compared = shown.visible.map((unit) => ({ unit, comparison: compare(cells.filter((cell) => cell.unitId === unit.unit.id)) }));
    const adjusted = holm(compared.map(({ comparison }) => comparison.paired_t.p));
    const units = compared.map(({ unit, comparison }, index) => ({ unit: unit.unit, enrolled: unit.enrolled, comparison, adjustedP: adjusted[index] ?? null, firstForms: forms && pairsByFirstForm(cells, unit.unit.id) }));

    // A unit without pairs is shown, for it has no figures; that says nothing about how many took one test.
    const namedIds = new Set(units.filter(({ unit }) => testedIn(cells, unit.id) >= SMALLEST_SHOWN_GROUP).map(({ unit }) => unit.id));
    const everybody = compare(cells);
    const funnel = funnelOf(funnels, cells);
    return {
      cohort,
      passMarkPercent,
      funnel,
      // Of too few pairs the verdict says no more than how many there are: it keeps the figures back by itself.
      verdict: verdict(
        everybody,
        // Units without a single pair have nothing to say in the sentence; they stay in the table.
        units.filter(({ comparison }) => comparison.n_complete > 0).map(({ unit, comparison, adjustedP }) => ({ name: unit.shortName, comparison, adjustedP })),
        { hiddenUnits: shown.hiddenUnits, forms: forms?.forms.basis ?? null, awaitingMarks: funnel.awaitingMarks },
      ),
      overall: shown.totalVisible ? everybody : compareCells([], passMarkPercent),
      bins: !shown.totalVisible ? [] : forms ? forms.bins(cells) : binsOf(cells, maximumOf(cells)),
      units,
      hiddenUnits: shown.hiddenUnits,
      totalVisible: shown.totalVisible,
      unpaired: unpaired.filter((person) => namedIds.has(person.unit.id)),
      forms: shown.totalVisible ? (forms?.forms ?? null) : null,
    };
  };
}

/** Marks in hundredths in, figures on a 0..100 scale out. The pass mark is compared with the core score, as everything here is. */
function compareCells(cells: readonly ResultCell[], passMarkPercent: number): Comparison {
  const maximum = maximumOf(cells);
  const plain = cells.map(({ pre, post, count }) => ({ pre, post, count }));
  if (maximum === 0) return compareHistogram(plain);
  return compareHistogram(plain, { maximum, passMark: Math.ceil((passMarkPercent * maximum) / 100), scale: 100 / maximum });
}

/** One version, one core: every cell has the same maximum. @throws when not, for then the marks would not compare. */
function maximumOf(cells: readonly ResultCell[]): number {
  const maxima = new Set(cells.map((cell) => cell.coreMaximum));
  if (maxima.size > 1) throw new Error(`core maxima differ within a cohort: ${[...maxima].join(', ')}`);
  return [...maxima][0] ?? 0;
}

function pairsIn(cells: readonly ResultCell[], unitId: string): number {
  return cells.reduce((sum, cell) => sum + (cell.unitId === unitId && cell.pre !== null && cell.post !== null ? cell.count : 0), 0);
}

function pairsByFirstForm(cells: readonly ResultCell[], unitId: string): Readonly<Record<ParallelForm, number>> {
  const pairs = (form: ParallelForm) => pairsIn(cells.filter(({ firstForm }) => firstForm === form), unitId);
  return { A: pairs('A'), B: pairs('B') };
}

function testedIn(cells: readonly ResultCell[], unitId: string): number {
  return cells.reduce((sum, cell) => sum + (cell.unitId === unitId ? cell.count : 0), 0);
}

function funnelOf(funnels: readonly UnitFunnel[], cells: readonly ResultCell[]): Funnel {
  const total = (read: (funnel: UnitFunnel) => number) => funnels.reduce((sum, funnel) => sum + read(funnel), 0);
  const count = (matches: (cell: ResultCell) => boolean) => cells.reduce((sum, cell) => sum + (matches(cell) ? cell.count : 0), 0);
  return {
    enrolled: total((funnel) => funnel.enrolled),
    pre: total((funnel) => funnel.pre),
    modules: total((funnel) => funnel.modules),
    post: total((funnel) => funnel.post),
    awaitingMarks: total((funnel) => funnel.awaitingMarks),
    paired: count((cell) => cell.pre !== null && cell.post !== null),
    preOnly: count((cell) => cell.pre !== null && cell.post === null),
    postOnly: count((cell) => cell.pre === null && cell.post !== null),
  };
}
