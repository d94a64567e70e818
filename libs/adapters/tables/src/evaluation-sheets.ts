import type { CohortEvaluation } from '@selaras/application/evaluation';
import { hundredths, percentOf } from '@selaras/domain/kernel';
import { maskNip } from '@selaras/domain/organisation';
import type { Comparison } from '@selaras/domain/statistics';
import type { Cell } from '@selaras/interop/table';
import { formSheets } from './form-sheets';
import english from './i18n/en.json';
import indonesian from './i18n/id.json';
import type { Sheet } from './sheet';

export type ExportLocale = 'id' | 'en';
type Labels = typeof indonesian;
const LABELS: Record<ExportLocale, Labels> = { id: indonesian, en: english };

/** The tables of an evaluation, as they are seen on the screen: what is hidden there is hidden here. */
export function evaluationSheets(evaluation: CohortEvaluation, locale: ExportLocale): readonly [units: Sheet, ...others: Sheet[]] {
  const labels = LABELS[locale];
  return [unitSheet(evaluation, labels), figureSheet(evaluation, labels), unpairedSheet(evaluation, labels), ...(evaluation.forms ? formSheets(evaluation.forms, labels.forms) : [])];
}

function unitSheet({ units, overall, funnel, forms }: CohortEvaluation, labels: Labels): Sheet {
  const { unit: l } = labels;
  return {
    name: labels.sheets.units,
    header: [l.unit, l.enrolled, l.paired, l.preMean, l.postMean, l.meanGain, l.ciLow, l.ciHigh, l.dz, l.gAv, l.t, l.df, l.p, l.pAdjusted, l.passBefore, l.passAfter, l.note, ...(forms ? [l.aFirst, l.bFirst] : [])],
    rows: [
      [...row(labels.everybody, funnel.enrolled, overall, null, labels), ...(forms ? forms.orders.map(({ pairs }) => pairs) : [])],
      ...units.map(({ unit, enrolled, comparison, adjustedP, firstForms }) => [...row(unit.name, enrolled, comparison, adjustedP, labels), ...(firstForms ? [firstForms.A, firstForms.B] : [])]),
    ],
  };
}

function row(name: string, enrolled: number, comparison: Comparison, adjustedP: number | null, labels: Labels): Cell[] {
  const [low, high] = comparison.diff.ci95 ?? [null, null];
  const { paired_t: t, effect, mcnemar } = comparison;
  return [
    name, enrolled, comparison.n_complete, comparison.pre.mean, comparison.post.mean, comparison.diff.mean, low, high, effect.d_z, effect.g_av,
    t.t, t.df, t.p, adjustedP, mcnemar?.pass_rate_pre ?? null, mcnemar?.pass_rate_post ?? null,
    comparison.status === 'ok' ? null : labels.status[comparison.status],
  ];
}

/** Every figure of the comparison by its path, undefined ones with the name of the reason. */
function figureSheet({ overall }: CohortEvaluation, labels: Labels): Sheet {
  const { reasons, ...figures } = overall;
  return {
    name: labels.sheets.figures,
    header: [labels.figure.path, labels.figure.value, labels.figure.reason],
    rows: leaves(figures).map(([path, value]) => [path, value, reasons[path] ?? null]),
  };
}

function leaves(value: unknown, path = ''): [string, Cell][] {
  if (value === null || typeof value === 'number' || typeof value === 'string') return [[path, value]];
  if (typeof value === 'boolean') return [[path, String(value)]];
  if (typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, inner]) => leaves(inner, path ? `${path}.${key}` : key));
}

function unpairedSheet({ unpaired, forms }: CohortEvaluation, labels: Labels): Sheet {
  const l = labels.unpaired;
  return {
    name: labels.sheets.unpaired,
    header: [l.name, l.nip, l.unit, l.has, l.score, ...(forms ? [labels.forms.firstForm] : [])],
    rows: unpaired.map((person) => [person.name, maskNip(person.nip), person.unit.name, l[person.has], percentOf(hundredths(person.core), hundredths(person.coreMaximum)), ...(forms ? [person.firstForm] : [])]),
  };
}
