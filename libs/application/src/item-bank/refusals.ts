import type { CourseId, WorkUnitId } from '@selaras/domain/kernel';

export type BankRefusal =
  // Not there, or not in the author's scope: the answer is the same for both.
  | { readonly code: 'CourseNotFound'; readonly courseId: CourseId }
  | { readonly code: 'ItemNotFound'; readonly itemId: string }
  | { readonly code: 'UnitNotFound'; readonly field: string; readonly unitId: WorkUnitId }
  | { readonly code: 'Required'; readonly field: string }
  | { readonly code: 'TooLong'; readonly field: string; readonly most: number }
  | { readonly code: 'TooMany'; readonly field: string; readonly most: number }
  | { readonly code: 'OutOfRange'; readonly field: string; readonly least: number; readonly most: number }
  | { readonly code: 'UnknownChoice'; readonly field: string };
