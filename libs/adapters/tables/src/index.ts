export * from './evaluation-sheets';
export type { Sheet } from './sheet';
export * from './workbook';
