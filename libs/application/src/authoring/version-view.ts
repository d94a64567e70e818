import { type CourseVersion, findProblems, type Finding, isStale, type Variant } from '@selaras/domain/course';
import type { FileId, Instant, Result, VariantId, WorkUnitId } from '@selaras/domain/kernel';
import type { UnitView } from '@selaras/application/identity';
import type { FileFacts, VersionRecord } from './ports';
import type { AuthoringRefusal } from './refusals';

export interface VariantView extends Variant {
  readonly unit: UnitView | null;
  readonly stale: boolean;
  readonly updatedAt: Instant;
}

/** A version as its authors see it: with findings, stale texts and the columns of the matrix worked out. */
export interface VersionView {
  readonly version: CourseVersion;
  readonly publishedAt: Instant | null;
  readonly variantsOf: (module: CourseVersion['modules'][number]) => readonly VariantView[];
  readonly file: (fileId: FileId) => FileFacts;
  readonly unit: (unitId: WorkUnitId | null) => UnitView | null;
  readonly matrixUnits: readonly UnitView[];
  readonly findings: readonly Finding[];
}

export function viewOf(record: VersionRecord): VersionView {
  const { version, units } = record;
  const unit = (unitId: WorkUnitId | null) => (unitId === null ? null : known(units, unitId));
  return {
    version,
    publishedAt: record.publishedAt,
    variantsOf: (module) =>
      module.variants.map((variant) => ({ ...variant, unit: unit(variant.unitId), stale: isStale(variant, module), updatedAt: known<VariantId, Instant>(record.variantUpdatedAt, variant.id) })),
    file: (fileId) => known(record.files, fileId),
    unit,
    matrixUnits: [...units.values()],
    findings: findProblems(version, record.unitPaths),
  };
}

export function viewResult(result: Result<VersionRecord, AuthoringRefusal>): Result<VersionView, AuthoringRefusal> {
  return result.ok ? { ok: true, value: viewOf(result.value) } : result;
}

/** @throws when the record was read without something it refers to: a bug of the store. */
function known<K, V>(map: ReadonlyMap<K, V>, key: K): V {
  const value = map.get(key);
  if (value === undefined) throw new Error(`a course version was read without ${String(key)}`);
  return value;
}
