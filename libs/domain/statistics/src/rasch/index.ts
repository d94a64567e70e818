export * from './calibrate-rasch';
export type { ItemFit } from './item-fit';
export * from './marginal-likelihood';
export { chanceOfRight, type PersonEstimate, personEstimates } from './person-estimates';
export type { RaschRefusal, SetAside } from './score-counts';
