import type { CountedGroup, ItemRecord, ItemVersionLine } from '@selaras/application/item-bank';
import { summaryOf } from '@selaras/application/item-bank';
import type { ItemContent } from '@selaras/domain/item';
import { type CourseVersionId, instant, type ItemId, type ItemVersionId } from '@selaras/domain/kernel';
import type { UnitScope } from '@selaras/domain/organisation';
import { courseInScope } from '../authoring/scope.sql';
import type { Queryable } from '../database';
import { readEntries } from './bank-rows.sql';

/** Two statements, however many versions. */
export async function readItem(on: Queryable, scope: UnitScope, itemId: ItemId): Promise<ItemRecord | null> {
  const [entry] = await readEntries(on, scope, [itemId]);
  if (!entry) return null;
  const rows = await on.query<Omit<ItemVersionLine, 'createdAt'> & { created_at: Date }>(
    `SELECT v.id AS "itemVersionId", v.number, v.created_at, p.name AS by, v.objective_code AS "objectiveCode", v.content, coalesce(f.learners, 0) AS learners,
       coalesce(f.shown, 0) AS shown, coalesce(f.answered, 0) AS answered, f.facility, f.discrimination
     FROM item_version v JOIN person p ON p.id = v.created_by LEFT JOIN item_version_figures f ON f.item_version_id = v.id
     WHERE v.item_id = $1 ORDER BY v.number DESC`,
    [itemId],
  );
  return { entry, versions: rows.map(({ created_at, ...row }) => ({ ...row, createdAt: instant(created_at.getTime()) })) };
}

interface Group {
  readonly versionId: CourseVersionId; readonly versionNumber: number; readonly phase: 'pre' | 'post'; readonly form: string; readonly answered: number;
  readonly marks: readonly { readonly mark: number; readonly total: number; readonly count: number }[];
  readonly choices: readonly { readonly option: string; readonly mark: number; readonly total: number; readonly count: number }[] | null;
}

/** Pre-tests before post-tests of one version; the cells of a group in one order, so that the same counts give the same digits. */
const GROUPS = (versions: string) => `SELECT m.item_version_id AS "itemVersionId", m.version_id AS "versionId", cv.number AS "versionNumber", m.phase, m.form,
    coalesce(sum(m.count) FILTER (WHERE m.answered), 0)::int AS answered,
    jsonb_agg(jsonb_build_object('mark', m.mark, 'total', m.total, 'count', m.count) ORDER BY m.total, m.mark, m.answered) AS marks,
    (SELECT jsonb_agg(jsonb_build_object('option', c.option, 'mark', c.mark, 'total', c.total, 'count', c.count) ORDER BY c.total, c.mark, c.option)
     FROM item_choice_cell c WHERE (c.item_version_id, c.version_id, c.phase, c.form) = (m.item_version_id, m.version_id, m.phase, m.form)) AS choices
  FROM item_mark_cell m JOIN course_version cv ON cv.id = m.version_id WHERE m.item_version_id = ANY(${versions}::uuid[])
  GROUP BY m.item_version_id, m.version_id, cv.number, m.phase, m.form ORDER BY m.item_version_id, cv.number, m.phase DESC, m.form`;

/** The key that item version `v` is marked by now: the newest correction that is in force and was not taken back, else its own. */
const KEY_NOW = `coalesce((
    SELECT k.key FROM correction k JOIN regrade r ON r.correction_id = k.id AND r.finished_at IS NOT NULL
    WHERE k.item_version_id = v.id AND k.kind <> 'restore' AND NOT EXISTS (
      SELECT 1 FROM correction b JOIN regrade br ON br.correction_id = b.id AND br.finished_at IS NOT NULL WHERE b.restores_id = k.id)
    ORDER BY k.made_at DESC, k.key_version DESC LIMIT 1), v.content -> 'key')`;

/** The counted groups of each of these versions; those nobody was asked are left out. Two statements. */
export async function readGroups(on: Queryable, ids: readonly ItemVersionId[]): Promise<ReadonlyMap<ItemVersionId, readonly CountedGroup[]>> {
  const items = await on.query<{ itemVersionId: ItemVersionId; maximum: number; content: ItemContent }>(
    `SELECT v.id AS "itemVersionId", v.maximum, jsonb_build_object('interaction', v.content -> 'interaction', 'key', ${KEY_NOW}) AS content
     FROM item_version v WHERE v.id = ANY($1::uuid[])`,
    [ids],
  );
  const groups = await on.query<Group & { readonly itemVersionId: ItemVersionId }>(GROUPS('$1'), [ids]);
  return new Map(items.flatMap((item) => {
    const own = groups.filter(({ itemVersionId }) => itemVersionId === item.itemVersionId);
    return own.length === 0 ? [] : [[item.itemVersionId, own.map(({ versionId, versionNumber, phase, form, answered, marks, choices }) => ({
      versionId, versionNumber, phase, form, answered, summary: summaryOf(item, marks, choices ?? []),
    }))] as const];
  }));
}

export async function readCounts(on: Queryable, scope: UnitScope, itemVersionId: ItemVersionId): Promise<readonly CountedGroup[] | null> {
  const [known] = await on.query(
    `SELECT 1 FROM item_version v JOIN item i ON i.id = v.item_id JOIN course c ON c.id = i.course_id WHERE v.id = $1 AND ${courseInScope('c', '$2')}`, [itemVersionId, scope.rootUnitIds],
  );
  return known ? ((await readGroups(on, [itemVersionId])).get(itemVersionId) ?? []) : null;
}
