export * from './level';
export * from './resolve-case';
export * from './resolve-variant';
