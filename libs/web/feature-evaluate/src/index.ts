export * from './evaluate.routes';
