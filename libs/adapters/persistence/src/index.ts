export * from './database';
export * from './identity/identity.store';
export * from './unit-columns';
export * from './jobs/outbox.store';
export * from './organisation/organisation.store';
