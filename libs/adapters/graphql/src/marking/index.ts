export { ATTEMPT_FILE_USE_CASES, MARKING_USE_CASES, MarkingResolver, MY_MARKED_WORKS, type MyMarkedWorks } from './marking.resolver';
