import type { CourseId, CourseVersionId } from '@selaras/domain/kernel';
import { type Actor, scopeOf } from '@selaras/domain/organisation';
import type { AuthoringDeps } from './deps';
import type { BankItem, CoursePage } from './ports';
import { type VersionView, viewOf } from './version-view';

/** The courses whose owner unit lies in the instructor's subtrees, by title. */
export function makeCourses({ store }: AuthoringDeps) {
  return (actor: Actor, page: { readonly first: number; readonly offset: number }): Promise<CoursePage> => store.courses(scopeOf(actor, 'instructor'), page);
}

/** Null when it does not exist or is not in scope. */
export function makeCourseVersion({ store }: AuthoringDeps) {
  return async (actor: Actor, versionId: CourseVersionId): Promise<VersionView | null> => {
    const record = await store.version(scopeOf(actor, 'instructor'), versionId);
    return record && viewOf(record);
  };
}

/** The newest version of each item that was not withdrawn; empty when the course is not in scope. */
export function makeItemBank({ store }: AuthoringDeps) {
  return async (actor: Actor, courseId: CourseId): Promise<readonly BankItem[]> => (await store.bank(scopeOf(actor, 'instructor'), courseId)) ?? [];
}

/** The units the instructor may write for, in tree order. */
export function makeAuthorUnits({ store }: AuthoringDeps) {
  return (actor: Actor) => store.unitsInScope(scopeOf(actor, 'instructor'));
}
