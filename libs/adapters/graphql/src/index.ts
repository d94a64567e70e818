export * from './identity/identity.resolver';
export * from './limits/complexity.plugin';
export * from './limits/document-limits';
export * from './limits/hide-faults';
export * from './permission/index';
export * from './refusal';
export { SCHEMA_SDL } from './schema.generated';
