export * from './analyse-forms';
export * from './compare-on-scale';
export * from './equate-forms';
export * from './form-orders';
export * from './gain-on-scale';
export * from './scale-line';
