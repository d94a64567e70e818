export * from './passwords';
export * from './secrets';
export * from './session-cookie';
