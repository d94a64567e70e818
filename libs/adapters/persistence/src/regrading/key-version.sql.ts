import { FIRST_KEY_VERSION, type Correction } from '@selaras/domain/assessment';
import type { CourseVersionId } from '@selaras/domain/kernel';
import type { Queryable } from '../database';

/** Keeps our advisory locks apart from those of others. */
const LOCK_CLASS = 7_301;

/**
 * Whoever writes an outcome holds the keys of its version until the commit: `shared` to score or mark under the key version in
 * force, `alone` to put another one in force. Advisory, so that scoring a thousand attempts at once writes to no common row.
 * To be taken before any row is locked, and in a statement of its own: only the next one sees what the wait was for.
 */
export async function holdKeys(tx: Queryable, versionId: CourseVersionId, how: 'shared' | 'alone'): Promise<void> {
  await tx.query(`SELECT ${how === 'alone' ? 'pg_advisory_xact_lock' : 'pg_advisory_xact_lock_shared'}(${LOCK_CLASS}, hashtext($1::text))`, [versionId]);
}

/** The key version in force of the course version that this expression names. */
export function keyVersionInForce(versionId: string): string {
  return `coalesce((SELECT max(rg.key_version) FROM regrade rg WHERE rg.version_id = ${versionId} AND rg.finished_at IS NOT NULL), ${FIRST_KEY_VERSION})`;
}

/** A row of `correction` in this alias as a Correction of the domain. */
export function correctionJson(alias: string): string {
  return `jsonb_strip_nulls(jsonb_build_object('id', ${alias}.id, 'keyVersion', ${alias}.key_version, 'policy', ${alias}.policy,
    'itemVersionId', ${alias}.item_version_id, 'kind', ${alias}.kind, 'key', ${alias}.key, 'restoresId', ${alias}.restores_id))`;
}

/** The corrections of a course version up to a key version (both SQL expressions), as a JSON list; empty when there is none. */
export function correctionsUpTo(versionId: string, keyVersion: string): string {
  return `coalesce((SELECT jsonb_agg(${correctionJson('cn')} ORDER BY cn.key_version) FROM correction cn
    WHERE cn.version_id = ${versionId} AND cn.key_version <= ${keyVersion}), '[]')`;
}

/** The table's checks pair kind, key and restores_id as the type does. */
export type StoredCorrections = readonly Correction[];

/** Newest first: a later key version, and of one key version the one in which a person set a mark last. */
export const NEWEST_OUTCOME_FIRST = 'o.key_version DESC, o.revision DESC';
