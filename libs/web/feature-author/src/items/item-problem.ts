/**
 * What keeps an item from being right, found while it is typed. `field` names the input at fault;
 * `code` is turned into a sentence by the screen, `params` fill its gaps. A hint may be saved, a problem may not.
 */
export interface ItemProblem {
  readonly code: ItemProblemCode;
  readonly field: string;
  readonly params: Readonly<Record<string, string>>;
  readonly blocks: boolean;
}

export type ItemProblemCode =
  | 'StemEmpty' | 'MarksUnreadable' | 'PenaltyUnreadable' | 'TextTooLong'
  | 'OptionsTooFew' | 'OptionsTooMany' | 'OptionEmpty' | 'OptionsEqual' | 'KeyMissing' | 'EveryOptionRight' | 'OneRightOption'
  | 'TextMissing' | 'TextsEqual' | 'CreditUnreadable' | 'NoFullCredit'
  | 'NumberMissing' | 'NumberUnreadable' | 'NumberAmbiguous' | 'ToleranceUnreadable' | 'ToleranceNegative' | 'NumbersEqual'
  | 'RowsTooFew' | 'RowsTooMany' | 'RowEmpty' | 'RowsEqual' | 'PairMissing' | 'NothingToPlace' | 'RatingMissing' | 'RatingsAllEqual'
  | 'NoGap' | 'TooManyGaps' | 'GapRepeated' | 'GapOptionsTooFew' | 'GapOptionsTooMany' | 'GapOptionEmpty' | 'GapOptionsEqual' | 'GapKeyMissing'
  | 'RubricEmpty' | 'RubricTooLong' | 'CriterionUntitled' | 'CriteriaEqual' | 'WeightUnreadable' | 'WeightsOff'
  | 'LevelsTooFew' | 'LevelsTooMany' | 'LevelEmpty' | 'LevelsEqual' | 'LevelCreditUnreadable' | 'NoFullLevel'
  | 'LongestUnreadable' | 'MediaTypesMissing' | 'SizeUnreadable' | 'MostUnreadable' | 'NotAccepted';

export function problem(code: ItemProblemCode, field: string, params: Readonly<Record<string, string>> = {}): ItemProblem {
  return { code, field, params, blocks: true };
}

export function hint(code: ItemProblemCode, field: string): ItemProblem {
  return { code, field, params: {}, blocks: false };
}

/** Each row that equals an earlier one, with that earlier one. */
export function equalPairs<Row>(rows: readonly Row[], textOf: (row: Row) => string): readonly (readonly [Row, Row])[] {
  const first = new Map<string, Row>();
  const pairs: (readonly [Row, Row])[] = [];
  for (const row of rows) {
    const text = textOf(row);
    const earlier = first.get(text);
    if (earlier === undefined) first.set(text, row);
    else pairs.push([earlier, row]);
  }
  return pairs;
}

/** 0 -> A, 25 -> Z, 26 -> AA: how options are named on screen. */
export function letterOf(index: number): string {
  const rest = Math.floor(index / 26);
  return (rest > 0 ? letterOf(rest - 1) : '') + String.fromCharCode(65 + (index % 26));
}
