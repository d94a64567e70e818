export * from './parse-response';
export * from './score-response';
export * from './text-response';
