export * from './attempt';
export * from './form';
export * from './parse-response';
export * from './score-attempt';
export * from './score-response';
export * from './step';
export * from './text-response';
