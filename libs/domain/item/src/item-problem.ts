import type { ItemType } from './interaction';

/** A list of an interaction beside the plain options, as a problem names it; gap options by the id of their gap. */
export type OptionList = 'prompts' | 'choices' | 'entries' | 'labels' | 'places' | 'actions' | 'gapOptions';

/** Where in an item a problem is, where there is more than one such place. */
interface InList {
  /** Left out for the options of a choice. */
  readonly list?: OptionList;
  /** The gap it concerns. */
  readonly gapId?: string;
}
interface InGap {
  readonly gapId?: string;
}

/** What keeps an item from being used. Positions count from 1, as an author sees the options, accepted answers or criteria. */
export type ItemProblem =
  | { readonly code: 'TitleEmpty' }
  | { readonly code: 'TitleTooLong'; readonly length: number; readonly limit: number }
  | { readonly code: 'StemEmpty' }
  | { readonly code: 'TextTooLong'; readonly part: 'stem' | 'option' | 'feedback' | 'cloze' | 'rubric'; readonly length: number; readonly limit: number }
  | ({ readonly code: 'TooFewOptions'; readonly count: number } & InList)
  | ({ readonly code: 'TooManyOptions'; readonly count: number; readonly limit: number } & InList)
  | ({ readonly code: 'OptionEmpty'; readonly position: number } & InList)
  | ({ readonly code: 'OptionsEqual'; readonly position: number; readonly otherPosition: number } & InList)
  | ({ readonly code: 'OptionIdsEqual'; readonly position: number; readonly otherPosition: number } & InList)
  | { readonly code: 'KeyOfOtherType'; readonly interaction: ItemType; readonly key: ItemType }
  | { readonly code: 'KeyMissing' }
  | { readonly code: 'KeyNamesUnknownOption'; readonly optionId: string }
  /** A prompt without its choice, an entry without its rank, a label without its place, an action without a rating, a gap without a key. */
  | { readonly code: 'KeyIncomplete'; readonly optionId: string }
  | { readonly code: 'KeyRepeatsOption'; readonly optionId: string }
  /** No label belongs to any place. */
  | { readonly code: 'NothingToPlace' }
  | { readonly code: 'RatingOutOfRange'; readonly optionId: string; readonly rating: number; readonly least: number; readonly highest: number }
  /** All actions are rated alike: there is no most and no least fitting one. */
  | { readonly code: 'RatingsAllEqual' }
  | { readonly code: 'FeedbackNamesUnknownOption'; readonly optionId: string }
  | ({ readonly code: 'NoAcceptedAnswer' } & InGap)
  | ({ readonly code: 'AcceptedTextEmpty'; readonly position: number } & InGap)
  | ({ readonly code: 'AcceptedTextsConflict'; readonly position: number; readonly otherPosition: number } & InGap)
  | ({ readonly code: 'NotADecimal'; readonly position: number; readonly text: string } & InGap)
  | ({ readonly code: 'ToleranceNegative'; readonly position: number; readonly text: string } & InGap)
  | ({ readonly code: 'CreditOutOfRange'; readonly position: number; readonly creditPercent: number } & InGap)
  | ({ readonly code: 'NoFullCredit'; readonly highestPercent: number } & InGap)
  | { readonly code: 'NoGap' }
  | { readonly code: 'TooManyGaps'; readonly count: number; readonly limit: number }
  | { readonly code: 'GapIdsEqual'; readonly gapId: string }
  /** The text shows no `[[id]]` for the gap, or more than one. */
  | { readonly code: 'GapMarkerMissing'; readonly gapId: string }
  | { readonly code: 'GapMarkerRepeated'; readonly gapId: string }
  /** The text has an `[[id]]` for which there is no gap. */
  | { readonly code: 'GapMarkerUnknown'; readonly gapId: string }
  | { readonly code: 'GapKeyOfOtherKind'; readonly gapId: string }
  | { readonly code: 'RubricEmpty' }
  | { readonly code: 'RubricTooLong'; readonly count: number; readonly limit: number }
  | { readonly code: 'CriterionUntitled'; readonly position: number }
  | { readonly code: 'CriteriaEqual'; readonly position: number; readonly otherPosition: number }
  | { readonly code: 'CriterionWeightOutOfRange'; readonly position: number; readonly weightPercent: number }
  | { readonly code: 'RubricWeightsOff'; readonly sum: number }
  | { readonly code: 'LevelsTooFew'; readonly position: number; readonly count: number }
  | { readonly code: 'LevelsTooMany'; readonly position: number; readonly count: number; readonly limit: number }
  | { readonly code: 'LevelEmpty'; readonly position: number; readonly level: number }
  | { readonly code: 'LevelsEqual'; readonly position: number; readonly level: number; readonly otherLevel: number }
  | { readonly code: 'LevelCreditOutOfRange'; readonly position: number; readonly level: number; readonly creditPercent: number }
  | { readonly code: 'NoFullLevel'; readonly position: number; readonly highestPercent: number }
  | { readonly code: 'EssayLengthOutOfRange'; readonly longest: number; readonly limit: number }
  | { readonly code: 'MediaTypesMissing' }
  | { readonly code: 'MediaTypeUnreadable'; readonly text: string }
  | { readonly code: 'UploadSizeOutOfRange'; readonly largestBytes: number; readonly limit: number }
  | { readonly code: 'UploadCountOutOfRange'; readonly most: number; readonly limit: number }
  | { readonly code: 'PenaltyOutOfRange'; readonly penaltyPercent: number }
  /** Marks that a person sets cannot be less than nothing. */
  | { readonly code: 'PenaltyWithRubric' }
  | { readonly code: 'MarksTooFew'; readonly maximum: number };
