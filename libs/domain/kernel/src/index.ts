export * from './id';
export * from './instant';
export * from './marks';
export * from './random';
export * from './result';
export * from './text';
