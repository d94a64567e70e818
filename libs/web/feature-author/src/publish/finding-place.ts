import type { CourseFinding } from '../workspace/course-version';

/** Where an author mends a finding: the page below the version, and what it needs to open at the right place. */
export interface FindingPlace { readonly path: readonly string[]; readonly query: Readonly<Record<string, string>> }

/** Every finding leads somewhere: a module's text, an item, the tests, else the contents. */
export function placeOf({ code, moduleId, unit, itemId, params }: CourseFinding): FindingPlace {
  const level = params.find(({ name }) => name === 'level')?.value.toUpperCase();
  const query = { ...(unit === null ? {} : { unit: unit.id }), ...(level === 'BASIC' || level === 'ADVANCED' ? { level } : {}) };
  if (itemId !== null) return code === 'ItemOutdated' || code === 'ItemArchived' ? { path: ['tests'], query: {} } : { path: ['bank', itemId], query: {} };
  if (moduleId !== null) return code === 'ModuleWithoutObjective' ? { path: ['contents'], query: {} } : { path: ['variants', moduleId], query };
  if (/Item|Form|Anchor|CoreShare|NotMeasured/.test(code)) return { path: ['tests'], query: unit === null ? {} : { unit: unit.id } };
  return { path: ['contents'], query: {} };
}
