export * from './job-names';
export * from './ports';
export * from './relay-outbox';
export * from './run-job';
export * from './sweep-leftovers';
