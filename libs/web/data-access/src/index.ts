export * from './clock/server-clock';
export * from './generated/operations';
export * from './graphql/api-problem';
export * from './graphql/graphql-client';
export * from './graphql/refusal-answer';
export * from './new-id';
export * from './session/guards';
export * from './session/session-store';
