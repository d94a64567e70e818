export * from './item-bank.store';
export * from './item-count.store';
