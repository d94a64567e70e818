export * from './accommodation';
export * from './breaks';
export * from './course-path';
export * from './deadline';
export * from './review';
export * from './running-attempt';
export * from './test-rules';
