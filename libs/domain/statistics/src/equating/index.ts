export * from './bootstrap';
export { commonItemsOf, type FormScores, formScoresOf, mergeScoreCells, type ScoreCell } from './form-scores';
export { equatedScore, type EquatedScore, equateLinear, LINEAR_METHODS, type LinearEquating, type LinearMethod } from './linear-equating';
export {
  type AnchorFigures, commonItemsNeeded, EQUATING_LIMITS, EQUATING_WARNINGS, type EquatingLimits, type EquatingRefusal, type EquatingWarning,
} from './may-equate';
export * from './rasch-equating';
