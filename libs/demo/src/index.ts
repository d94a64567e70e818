export * from './shapes';
export * from './stable-id';
export * from './files-in-pages';
export { COMPLAINT_HANDLING } from './course-complaints/course';
export { SERVICE_COMMUNICATION } from './course-communication/course';
export * from './accounts';
export * from './city/shapes';
export { buildCity } from './city/build-city';
export { agencyOf, unitPath } from './city/units';
