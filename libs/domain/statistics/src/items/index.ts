export * from './analyse-items';
export * from './bands';
export * from './differential-functioning';
export type { OptionRow } from './distractors';
export { type ExtremeGroups, extremeGroups, totalsOf } from './extreme-groups';
export { itemStatistics, type ItemStatistics } from './item-statistics';
export { type ChoiceCell, type ItemChoices, type ItemProducts, type ItemSummary, type MarkCell, mergeTestSummaries, type TestSummary, type TotalCell } from './item-summary';
export { alphaIfDeleted, areRightOrWrong, reliability, type Reliability, whyNotWhole } from './reliability';
export * from './summarise-test';
