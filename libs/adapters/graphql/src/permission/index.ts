export * from './current-actor';
export * from './permission';
export * from './permission.check';
export * from './permission.guard';
export * from './refused-access';
export * from './refused-access.filter';
export * from './session-context';
