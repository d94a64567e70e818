/** What a year of training should come to, in JP (jam pelajaran). */
export interface TrainingDuty {
  readonly rule: 'atLeast' | 'atMost';
  readonly jp: number;
}

/**
 * PNS: at least 20 JP a year (PP 11/2017, article 203). PPPK: at most 24 JP a year of contract (PP 49/2018, article 40).
 * The calendar year stands for the year of contract, whose start is not known here.
 */
export function trainingDutyOf(employment: 'PNS' | 'PPPK'): TrainingDuty {
  return employment === 'PNS' ? { rule: 'atLeast', jp: 20 } : { rule: 'atMost', jp: 24 };
}
