import type { IdSource } from '@selaras/domain/course';
import type { Clock, CourseId, FileId } from '@selaras/domain/kernel';
import { type Actor, scopeOf } from '@selaras/domain/organisation';
import type { FileStore, StoredFile } from './ports';

export * from './ports';

export interface FileDeps {
  readonly store: FileStore;
  readonly clock: Clock;
  readonly newId: IdSource;
}

export function makeFileUseCases({ store, clock, newId }: FileDeps) {
  return {
    /** Instructors may add files to courses in their scope. Asked before the first byte is taken. */
    mayUpload: (actor: Actor, courseId: CourseId): Promise<boolean> => store.courseInScope(scopeOf(actor, 'instructor'), courseId),
    /** Writes down a file whose bytes are already kept. The caller has asked `mayUpload`. */
    recordUpload: (actor: Actor, courseId: CourseId, file: Omit<StoredFile, 'id'>): Promise<StoredFile> =>
      store.add({ ...file, id: newId<'File'>() }, courseId, { personId: actor.personId, at: clock() }),
    /** Null when there is no such file or it is not for this person: the answer is the same. */
    readable: (actor: Actor, fileId: FileId): Promise<StoredFile | null> =>
      store.readable(fileId, actor.personId, [scopeOf(actor, 'instructor'), scopeOf(actor, 'evaluator'), scopeOf(actor, 'administrator')]),
  };
}
export type FileUseCases = ReturnType<typeof makeFileUseCases>;
