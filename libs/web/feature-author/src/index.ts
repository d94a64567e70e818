export * from './author.routes';
