import type { CourseStructure } from '@selaras/application/learning';
import type { CourseId, CourseVersionId } from '@selaras/domain/kernel';
import type { TestRules } from '@selaras/domain/scheduling';
import type { Queryable } from '../database';
import { RULES_OF_PAIR } from '../test-rules.sql';

export interface StoredStructure {
  readonly structure: CourseStructure;
  /** A draft still changes; everything else never does. */
  readonly isFinal: boolean;
}

/** Structures of course versions by id in one statement, without texts and items' contents. */
export async function loadStructures(
  database: Queryable, ids: readonly CourseVersionId[],
): Promise<ReadonlyMap<CourseVersionId, StoredStructure>> {
  const rows = await database.query<StructureRow>(
    `SELECT v.id, v.course_id, v.status <> 'draft' AS is_final, v.number, v.title, v.summary, v.jp,
       p.pass_mark_percent, ${RULES_OF_PAIR} AS rules,
       (SELECT jsonb_agg(jsonb_build_object('code', o.code, 'text', o.text) ORDER BY o.position, o.code)
        FROM objective o WHERE o.version_id = v.id) AS objectives,
       (SELECT jsonb_agg(jsonb_build_object('part', pi.part, 'unitId', pi.unit_id, 'form', pi.form)) FROM pair_item pi WHERE pi.version_id = v.id) AS items,
       (SELECT jsonb_agg(jsonb_build_object(
          'id', m.id, 'position', m.position, 'title', m.title, 'estimatedMinutes', m.estimated_minutes,
          'objectiveCodes', coalesce((SELECT jsonb_agg(o.code ORDER BY o.position, o.code) FROM module_objective mo
            JOIN objective o ON o.id = mo.objective_id WHERE mo.module_id = m.id), '[]'),
          'requires', coalesce((SELECT jsonb_agg(r.requires_id) FROM module_prerequisite r WHERE r.module_id = m.id), '[]'),
          'variants', coalesce((SELECT jsonb_agg(jsonb_build_object('id', mv.id, 'unitId', mv.unit_id, 'level', mv.level,
            'pageCount', jsonb_array_length(mv.pages))) FROM module_variant mv WHERE mv.module_id = m.id), '[]')
        ) ORDER BY m.position) FROM module m WHERE m.version_id = v.id) AS modules
     FROM course_version v JOIN linked_pair p ON p.version_id = v.id
     WHERE v.id = ANY($1::uuid[])`,
    [ids],
  );
  return new Map(rows.map((row) => [row.id, { isFinal: row.is_final, structure: structureOf(row) }]));
}

interface StructureRow {
  readonly id: CourseVersionId;
  readonly course_id: CourseId;
  readonly is_final: boolean;
  readonly number: number;
  readonly title: string;
  readonly summary: string;
  readonly jp: number;
  readonly pass_mark_percent: number;
  readonly rules: readonly TestRules[];
  readonly objectives: CourseStructure['objectives'] | null;
  readonly items: CourseStructure['pair']['items'] | null;
  readonly modules: CourseStructure['modules'] | null;
}

function structureOf(row: StructureRow): CourseStructure {
  return {
    courseId: row.course_id,
    versionId: row.id,
    number: row.number,
    title: row.title,
    summary: row.summary,
    jp: row.jp,
    objectives: row.objectives ?? [],
    modules: row.modules ?? [],
    pair: {
      passMarkPercent: row.pass_mark_percent,
      rules: row.rules,
      items: row.items ?? [],
    },
  };
}
