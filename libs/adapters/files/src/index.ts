export * from './deliver-file';
export * from './file-folder';
export * from './file-kinds';
export * from './receive-file';
