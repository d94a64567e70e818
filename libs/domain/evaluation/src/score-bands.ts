/** What a score out of 100 is called. Institutions differ, so the table is a setting with a version that a report names. */
export const SCORE_BANDS = ['very_satisfying', 'satisfying', 'fairly_satisfying', 'less_satisfying', 'not_satisfying'] as const;
export type ScoreBand = (typeof SCORE_BANDS)[number];

export interface ScoreSettings {
  readonly version: string;
  /** Lowest passing score out of 100. */
  readonly passMark: number;
  /** A score belongs to the first band whose bound it exceeds; the last band has no bound. Descending. */
  readonly bands: readonly { readonly band: ScoreBand; readonly above: number }[];
}

/** 90.01-100, 80.01-90, 70.01-80, 60.01-70, the rest: as usual for training of civil servants in Indonesia. Pass mark 70. */
export const DEFAULT_SCORE_SETTINGS: ScoreSettings = {
  version: 'default-1',
  passMark: 70,
  bands: [
    { band: 'very_satisfying', above: 90 },
    { band: 'satisfying', above: 80 },
    { band: 'fairly_satisfying', above: 70 },
    { band: 'less_satisfying', above: 60 },
    { band: 'not_satisfying', above: -Infinity },
  ],
};

/** Scores are compared as whole hundredths, so 90.01 is above 90 and 90.004 is not. @throws RangeError outside 0..100. */
export function scoreBand(scoreOutOf100: number, settings: ScoreSettings = DEFAULT_SCORE_SETTINGS): ScoreBand {
  if (!(scoreOutOf100 >= 0 && scoreOutOf100 <= 100)) throw new RangeError(`a score lies between 0 and 100, not at ${scoreOutOf100}`);
  const hundredths = Math.round(scoreOutOf100 * 100);
  const found = settings.bands.find(({ above }) => hundredths > above * 100) ?? settings.bands.at(-1);
  if (!found) throw new TypeError(`the score settings ${settings.version} have no bands`);
  return found.band;
}
