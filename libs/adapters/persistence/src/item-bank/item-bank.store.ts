import type { BankRefusal, ItemBankStore, LockedItem, TagChange, Writer } from '@selaras/application/item-bank';
import type { Comparable } from '@selaras/domain/item';
import { type CourseId, type ItemId, ok, refuse, type Result } from '@selaras/domain/kernel';
import type { UnitScope } from '@selaras/domain/organisation';
import { readUnitsWithin } from '../authoring/courses.sql';
import { courseInScope } from '../authoring/scope.sql';
import type { Database, Queryable } from '../database';
import { readBankPage } from './bank-page.sql';
import { readEntries } from './bank-rows.sql';
import { readCounts, readItem } from './item-record.sql';

/** The instructor's reads and writes of a bank; each statement stands in the file of its subject. */
export class PostgresItemBankStore implements ItemBankStore {
  constructor(private readonly database: Database) {}

  page: ItemBankStore['page'] = (scope, courseId, query, page) => readBankPage(this.database, scope, courseId, query, page);
  entries: ItemBankStore['entries'] = (scope, itemIds) => readEntries(this.database, scope, itemIds);
  item: ItemBankStore['item'] = (scope, itemId) => readItem(this.database, scope, itemId);
  counts: ItemBankStore['counts'] = (scope, itemVersionId) => readCounts(this.database, scope, itemVersionId);
  unitsWithin: ItemBankStore['unitsWithin'] = (scope, unitIds) => readUnitsWithin(this.database, scope, unitIds);

  change<R>(
    scope: UnitScope, courseId: CourseId, itemIds: readonly ItemId[], by: Writer, decide: (items: ReadonlyMap<ItemId, LockedItem>) => Result<readonly TagChange[], R>,
  ): Promise<Result<null, R | BankRefusal>> {
    return this.database.transaction(async (tx): Promise<Result<null, R | BankRefusal>> => {
      // The course's row is the lock of its bank, as it is for saving an item.
      const [course] = await tx.query(`SELECT 1 FROM course c WHERE c.id = $1 AND ${courseInScope('c', '$2')} FOR UPDATE`, [courseId, scope.rootUnitIds]);
      if (!course) return refuse({ code: 'CourseNotFound', courseId });
      const decision = decide(await lockItems(tx, courseId, itemIds));
      if (!decision.ok) return decision;
      await writeChanges(tx, decision.value, by);
      return ok(null);
    });
  }

  comparables: ItemBankStore['comparables'] = async (scope, courseId, like) => {
    const [course] = await this.database.query(`SELECT 1 FROM course c WHERE c.id = $1 AND ${courseInScope('c', '$2')}`, [courseId, scope.rootUnitIds]);
    if (!course) return null;
    // Of texts of which one is half as long again as the other, less than the limit can be common; titles count here and not there, so more is let through.
    return this.database.query<Comparable>(
      `SELECT i.id, v.content FROM item i JOIN item_version v ON v.id = i.newest_id
       WHERE i.course_id = $1 AND i.archived_at IS NULL AND ($2::jsonb IS NULL OR (i.newest_type = $2::jsonb -> 'interaction' ->> 'type'
         AND abs(char_length(i.words) - char_length(item_words($2::jsonb))) <= 80 + char_length(i.words) / 2))
       ORDER BY i.created_at, i.id`,
      [courseId, like ? JSON.stringify(like) : null],
    );
  };

  keptApart: ItemBankStore['keptApart'] = async (courseId) => {
    const rows = await this.database.query<{ a: string; b: string }>(
      'SELECT k.item_id AS a, k.other_id AS b FROM item_kept_apart k JOIN item i ON i.id = k.item_id WHERE i.course_id = $1', [courseId],
    );
    return rows.map(({ a, b }) => [a, b] as const);
  };

  keepApart: ItemBankStore['keepApart'] = async (scope, itemId, others, by) => {
    const ids = [...new Set([itemId, ...others])];
    const known = await this.database.query(
      `SELECT i.id FROM item i JOIN course c ON c.id = i.course_id WHERE i.id = ANY($1::uuid[]) AND i.course_id = (SELECT course_id FROM item WHERE id = $2) AND ${courseInScope('c', '$3')}`,
      [ids, itemId, scope.rootUnitIds],
    );
    if (known.length < ids.length) return false;
    await this.database.query(
      `INSERT INTO item_kept_apart (item_id, other_id, said_by, said_at)
       SELECT least($1::uuid, o), greatest($1::uuid, o), $3, $4 FROM unnest($2::uuid[]) o WHERE o <> $1 ON CONFLICT DO NOTHING`,
      [itemId, others, by.personId, new Date(by.at)],
    );
    return true;
  };
}

async function lockItems(tx: Queryable, courseId: CourseId, itemIds: readonly ItemId[]): Promise<ReadonlyMap<ItemId, LockedItem>> {
  const rows = await tx.query<LockedItem>(
    `SELECT i.id AS "itemId", i.revision, i.newest_objective AS "objectiveCode", i.difficulty, i.unit_id AS "unitId", i.tags, i.exposure_limit AS "exposureLimit",
       i.archived_at IS NOT NULL AS archived
     FROM item i WHERE i.id = ANY($1::uuid[]) AND i.course_id = $2 AND i.newest_id IS NOT NULL ORDER BY i.id FOR UPDATE`,
    [itemIds, courseId],
  );
  return new Map(rows.map((row) => [row.itemId, row]));
}

async function writeChanges(tx: Queryable, changes: readonly TagChange[], by: Writer): Promise<void> {
  if (changes.length === 0) return;
  const rows = JSON.stringify(changes.map(({ itemId, to, newVersionId }) => ({
    id: itemId, difficulty: to.difficulty, unit: to.unitId, tags: to.tags, exposure_limit: to.exposureLimit, archived: to.archived, objective: to.objectiveCode, version: newVersionId,
  })));
  const changed = '$1::jsonb) AS n (id uuid, difficulty text, unit uuid, tags text[], exposure_limit int, archived boolean, objective text, version uuid';
  await tx.query(
    `UPDATE item i SET difficulty = n.difficulty, unit_id = n.unit, tags = n.tags, exposure_limit = n.exposure_limit,
       archived_at = CASE WHEN n.archived THEN coalesce(i.archived_at, $2) END, revision = i.revision + 1, revised_at = $2, revised_by = $3
     FROM jsonb_to_recordset(${changed}) WHERE i.id = n.id`,
    [rows, new Date(by.at), by.personId],
  );
  // Word for word the newest version, but for the objective.
  await tx.query(
    `INSERT INTO item_version (id, item_id, number, type, objective_code, content, maximum, created_at, created_by)
     SELECT n.version, i.id, v.number + 1, v.type, n.objective, v.content, v.maximum, $2, $3
     FROM jsonb_to_recordset(${changed}) JOIN item i ON i.id = n.id JOIN item_version v ON v.id = i.newest_id WHERE n.version IS NOT NULL`,
    [rows, new Date(by.at), by.personId],
  );
}
