import type { AuthoringRefusal, AuthoringStore, BankItem, ItemHistory, NewItemVersion, Writer } from '@selaras/application/authoring';
import type { Difficulty, ItemContent } from '@selaras/domain/item';
import { type CourseId, type ItemId, type ItemVersionId, ok, refuse, type Result } from '@selaras/domain/kernel';
import type { UnitScope } from '@selaras/domain/organisation';
import type { Database, Queryable } from '../database';
import { courseInScope } from './scope.sql';

interface ItemRow {
  readonly item_id: ItemId; readonly id: ItemVersionId; readonly number: number; readonly objective_code: string | null; readonly difficulty: Difficulty | null; readonly over_limit: boolean; readonly content: ItemContent;
}

/** Whether as many learners as its limit allows have seen item `i`. */
const OVER_LIMIT = 'coalesce(i.exposure_limit <= (SELECT x.learners FROM item_exposure x WHERE x.item_id = i.id), false) AS over_limit';

function bankItemOf(row: ItemRow): BankItem {
  return { itemId: row.item_id, itemVersionId: row.id, number: row.number, objectiveCode: row.objective_code, difficulty: row.difficulty, overLimit: row.over_limit, content: row.content };
}

/** The newest version of each item that is not archived, oldest item first. The caller has looked at the scope. */
async function readNewest(on: Queryable, courseId: CourseId): Promise<readonly BankItem[]> {
  const rows = await on.query<ItemRow>(
    `SELECT iv.item_id, iv.id, iv.number, iv.objective_code, i.difficulty, ${OVER_LIMIT}, iv.content
     FROM item i JOIN item_version iv ON iv.id = i.newest_id
     WHERE i.course_id = $1 AND i.archived_at IS NULL ORDER BY i.created_at, i.id`,
    [courseId],
  );
  return rows.map(bankItemOf);
}

export async function readBank(on: Queryable, scope: UnitScope, courseId: CourseId): Promise<readonly BankItem[] | null> {
  const [course] = await on.query(`SELECT 1 FROM course c WHERE c.id = $1 AND ${courseInScope('c', '$2')}`, [courseId, scope.rootUnitIds]);
  return course ? readNewest(on, courseId) : null;
}

export async function writeItem(
  database: Database,
  scope: UnitScope,
  version: NewItemVersion,
  by: Writer,
  decide: (history: ItemHistory | null) => Result<'add' | 'keep', AuthoringRefusal>,
): Promise<Result<BankItem, AuthoringRefusal>> {
  return database.transaction(async (tx) => {
    // The course's row is the lock of its bank: two saves of one item, or of a new one sent twice, come one after the other.
    const [course] = await tx.query(`SELECT 1 FROM course c WHERE c.id = $1 AND ${courseInScope('c', '$2')} FOR UPDATE`, [version.courseId, scope.rootUnitIds]);
    if (!course) return refuse({ code: 'CourseNotFound', courseId: version.courseId });
    const history = await readHistory(tx, version.itemId);
    if (history && history.courseId !== version.courseId) return refuse({ code: 'IdTaken', id: version.itemId });
    const decision = decide(history);
    if (!decision.ok) return decision;
    if (decision.value === 'keep' && history) return ok(history.newest);
    if (!history) await tx.query('INSERT INTO item (id, course_id, created_at, created_by) VALUES ($1, $2, $3, $4)', [version.itemId, version.courseId, new Date(by.at), by.personId]);
    const number = (history?.newest.number ?? 0) + 1;
    await insertVersions(tx, [version], number, by);
    return ok({ itemId: version.itemId, itemVersionId: version.itemVersionId, number, objectiveCode: version.objectiveCode, difficulty: history?.newest.difficulty ?? null, overLimit: history?.newest.overLimit ?? false, content: version.content });
  });
}

async function readHistory(tx: Queryable, itemId: ItemId): Promise<ItemHistory | null> {
  const [row] = await tx.query<ItemRow & { course_id: CourseId; archived: boolean; by: string }>(
    `SELECT i.course_id, i.archived_at IS NOT NULL AS archived, p.name AS by, iv.item_id, iv.id, iv.number, iv.objective_code, i.difficulty, ${OVER_LIMIT}, iv.content
     FROM item i JOIN item_version iv ON iv.id = i.newest_id JOIN person p ON p.id = iv.created_by WHERE i.id = $1`,
    [itemId],
  );
  return row ? { courseId: row.course_id, archived: row.archived, newestBy: row.by, newest: bankItemOf(row) } : null;
}

/** An item that is archived already stays as it is. */
export async function writeArchive(on: Queryable, scope: UnitScope, itemId: ItemId, by: Writer): Promise<boolean> {
  const rows = await on.query(
    `UPDATE item i SET archived_at = coalesce(i.archived_at, $3), revision = i.revision + (i.archived_at IS NULL)::int,
       revised_at = CASE WHEN i.archived_at IS NULL THEN $3 ELSE i.revised_at END, revised_by = CASE WHEN i.archived_at IS NULL THEN $4 ELSE i.revised_by END
     FROM course c WHERE c.id = i.course_id AND i.id = $1 AND ${courseInScope('c', '$2')} RETURNING i.id`,
    [itemId, scope.rootUnitIds, new Date(by.at), by.personId],
  );
  return rows.length > 0;
}

/** All or nothing. The lock on the course makes two imports of one file come one after the other, so the second sees the first. */
export const addItems = (database: Database): AuthoringStore['addItems'] => (scope, courseId, by, choose) =>
  database.transaction(async (tx) => {
    const [course] = await tx.query(`SELECT 1 FROM course c WHERE c.id = $1 AND ${courseInScope('c', '$2')} FOR UPDATE`, [courseId, scope.rootUnitIds]);
    if (!course) return null;
    const { add, answer } = choose(await readNewest(tx, courseId));
    // A microsecond apart, so that the bank keeps the order of the file.
    await tx.query(
      `INSERT INTO item (id, course_id, created_at, created_by)
       SELECT o.id, $1, $3::timestamptz + (o.place * interval '1 microsecond'), $4 FROM unnest($2::uuid[]) WITH ORDINALITY AS o(id, place)`,
      [courseId, add.map(({ itemId }) => itemId), new Date(by.at), by.personId],
    );
    await insertVersions(tx, add, 1, by);
    return answer;
  });

async function insertVersions(tx: Queryable, versions: readonly NewItemVersion[], number: number, by: Writer): Promise<void> {
  await tx.query(
    `INSERT INTO item_version (id, item_id, number, type, objective_code, content, maximum, created_at, created_by)
     SELECT v.id, v.item, $2, v.content -> 'interaction' ->> 'type', v.objective, v.content, (v.content ->> 'maximum')::int, $3, $4
     FROM jsonb_to_recordset($1::jsonb) AS v(id uuid, item uuid, objective text, content jsonb)`,
    [JSON.stringify(versions.map(({ itemVersionId, itemId, objectiveCode, content }) => ({ id: itemVersionId, item: itemId, objective: objectiveCode, content }))), number, new Date(by.at), by.personId],
  );
}
