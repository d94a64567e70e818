export * from './decimal';
export * from './decode-text';
export * from './mark-columns';
export * from './read-table';
export * from './separator';
export * from './write-csv';
