import type { Bin, CohortEvaluation, EvaluatedCohort, FormsEvaluation, OrderEvaluation, UnitEvaluation, UnpairedRow, UploadedComparison } from '@selaras/application/evaluation';
import { hundredths, percentOf, toIso } from '@selaras/domain/kernel';
import { maskNip } from '@selaras/domain/organisation';
import type { EquatingRefusal } from '@selaras/domain/statistics';
import { refusalOf } from '../refusal';

/** Application values in the schema's shape. */
export function evaluatedCourseOf(cohort: EvaluatedCohort) {
  return { ...cohort, opensAt: toIso(cohort.opensAt), closesAt: toIso(cohort.closesAt) };
}

export function evaluationOf(evaluation: CohortEvaluation) {
  return {
    cohort: evaluatedCourseOf(evaluation.cohort),
    passMarkPercent: evaluation.passMarkPercent,
    funnel: evaluation.funnel,
    verdict: evaluation.verdict,
    overall: evaluation.overall,
    histogram: evaluation.bins satisfies readonly Bin[],
    units: evaluation.units.map(unitComparisonOf),
    unpaired: evaluation.unpaired.map(unpairedOf),
    hiddenUnits: evaluation.hiddenUnits,
    totalVisible: evaluation.totalVisible,
    forms: evaluation.forms && formsOf(evaluation.forms),
  };
}

export function unitComparisonOf({ unit, enrolled, comparison, adjustedP }: UnitEvaluation) {
  const [ciLow, ciHigh] = comparison.diff.ci95 ?? [null, null];
  return {
    unit,
    enrolled,
    paired: comparison.n_complete,
    preMean: comparison.pre.mean,
    postMean: comparison.post.mean,
    meanGain: comparison.diff.mean,
    ciLow,
    ciHigh,
    p: comparison.paired_t.p,
    pAdjusted: adjustedP,
    gAv: comparison.effect.g_av,
    passBefore: comparison.mcnemar?.pass_rate_pre ?? null,
    passAfter: comparison.mcnemar?.pass_rate_post ?? null,
    reason: comparison.status === 'ok' ? (comparison.reasons['paired_t.p'] ?? null) : comparison.status,
  };
}

function formsOf({ basis, common, length, n, orders, tried }: FormsEvaluation) {
  return {
    basis: basis.kind.toUpperCase(),
    method: basis.kind === 'equated' ? basis.method.toUpperCase() : null,
    commonItems: common, itemsA: length.A, itemsB: length.B, peopleA: n.A, peopleB: n.B,
    orders: orders.map(orderOf),
    equatings: tried.map(({ method, points, warnings, refusal }) => ({ method: method.toUpperCase(), points, warnings, refusal: refusal && equatingRefusalOf(refusal) })),
  };
}

function orderOf({ order, pairs, raw }: OrderEvaluation) {
  const [ciLow, ciHigh] = raw?.diff.ci95 ?? [null, null];
  return { firstForm: order === 'AB' ? 'A' : 'B', paired: pairs, preMean: raw?.pre.mean ?? null, postMean: raw?.post.mean ?? null, meanGain: raw?.diff.mean ?? null, ciLow, ciHigh };
}

function equatingRefusalOf({ reason, ...params }: EquatingRefusal) {
  return refusalOf({ code: reason, ...params });
}

function unpairedOf({ nip, core, coreMaximum, has, ...person }: UnpairedRow) {
  return { ...person, maskedNip: maskNip(nip), has: has.toUpperCase(), percent: percentOf(hundredths(core), hundredths(coreMaximum)) ?? 0 };
}

export function uploadedComparisonOf(fileName: string, uploaded: UploadedComparison) {
  return {
    __typename: 'UploadedComparison',
    fileName,
    rows: uploaded.rows,
    verdict: uploaded.verdict,
    overall: uploaded.overall,
    histogram: uploaded.bins,
    groups: uploaded.groups.map(({ name, comparison, adjustedP }) => ({ name, comparison, pAdjusted: adjustedP })),
    hiddenGroups: uploaded.hiddenGroups,
    maximum: uploaded.maximum,
  };
}
