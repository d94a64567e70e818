import type { WorkUnitId } from '@selaras/domain/kernel';

/** A work unit as every read returns it. */
export interface UnitRecord {
  readonly id: WorkUnitId;
  readonly code: string;
  readonly name: string;
  readonly shortName: string;
  readonly kind: string;
  readonly parentId: WorkUnitId | null;
  readonly zone: string;
}

/** SQL that builds a UnitRecord as JSON from a table alias of `work_unit`; null when the row is missing (left join). */
export function unitJson(alias: string): string {
  return `CASE WHEN ${alias}.id IS NULL THEN NULL ELSE jsonb_build_object(
    'id', ${alias}.id, 'code', ${alias}.code, 'name', ${alias}.name, 'shortName', ${alias}.short_name,
    'kind', ${alias}.kind, 'parentId', ${alias}.parent_id, 'zone', ${alias}.zone) END`;
}

/**
 * The calendar day on which dated facts are read. The whole country changes day within two hours; UTC+7, where the day
 * starts last, never counts a grant before its first day has begun anywhere it could be used.
 */
export function dayOf(now: number): string {
  return new Date(now + 7 * 3_600_000).toISOString().slice(0, 10);
}
