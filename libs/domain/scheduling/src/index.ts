export * from './course-path';
export * from './deadline';
