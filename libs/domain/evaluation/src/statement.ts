import type { Comparison } from '@selaras/domain/statistics';
import { effectWord, type EffectWord } from './effect-word';

/** The one sentence about everybody with both tests. */
export type Statement =
  /** Nobody has both tests. `people`: those in the list. */
  | { readonly kind: 'no_pairs'; readonly people: number }
  /** Too few to say anything, and too few to show without pointing at persons: no figures. */
  | { readonly kind: 'too_few_pairs'; readonly pairs: number; readonly fewest: number }
  /** Two forms were used, and their scores are on no common scale: nothing may be said of a change. */
  | { readonly kind: 'forms_not_comparable'; readonly pairs: number }
  /** Everybody has the same mark as before. */
  | { readonly kind: 'nobody_changed'; readonly pairs: number }
  /** Everybody changed by the same amount: there is no interval, and nothing was tested. */
  | { readonly kind: 'everybody_changed_alike'; readonly direction: 'up' | 'down'; readonly pairs: number; readonly meanGain: number }
  /** The whole 95 % interval of the mean gain lies above 0. */
  | ({ readonly kind: 'rose' } & Figures)
  /** The whole interval lies below 0. */
  | ({ readonly kind: 'fell' } & Figures)
  /** The interval includes 0: neither a rise nor a fall may be claimed, nor that nothing changed. */
  | ({ readonly kind: 'not_distinguishable' } & Figures);

export interface Figures {
  readonly pairs: number;
  readonly meanBefore: number;
  readonly meanAfter: number;
  /** May be negative. */
  readonly meanGain: number;
  /** 95 % interval of the mean gain. */
  readonly interval: readonly [number, number];
  /** How far apart the two distributions are, by |g_av|; the word is a convention of `source`. `null` where marks have no spread. */
  readonly effect: { readonly g: number; readonly word: EffectWord; readonly source: 'Cohen 1988' } | null;
  /** Share of the possible gain, of the averages; `null` without a maximum or when nothing could be gained. */
  readonly normalisedGain: { readonly g: number; readonly band: 'high' | 'medium' | 'low' } | null;
  readonly peopleUp: number;
  readonly peopleDown: number;
  readonly peopleSame: number;
}

/** `fewest`: pairs below which nothing is stated, at least two. The interval of the mean alone decides. */
export function statementOf(comparison: Comparison, fewest: number): Statement {
  const { status, n_complete: pairs, n_rows, diff, pre, post, effect, hake } = comparison;
  if (pairs === 0) return { kind: 'no_pairs', people: n_rows };
  if (status === 'forms_not_comparable' && pairs >= fewest) return { kind: 'forms_not_comparable', pairs };
  if (pairs < fewest || diff.mean === null || pre.mean === null || post.mean === null) return { kind: 'too_few_pairs', pairs, fewest };
  if (diff.ci95 === null) {
    if (diff.n_zero === pairs) return { kind: 'nobody_changed', pairs };
    return { kind: 'everybody_changed_alike', direction: diff.n_positive > 0 ? 'up' : 'down', pairs, meanGain: diff.mean };
  }
  const [low, high] = diff.ci95;
  return {
    kind: low > 0 ? 'rose' : high < 0 ? 'fell' : 'not_distinguishable',
    pairs,
    meanBefore: pre.mean,
    meanAfter: post.mean,
    meanGain: diff.mean,
    interval: diff.ci95,
    effect: effect.g_av === null ? null : { g: effect.g_av, word: effectWord(effect.g_av), source: 'Cohen 1988' },
    normalisedGain: hake && hake.g_of_averages !== null && hake.band !== null ? { g: hake.g_of_averages, band: hake.band } : null,
    peopleUp: diff.n_positive,
    peopleDown: diff.n_negative,
    peopleSame: diff.n_zero,
  };
}
