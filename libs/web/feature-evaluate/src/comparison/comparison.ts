/** The keys of a comparison that this client reads; marks on the scale of the comparison. A figure that is undefined is `null`, its reason stands in `reasons`. */
export interface Comparison {
  readonly status: 'ok' | 'insufficient_data' | 'zero_variance_of_differences' | 'forms_not_comparable';
  readonly n_rows: number;
  readonly n_complete: number;
  readonly missing: { readonly pre_only_missing: number; readonly post_only_missing: number; readonly both_missing: number };
  readonly pre: Description;
  readonly post: Description;
  readonly diff: { readonly mean: number | null; readonly ci95: Interval | null };
  readonly paired_t: { readonly t: number | null; readonly df: number | null; readonly p: number | null };
  readonly wilcoxon: { readonly V: number; readonly n_nonzero: number; readonly p_normal_cc: number | null; readonly p_exact_conditional: number | null };
  readonly effect: { readonly d_z: number | null; readonly d_z_ci95_nct: Interval | null; readonly g_av: number | null };
  /** With a maximum. */
  readonly hake?: { readonly g_of_averages: number | null; readonly band: 'high' | 'medium' | 'low' | null };
  /** With a maximum or a pass mark. */
  readonly mcnemar?: {
    readonly cut_min_marks: number;
    readonly fail_to_pass: number;
    readonly pass_to_fail: number;
    readonly pass_rate_pre: number | null;
    readonly pass_rate_post: number | null;
    readonly p_exact: number | null;
  };
  /** By the path of the figure: `paired_t.p`. */
  readonly reasons: Readonly<Record<string, string>>;
}

export type Interval = readonly [number, number];

export interface Description {
  readonly mean: number | null;
  readonly sd: number | null;
}

/** Scores from `from` up to but not including `to`; the last bin includes its end. People with both tests. */
export interface Bin {
  readonly from: number;
  readonly to: number;
  readonly pre: number;
  readonly post: number;
}

/** One unit or group beside the others. */
export interface ComparedPart {
  readonly name: string;
  /** Said in full where the short name is shown. */
  readonly fullName: string;
  readonly pairs: number;
  /** `null` where only people with both tests are known. */
  readonly enrolled: number | null;
  readonly preMean: number | null;
  readonly postMean: number | null;
  readonly meanGain: number | null;
  readonly interval: Interval | null;
  /** Holm, over all parts that are shown. */
  readonly adjustedP: number | null;
  /** Why a figure is missing. */
  readonly reason: string | null;
}

/** The customary level; it matches the 95 % intervals. */
const LEVEL = 0.05;

/** Whether the change of a part can be told from zero after adjusting for the number of parts. A p too small to be written down can. */
export function isEvident({ adjustedP, reason, meanGain }: Pick<ComparedPart, 'adjustedP' | 'reason' | 'meanGain'>): boolean {
  if (meanGain === null || meanGain === 0) return false;
  return adjustedP === null ? reason === 'p_below_smallest_number' : adjustedP < LEVEL;
}
