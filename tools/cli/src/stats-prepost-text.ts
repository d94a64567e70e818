import type { PrepostReport } from './stats-prepost';

/** The main figures for a reader at a terminal; figures that are undefined show their reason. `--json` has all of them. */
export function asText(report: PrepostReport): string {
  const { pre, post, diff, paired_t, wilcoxon, effect, missing, hake, normalized_change, mcnemar, reliable_change, groups, multiple_units } = report;
  const because = (path: string): string => `not given: ${(report.reasons[path] ?? 'undefined').replaceAll('_', ' ')}`;
  const figure = (value: number | null | undefined, path: string): string => (value == null ? because(path) : rounded(value));
  const interval = (value: [number, number] | null, path: string): string => (value === null ? because(path) : `${rounded(value[0])} to ${rounded(value[1])}`);
  const lines: [string, string][] = [
    ['rows', String(report.n_rows)],
    ['complete pairs', String(report.n_complete)],
    ['without pre-test', String(missing.pre_only_missing)],
    ['without post-test', String(missing.post_only_missing)],
    ['without both', String(missing.both_missing)],
    ['mean before', figure(pre.mean, 'pre.mean')],
    ['mean after', figure(post.mean, 'post.mean')],
    ['mean gain', figure(diff.mean, 'diff.mean')],
    ['  95 % interval', interval(diff.ci95, 'diff.ci95')],
    ['paired t', figure(paired_t.t, 'paired_t.t')],
    ['  degrees of freedom', figure(paired_t.df, 'paired_t.df')],
    ['  p', figure(paired_t.p, 'paired_t.p')],
    ['Wilcoxon V', figure(wilcoxon.V, 'wilcoxon.V')],
    ['  exact p', figure(wilcoxon.p_exact_conditional, 'wilcoxon.p_exact_conditional')],
    ['  normal p, corrected', figure(wilcoxon.p_normal_cc, 'wilcoxon.p_normal_cc')],
    ['d_z', figure(effect.d_z, 'effect.d_z')],
    ['  95 % interval', interval(effect.d_z_ci95_nct, 'effect.d_z_ci95_nct')],
    ['g_av', figure(effect.g_av, 'effect.g_av')],
  ];
  if (hake) {
    lines.push(['normalised gain of the means', hake.band === null ? because('hake.g_of_averages') : `${figure(hake.g_of_averages, '')} (${hake.band})`]);
    lines.push(['mean of individual gains', figure(hake.g_individual_mean, 'hake.g_individual_mean')]);
  }
  if (normalized_change) lines.push(['normalised change', figure(normalized_change.mean, 'normalized_change.mean')]);
  if (mcnemar) {
    lines.push(['pass mark', rounded(mcnemar.cut_min_marks)]);
    lines.push(['  passed before', figure(mcnemar.pass_rate_pre, 'mcnemar.pass_rate_pre')]);
    lines.push(['  passed after', figure(mcnemar.pass_rate_post, 'mcnemar.pass_rate_post')]);
    lines.push(['  McNemar exact p', figure(mcnemar.p_exact, 'mcnemar.p_exact')]);
  }
  if (reliable_change) {
    lines.push(['reliably higher', figure(reliable_change.n_improved, 'reliable_change.n_improved')]);
    lines.push(['reliably lower', figure(reliable_change.n_deteriorated, 'reliable_change.n_deteriorated')]);
  }
  if (groups) {
    for (const level of groups.levels) lines.push([`group ${level}`, `n ${groups.n[level]}, mean gain ${rounded(groups.mean_gain[level] as number)}`]);
    lines.push(['groups, ANCOVA p', figure(groups.ancova.p_group, 'groups.ancova.p_group')]);
  }
  if (multiple_units) {
    for (const [unit, n] of Object.entries(multiple_units.n)) {
      const p = multiple_units.adjust.holm[unit];
      lines.push([`unit ${unit}`, `n ${n}, ${p === undefined ? 'too few pairs to test' : p === null ? 'no test: everybody changed alike' : `Holm p ${rounded(p)}`}`]);
    }
  }
  const width = Math.max(...lines.map(([name]) => name.length));
  return `${lines.map(([name, value]) => `${name.padEnd(width)}  ${value}`).join('\n')}\n`;
}

/** Four significant digits; whole numbers as they are. */
function rounded(value: number): string {
  return Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(4)));
}
