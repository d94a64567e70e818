export * from './actor';
export * from './nip';
export * from './sign-in-throttle';
export * from './training-duty';
