import type { BankPage, BankQuery, BankSort, ItemState } from '@selaras/application/item-bank';
import type { CourseId, ItemId } from '@selaras/domain/kernel';
import type { UnitScope } from '@selaras/domain/organisation';
import { courseInScope } from '../authoring/scope.sql';
import type { Queryable } from '../database';
import { FIGURES, readEntries } from './bank-rows.sql';

const USED = 'EXISTS (SELECT 1 FROM item_version pv JOIN pair_item pi ON pi.item_version_id = pv.id WHERE pv.item_id = i.id)';

const IN_STATE: Readonly<Record<ItemState, string>> = {
  live: 'i.archived_at IS NULL',
  used: `i.archived_at IS NULL AND ${USED}`,
  unused: `i.archived_at IS NULL AND NOT ${USED}`,
  'over-limit': 'i.archived_at IS NULL AND i.exposure_limit <= (SELECT x.learners FROM item_exposure x WHERE x.item_id = i.id)',
  'works-badly': `i.archived_at IS NULL AND (SELECT g.notes <> '{}' FROM item_version_figures g WHERE g.item_id = i.id AND g.shown > 0 ORDER BY g.number DESC LIMIT 1)`,
  archived: 'i.archived_at IS NOT NULL',
};

const NEWEST = 'i.created_at DESC, i.id DESC';
const ORDER: Readonly<Record<BankSort, { readonly join: string; readonly by: string }>> = {
  newest: { join: '', by: NEWEST },
  facility: { join: FIGURES, by: `f.facility NULLS LAST, ${NEWEST}` },
  discrimination: { join: FIGURES, by: `f.discrimination NULLS LAST, ${NEWEST}` },
  exposure: { join: 'LEFT JOIN item_exposure x ON x.item_id = i.id', by: `x.learners DESC NULLS LAST, ${NEWEST}` },
};

/** The word as a pattern that finds it anywhere, its own wildcards taken literally. */
const occurs = (parameter: string) => `i.words LIKE '%' || replace(replace(replace(folded(${parameter}), '\\', '\\\\'), '%', '\\%'), '_', '\\_') || '%'`;

/** Four statements whatever the size of the page: the course and its tags, the ids, how many there are, the rows. */
export async function readBankPage(
  on: Queryable, scope: UnitScope, courseId: CourseId, query: BankQuery, { first, offset }: { readonly first: number; readonly offset: number },
): Promise<BankPage | null> {
  const [course] = await on.query<{ tags: string[] | null }>(
    `SELECT (SELECT array_agg(t.tag ORDER BY t.times DESC, t.tag) FROM (
         SELECT tag, count(*) AS times FROM item i CROSS JOIN unnest(i.tags) tag WHERE i.course_id = c.id AND i.archived_at IS NULL GROUP BY tag ORDER BY times DESC, tag LIMIT 200
       ) t) AS tags FROM course c WHERE c.id = $1 AND ${courseInScope('c', '$2')}`,
    [courseId, scope.rootUnitIds],
  );
  if (!course) return null;
  const matches = `FROM item i %JOIN% WHERE i.course_id = $1 AND i.newest_id IS NOT NULL AND ${IN_STATE[query.state]}
    AND ($2::text IS NULL OR i.newest_type = $2)
    AND (NOT $3 OR i.newest_objective IS NOT DISTINCT FROM $4::text)
    AND (NOT $5 OR i.difficulty IS NOT DISTINCT FROM $6::text)
    AND (NOT $7 OR i.unit_id IS NOT DISTINCT FROM $8::uuid)
    AND ($9::text IS NULL OR i.tags @> ARRAY[$9::text])
    ${query.words.map((_, index) => `AND ${occurs(`$${10 + index}`)}`).join(' ')}`;
  const parameters = [
    courseId, query.type ?? null, query.objectiveCode !== undefined, query.objectiveCode ?? null, query.difficulty !== undefined, query.difficulty ?? null,
    query.unitId !== undefined, query.unitId ?? null, query.tag ?? null, ...query.words,
  ];
  const { join, by } = ORDER[query.sort];
  const ids = await on.query<{ id: ItemId }>(
    `SELECT i.id ${matches.replace('%JOIN%', join)} ORDER BY ${by} LIMIT $${parameters.length + 1} OFFSET $${parameters.length + 2}`, [...parameters, first + 1, offset],
  );
  const [count] = await on.query<{ total: number }>(`SELECT count(*)::int AS total ${matches.replace('%JOIN%', '')}`, parameters);
  return {
    rows: await readEntries(on, scope, ids.slice(0, first).map(({ id }) => id)),
    hasNextPage: ids.length > first, totalCount: count?.total ?? 0, tags: course.tags ?? [],
  };
}
