import { type Instant, ok, type PersonId, refuse, type Result, type WorkUnitId } from '@selaras/domain/kernel';
import type { CourseVersion } from './course-version';
import { findProblems } from './find-problems';
import type { Finding } from './finding';

export interface Publication {
  readonly publishedAt: Instant;
  readonly publishedBy: PersonId;
}

export type PublishRefusal =
  | { readonly code: 'VersionIsPublished' }
  /** At least one of the findings blocks; they stand on the version for the author to read. */
  | { readonly code: 'FindingsBlock'; readonly count: number; readonly findings: readonly Finding[] };

/** Whether a draft may become final now. Warnings do not stand in the way: they were shown. */
export function decidePublication(
  version: CourseVersion,
  unitPaths: ReadonlyMap<WorkUnitId, readonly WorkUnitId[]>,
  publication: Publication,
): Result<Publication, PublishRefusal> {
  if (version.status !== 'draft') return refuse({ code: 'VersionIsPublished' });
  const findings = findProblems(version, unitPaths).filter(({ severity }) => severity === 'blocks');
  return findings.length > 0 ? refuse({ code: 'FindingsBlock', count: findings.length, findings }) : ok(publication);
}
