import type { BankEntry, ItemFiguresLine, ItemUse } from '@selaras/application/item-bank';
import { instant, type ItemId } from '@selaras/domain/kernel';
import type { UnitScope } from '@selaras/domain/organisation';
import { courseInScope } from '../authoring/scope.sql';
import type { Queryable } from '../database';
import { unitJson } from '../unit-columns';

type Row = Omit<BankEntry, 'archived' | 'revisedAt' | 'learners' | 'uses' | 'figures'> & {
  readonly archived_at: Date | null; readonly revised_at: Date; readonly learners: number | null; readonly uses: readonly ItemUse[] | null; readonly figures: ItemFiguresLine | null;
};

/** The figures of the newest version of item `i` that anybody was asked, as row `f`. */
export const FIGURES = 'LEFT JOIN LATERAL (SELECT * FROM item_version_figures g WHERE g.item_id = i.id AND g.shown > 0 ORDER BY g.number DESC LIMIT 1) f ON true';

/** One statement for any number of items; in the order of the ids. Those out of scope are left out. */
export async function readEntries(on: Queryable, scope: UnitScope, ids: readonly ItemId[]): Promise<readonly BankEntry[]> {
  const rows = await on.query<Row>(
    `SELECT i.id AS "itemId", i.course_id AS "courseId", i.newest_id AS "itemVersionId", i.newest_number AS number, i.newest_type AS type,
       v.content ->> 'title' AS title, v.content ->> 'stem' AS stem, v.objective_code AS "objectiveCode", v.maximum, i.difficulty, i.unit_id AS "unitId",
       ${unitJson('u')} AS unit, i.tags, i.exposure_limit AS "exposureLimit", i.archived_at, i.revision,
       coalesce(i.revised_at, i.created_at) AS revised_at, p.name AS "revisedBy", x.learners,
       (SELECT jsonb_agg(jsonb_build_object('versionId', cv.id, 'number', cv.number, 'status', cv.status, 'part', pi.part, 'unitName', pu.short_name, 'itemVersionNumber', pv.number) ORDER BY cv.number DESC)
        FROM item_version pv JOIN pair_item pi ON pi.item_version_id = pv.id JOIN course_version cv ON cv.id = pi.version_id LEFT JOIN work_unit pu ON pu.id = pi.unit_id
        WHERE pv.item_id = i.id) AS uses,
       CASE WHEN f.item_id IS NULL THEN NULL ELSE jsonb_build_object('number', f.number, 'shown', f.shown, 'answered', f.answered, 'facility', f.facility,
         'discrimination', f.discrimination, 'notes', f.notes) END AS figures
     FROM unnest($1::uuid[]) WITH ORDINALITY AS o (id, place)
     JOIN item i ON i.id = o.id JOIN course c ON c.id = i.course_id JOIN item_version v ON v.id = i.newest_id
     JOIN person p ON p.id = coalesce(i.revised_by, i.created_by) LEFT JOIN work_unit u ON u.id = i.unit_id LEFT JOIN item_exposure x ON x.item_id = i.id ${FIGURES}
     WHERE ${courseInScope('c', '$2')} ORDER BY o.place`,
    [ids, scope.rootUnitIds],
  );
  return rows.map(({ archived_at, revised_at, learners, uses, ...row }) => ({
    ...row, archived: archived_at !== null, revisedAt: instant(revised_at.getTime()), learners: learners ?? 0, uses: uses ?? [],
  }));
}
