import type { AuthoringStore } from '@selaras/application/authoring';
import { ok, refuse } from '@selaras/domain/kernel';
import type { Database } from '../database';
import { refusingBrokenConstraints } from './constraint-refusals';
import * as courses from './courses.sql';
import { writeChanges } from './draft-changes.sql';
import * as items from './items.sql';
import { readVersion } from './version.sql';

/** The author's reads and writes over PostgreSQL; each statement stands in the file of its subject. */
export function postgresAuthoringStore(database: Database): AuthoringStore {
  return {
    courses: (scope, page) => courses.readCourses(database, scope, page),
    version: (scope, versionId) => readVersion(database, scope, versionId),
    unitsInScope: (scope) => courses.readUnitsInScope(database, scope),
    unit: (unitId) => courses.readUnitWithPath(database, unitId),
    unitsWithin: (scope, unitIds) => courses.readUnitsWithin(database, scope, unitIds),
    fileForVersion: (versionId, fileId) => courses.readFileForVersion(database, versionId, fileId),
    itemVersions: (versionId, ids) => courses.readItemVersions(database, versionId, ids),
    createCourse: (course) => refusingBrokenConstraints(course.versionId, () => courses.writeCourse(database, course)),
    openDraft: (scope, courseId, by, copy) => refusingBrokenConstraints(courseId, () => courses.writeOpenDraft(database, scope, courseId, by, copy)),
    change: (scope, versionId, by, decide) =>
      refusingBrokenConstraints(versionId, () =>
        database.transaction(async (tx) => {
          const before = await readVersion(tx, scope, versionId, true);
          if (!before) return refuse({ code: 'VersionNotFound' });
          const decision = decide(before);
          if (!decision.ok) return decision;
          if (decision.value.length === 0) return ok(before);
          await writeChanges({ tx, versionId, ...by }, decision.value);
          const after = await readVersion(tx, scope, versionId);
          return after ? ok(after) : refuse({ code: 'VersionNotFound' });
        })),
    bank: (scope, courseId) => items.readBank(database, scope, courseId),
    saveItem: (scope, version, by, decide) => refusingBrokenConstraints(version.itemVersionId, () => items.writeItem(database, scope, version, by, decide)),
    archiveItem: (scope, itemId, by) => items.writeArchive(database, scope, itemId, by),
    addItems: items.addItems(database),
  };
}
