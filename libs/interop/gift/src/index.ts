export * from './dry-run';
export * from './gift-question';
export { parseGift } from './parse-gift';
export type { Sanitise } from './rich-text';
export * from './to-gift';
export { toItemContent, type GiftChange, type GiftRefusal, type ItemFromGift } from './to-item-content';
