import type { Bin, CohortEvaluation, EvaluatedCohort, UnitEvaluation, UnpairedRow, UploadedComparison } from '@selaras/application/evaluation';
import { hundredths, percentOf, toIso } from '@selaras/domain/kernel';
import { maskNip } from '@selaras/domain/organisation';

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
