export { PostgresAttemptFileStore } from './attempt-file.store';
export { PostgresMarkingStore } from './marking.store';
