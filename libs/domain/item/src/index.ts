export * from './check-item';
export * from './interaction';
export * from './item';
export * from './key';
export * from './number-text';
export * from './plain-text';
export * from './response';
export * from './rich-text';
