import type { CourseId, FileId, Instant, PersonId } from '@selaras/domain/kernel';
import type { UnitScope } from '@selaras/domain/organisation';

/** What is known of an uploaded file; its bytes lie under their hash. */
export interface StoredFile {
  readonly id: FileId;
  /** 64 lower-case hexadecimal digits. */
  readonly sha256: string;
  readonly mediaType: string;
  readonly byteSize: number;
  readonly name: string;
}

export interface FileStore {
  courseInScope(scope: UnitScope, courseId: CourseId): Promise<boolean>;
  /** The same bytes under the same name in the same course are one file: the row that stands is the answer. */
  add(file: StoredFile, courseId: CourseId, by: { readonly personId: PersonId; readonly at: Instant }): Promise<StoredFile>;
  /**
   * The file, if this person may read it: the course is owned, or a cohort of it is run, inside one of the scopes; or she is
   * enrolled, and not withdrawn, in a cohort whose version uses the file in a module, a text or an item. Null otherwise.
   */
  readable(fileId: FileId, personId: PersonId, scopes: readonly UnitScope[]): Promise<StoredFile | null>;
}
