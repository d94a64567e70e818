export { PostgresCorrectionStore } from './correction.store';
export { PostgresMarkStore } from './mark.store';
export { PostgresRegradeStore } from './regrade.store';
