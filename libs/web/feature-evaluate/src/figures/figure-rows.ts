import type { TextOf } from '@selaras/web/ui';
import type { Comparison } from '../comparison/comparison';
import type { FigureFormats } from './figure-formats';

/** One figure of a comparison as it is read: what it is called, what it says, what stands beside it. */
export interface FigureRow {
  readonly name: string;
  readonly value: string;
  /** Smaller, below: what belongs to the figure, or why there is none. */
  readonly note: string;
}

interface Words {
  readonly t: TextOf;
  readonly figures: FigureFormats;
}

/** All figures of a comparison in the order in which questions are asked. Where one is undefined, its named reason stands in its place. */
export function figureRows(comparison: Comparison, words: Words): readonly FigureRow[] {
  return [
    pairs(comparison, words),
    mean('pre', comparison, words),
    mean('post', comparison, words),
    gain(comparison, words),
    pairedT(comparison, words),
    wilcoxon(comparison, words),
    dz(comparison, words),
    gav(comparison, words),
    ...normalisedGain(comparison, words),
    ...passRate(comparison, words),
  ];
}

/** Why a figure is missing, in words. */
export function reasonOf(comparison: Pick<Comparison, 'reasons' | 'status'>, path: string, t: TextOf): string {
  const reason = comparison.reasons[path];
  return reason === undefined ? t(`evaluate.status.${comparison.status}`) : t(`evaluate.reason.${reason}`);
}

function pairs({ n_complete, n_rows, missing }: Comparison, { t, figures }: Words): FigureRow {
  const { post_only_missing: onlyPre, pre_only_missing: onlyPost, both_missing: neither } = missing;
  const parts = [['onlyPre', onlyPre], ['onlyPost', onlyPost], ['neither', neither]] as const;
  const note = parts.filter(([, count]) => count > 0).map(([key, count]) => t(`evaluate.figure.missing.${key}`, { count })).join(' · ');
  return { name: t('evaluate.figure.pairs'), value: t('evaluate.figure.pairsOf', { pairs: figures.count(n_complete), people: figures.count(n_rows) }), note };
}

function mean(test: 'pre' | 'post', comparison: Comparison, { t, figures }: Words): FigureRow {
  const { mean: value, sd } = comparison[test];
  return {
    name: t(`evaluate.figure.mean.${test}`),
    value: value === null ? '–' : figures.points(value),
    note: value === null ? reasonOf(comparison, `${test}.mean`, t) : sd === null ? reasonOf(comparison, `${test}.sd`, t) : t('evaluate.figure.sd', { sd: figures.points(sd) }),
  };
}

function gain(comparison: Comparison, { t, figures }: Words): FigureRow {
  const { mean: value, ci95 } = comparison.diff;
  return {
    name: t('evaluate.figure.gain'),
    value: value === null ? '–' : figures.change(value),
    note: ci95 === null ? reasonOf(comparison, value === null ? 'diff.mean' : 'diff.ci95', t) : t('evaluate.figure.interval', { low: figures.points(ci95[0]), high: figures.points(ci95[1]) }),
  };
}

function pairedT(comparison: Comparison, { t, figures }: Words): FigureRow {
  const { t: statistic, df, p } = comparison.paired_t;
  const name = t('evaluate.figure.pairedT');
  if (statistic === null || df === null) return { name, value: '–', note: reasonOf(comparison, 'paired_t.t', t) };
  return { name, value: `t(${figures.count(df)}) = ${figures.size(statistic)}`, note: figures.pIs(p) };
}

function wilcoxon(comparison: Comparison, { t, figures }: Words): FigureRow {
  const { V, n_nonzero, p_exact_conditional: exact, p_normal_cc: normal } = comparison.wilcoxon;
  const name = t('evaluate.figure.wilcoxon');
  if (n_nonzero === 0) return { name, value: '–', note: reasonOf(comparison, 'wilcoxon.p_exact_conditional', t) };
  const isExact = comparison.reasons['wilcoxon.p_exact_conditional'] !== 'exact_distribution_too_large';
  return { name, value: `V = ${figures.count(V)}`, note: t(`evaluate.figure.${isExact ? 'exactP' : 'normalP'}`, { p: figures.pIs(isExact ? exact : normal), count: n_nonzero }) };
}

function dz(comparison: Comparison, { t, figures }: Words): FigureRow {
  const { d_z, d_z_ci95_nct: interval } = comparison.effect;
  const name = t('evaluate.figure.dz');
  if (d_z === null) return { name, value: '–', note: reasonOf(comparison, 'effect.d_z', t) };
  return { name, value: figures.size(d_z), note: interval === null ? reasonOf(comparison, 'effect.d_z_ci95_nct', t) : t('evaluate.figure.interval', { low: figures.size(interval[0]), high: figures.size(interval[1]) }) };
}

function gav(comparison: Comparison, { t, figures }: Words): FigureRow {
  const { g_av } = comparison.effect;
  const name = t('evaluate.figure.gav');
  return g_av === null ? { name, value: '–', note: reasonOf(comparison, 'effect.g_av', t) } : { name, value: figures.size(g_av), note: t('evaluate.figure.gavNote') };
}

function normalisedGain(comparison: Comparison, { t, figures }: Words): readonly FigureRow[] {
  const { hake } = comparison;
  if (!hake) return [];
  const name = t('evaluate.figure.hake');
  if (hake.g_of_averages === null || hake.band === null) return [{ name, value: '–', note: reasonOf(comparison, 'hake.g_of_averages', t) }];
  return [{ name, value: figures.size(hake.g_of_averages), note: t('evaluate.figure.hakeNote', { band: t(`evaluate.band.${hake.band}`) }) }];
}

function passRate(comparison: Comparison, { t, figures }: Words): readonly FigureRow[] {
  const { mcnemar } = comparison;
  if (!mcnemar) return [];
  const name = t('evaluate.figure.passRate', { mark: figures.count(mcnemar.cut_min_marks) });
  const { pass_rate_pre: before, pass_rate_post: after, p_exact, fail_to_pass: up, pass_to_fail: down } = mcnemar;
  if (before === null || after === null) return [{ name, value: '–', note: reasonOf(comparison, 'mcnemar.pass_rate_pre', t) }];
  return [{ name, value: `${figures.share(before)} → ${figures.share(after)}`, note: t('evaluate.figure.crossed', { up, down, p: figures.pIs(p_exact) }) }];
}
