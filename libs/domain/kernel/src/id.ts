/** An opaque identifier, branded by what it names so that one kind cannot be passed for another. */
export type Id<Kind extends string> = string & { readonly __id: Kind };

export type PersonId = Id<'Person'>;
export type WorkUnitId = Id<'WorkUnit'>;
export type CourseId = Id<'Course'>;
export type CourseVersionId = Id<'CourseVersion'>;
export type ModuleId = Id<'Module'>;
export type VariantId = Id<'Variant'>;
export type ObjectiveId = Id<'Objective'>;
export type ItemId = Id<'Item'>;
export type ItemVersionId = Id<'ItemVersion'>;
export type CohortId = Id<'Cohort'>;
export type EnrolmentId = Id<'Enrolment'>;
export type AttemptId = Id<'Attempt'>;
export type StepId = Id<'Step'>;
export type FileId = Id<'File'>;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export function isId(text: unknown): text is string {
  return typeof text === 'string' && UUID.test(text);
}

/** Brands a lower-case UUID. @throws TypeError when the text is not one. */
export function asId<Kind extends string>(text: string): Id<Kind> {
  if (!isId(text)) throw new TypeError(`not an id (lower-case UUID): ${JSON.stringify(text).slice(0, 60)}`);
  return text as Id<Kind>;
}
