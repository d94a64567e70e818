export { REGRADING_USE_CASES, RegradingResolver } from './regrading.resolver';
