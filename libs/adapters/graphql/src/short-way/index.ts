export * from './checked-documents';
export * from './execute-checked';
