export { AUTHORING_USE_CASES, AuthorCoursesResolver } from './author-courses.resolver';
export { AuthorDraftResolver } from './author-draft.resolver';
export { AuthorItemsResolver } from './author-items.resolver';
