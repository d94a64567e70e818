import {
  MARKING_STATES, type BlindPair, type MarkedWorkRecord, type MarkingItem, type MarkingState, type MarkingStore, type NewDecision, type WorkPage, type WorkRecord,
} from '@selaras/application/marking';
import type { MarkingDecision } from '@selaras/domain/assessment';
import type { Key } from '@selaras/domain/item';
import { ok, refuse, type AttemptId, type CourseVersionId, type EnrolmentId, type Hundredths, type ItemVersionId, type PersonId } from '@selaras/domain/kernel';
import type { UnitScope } from '@selaras/domain/organisation';
import { recomputeResults } from '../assessment/outcome.store';
import { courseInScope } from '../authoring/scope.sql';
import { brokenConstraint, type Database, type Queryable } from '../database';
import { correctionsUpTo, holdKeys, keyVersionInForce, type StoredCorrections } from '../regrading/key-version.sql';
import { appendRevision, IN_SCOPE, VISIBLE } from '../regrading/mark.store';
import { readBefore, readKeyedItems } from '../regrading/regraded-attempts.sql';
import { DECISIONS, decisionsOf, schemeIn, WORK_COLUMNS, WORK_FROM, workOf, WORKS, type StoredDecisions, type WorkRow } from './works.sql';

/** What markers see and decide. */
export class PostgresMarkingStore implements MarkingStore {
  constructor(private readonly database: Database) {}

  async items(scope: UnitScope, versionId: CourseVersionId, personId: PersonId): Promise<readonly MarkingItem[] | null> {
    if (!(await this.isVisible(scope, versionId))) return null;
    const rows = await this.database.query<ItemRow>(
      `WITH works AS (${WORKS})
       SELECT i.id, p.place, i.content ->> 'title' AS title, i.content ->> 'stem' AS stem, i.type, i.content -> 'key' AS key, i.maximum,
         (SELECT coalesce(jsonb_object_agg(counted.state, counted.count), '{}') FROM (
           SELECT w.state, count(*)::int AS count FROM works w WHERE w.item_version_id = i.id GROUP BY w.state) counted) AS counts
       FROM (SELECT item_version_id, row_number() OVER (ORDER BY position, item_version_id)::int AS place FROM pair_item WHERE version_id = $1) p
       JOIN item_version i ON i.id = p.item_version_id WHERE i.type IN ('essay', 'file-upload') ORDER BY p.place`,
      [versionId, scope.rootUnitIds, personId],
    );
    return rows.map(({ id, place, title, stem, type, key, maximum, counts }) => ({
      itemVersionId: id, position: place, title, stem, type, ...schemeIn(key, maximum),
      counts: Object.fromEntries(MARKING_STATES.map((state) => [state, counts[state] ?? 0])) as MarkingItem['counts'],
    }));
  }

  async works(
    scope: UnitScope, versionId: CourseVersionId, itemVersionId: ItemVersionId, personId: PersonId, state: MarkingState, page: { readonly first: number; readonly offset: number },
  ): Promise<WorkPage | null> {
    if (!(await this.isVisible(scope, versionId))) return null;
    // By a hash of the attempt's id: neither name nor time tells whose it is, and the order is the same each time.
    const rows = await this.database.query<WorkRow & { total: number }>(
      `SELECT ${WORK_COLUMNS}, w.total FROM (
         SELECT works.*, count(*) OVER ()::int AS total FROM (${WORKS}) works WHERE works.item_version_id = $4 AND works.state = $5
         ORDER BY md5(works.attempt_id::text) LIMIT $6 OFFSET $7
       ) w ${WORK_FROM} ORDER BY md5(w.attempt_id::text)`,
      [versionId, scope.rootUnitIds, personId, itemVersionId, state, page.first + 1, page.offset],
    );
    return { rows: rows.slice(0, page.first).map(workOf), hasNextPage: rows.length > page.first, totalCount: rows[0]?.total ?? 0 };
  }

  async work(scope: UnitScope, attemptId: AttemptId, itemVersionId: ItemVersionId, personId: PersonId): Promise<WorkRecord | null> {
    const [row] = await this.database.query<WorkRow>(
      `SELECT ${WORK_COLUMNS} FROM (SELECT * FROM (${WORKS}) works WHERE works.attempt_id = $4 AND works.item_version_id = $5) w ${WORK_FROM}`,
      [await this.versionOf(attemptId), scope.rootUnitIds, personId, attemptId, itemVersionId],
    );
    return row ? workOf(row) : null;
  }

  async blindPairs(scope: UnitScope, versionId: CourseVersionId): Promise<readonly BlindPair[]> {
    const rows = await this.database.query<{ item_version_id: ItemVersionId; firsts: readonly BlindPair['first'][] }>(
      `SELECT item_version_id, jsonb_agg(jsonb_build_object('earned', earned, 'levels', levels) ORDER BY number) AS firsts FROM (
         SELECT DISTINCT ON (d.attempt_id, d.item_version_id, d.marker_id) d.attempt_id, d.item_version_id, d.earned, d.levels, d.number
         FROM marking_decision d JOIN attempt a ON a.id = d.attempt_id JOIN enrolment e ON e.id = a.enrolment_id JOIN cohort c ON c.id = e.cohort_id
         JOIN course_version v ON v.id = c.version_id JOIN course k ON k.id = v.course_id
         WHERE v.id = $1 AND d.role = 'marker' AND ${courseInScope('k', '$2')}
         ORDER BY d.attempt_id, d.item_version_id, d.marker_id, d.number
       ) firsts GROUP BY attempt_id, item_version_id HAVING count(*) = 2`,
      [versionId, scope.rootUnitIds],
    );
    return rows.flatMap(({ item_version_id, firsts: [first, second] }) => (first && second ? [{ itemVersionId: item_version_id, first, second }] : []));
  }

  decide: MarkingStore['decide'] = async (scope, decision, decide) => {
    try {
      return await this.database.transaction(async (tx) => {
        const [found] = await tx.query<{ version_id: CourseVersionId; enrolment_id: EnrolmentId; person_id: PersonId }>(
          `SELECT v.id AS version_id, e.id AS enrolment_id, e.person_id FROM ${VISIBLE} WHERE ${IN_SCOPE}`, [decision.attemptId, scope.rootUnitIds],
        );
        if (!found) return refuse({ code: 'AttemptNotInScope' });
        await holdKeys(tx, found.version_id, 'shared');
        // One decision about an enrolment after the other, and none while it is being scored.
        const [keys] = await tx.query<{ corrections: StoredCorrections }>(
          `SELECT ${correctionsUpTo('$2', keyVersionInForce('$2'))} AS corrections FROM enrolment WHERE id = $1 FOR NO KEY UPDATE`, [found.enrolment_id, found.version_id],
        );
        const [attempt] = await readBefore(tx, [decision.attemptId]);
        const [same] = await tx.query<SameDecision>(
          `SELECT attempt_id AS "attemptId", item_version_id AS "itemVersionId", role, marker_id AS "markerId", levels, comment FROM marking_decision WHERE id = $1`, [decision.id],
        );
        const made = decide({
          attempt: attempt ?? null, learnerId: found.person_id, items: await readKeyedItems(tx, found.version_id), corrections: keys?.corrections ?? [],
          decisions: await readDecisions(tx, decision.attemptId, decision.itemVersionId), same: same ?? null,
        });
        if (!made.ok) return made;
        if (!made.value || !attempt) return ok(null);
        await writeDecision(tx, decision, made.value.earned);
        if (made.value.settled !== undefined) await writeSettled(tx, decision, made.value.settled);
        if (made.value.outcome) {
          await appendRevision(tx, decision.attemptId, attempt.outcome, made.value.outcome, decision.madeAt);
          await recomputeResults(tx, 'e.id = $1', found.enrolment_id);
        }
        return ok(null);
      });
    } catch (error) {
      // The same id for two people's attempts at once: the locks of two enrolments do not know of each other.
      if (brokenConstraint(error) === 'marking_decision_pkey') return refuse({ code: 'IdTaken', id: decision.id });
      throw error;
    }
  };

  async markedWorks(personId: PersonId, attemptId: AttemptId): Promise<readonly MarkedWorkRecord[]> {
    const rows = await this.database.query<{ id: ItemVersionId; key: Key; maximum: Hundredths; decisions: StoredDecisions }>(
      `SELECT i.id, i.content -> 'key' AS key, i.maximum, ${DECISIONS} AS decisions
       FROM attempt a JOIN enrolment e ON e.id = a.enrolment_id
       JOIN item_version i ON i.id IN (SELECT d.item_version_id FROM marking_decision d WHERE d.attempt_id = a.id)
       WHERE a.id = $1 AND e.person_id = $2 AND a.submitted_at IS NOT NULL ORDER BY i.id`,
      [attemptId, personId],
    );
    return rows.map(({ id, key, maximum, decisions }) => ({ itemVersionId: id, ...schemeIn(key, maximum), decisions: decisionsOf(decisions) }));
  }

  private async isVisible(scope: UnitScope, versionId: CourseVersionId): Promise<boolean> {
    const rows = await this.database.query(`SELECT 1 FROM course_version v JOIN course k ON k.id = v.course_id WHERE v.id = $1 AND ${courseInScope('k', '$2')}`, [versionId, scope.rootUnitIds]);
    return rows.length > 0;
  }

  private async versionOf(attemptId: AttemptId): Promise<CourseVersionId | null> {
    const [row] = await this.database.query<{ version_id: CourseVersionId }>(
      'SELECT c.version_id FROM attempt a JOIN enrolment e ON e.id = a.enrolment_id JOIN cohort c ON c.id = e.cohort_id WHERE a.id = $1', [attemptId],
    );
    return row?.version_id ?? null;
  }
}

type SameDecision = Pick<NewDecision, 'attemptId' | 'itemVersionId' | 'role' | 'markerId' | 'levels' | 'comment'>;

interface ItemRow {
  readonly id: ItemVersionId;
  readonly place: number;
  readonly title: string;
  readonly stem: string;
  readonly type: MarkingItem['type'];
  readonly key: Key;
  readonly maximum: Hundredths;
  readonly counts: Partial<Record<MarkingState, number>>;
}

function readDecisions(on: Queryable, attemptId: AttemptId, itemVersionId: ItemVersionId): Promise<MarkingDecision[]> {
  return on.query<MarkingDecision>(
    `SELECT id, number, role, marker_id AS "markerId", levels, earned FROM marking_decision WHERE attempt_id = $1 AND item_version_id = $2 ORDER BY number`, [attemptId, itemVersionId],
  );
}

async function writeDecision(tx: Queryable, { id, attemptId, itemVersionId, role, markerId, levels, comment, reason, madeAt }: NewDecision, earned: Hundredths): Promise<void> {
  await tx.query(
    `INSERT INTO marking_decision (id, attempt_id, item_version_id, number, role, marker_id, levels, earned, comment, reason, made_at)
     SELECT $1, $2, $3, coalesce(max(number), 0) + 1, $4, $5, $6, $7, $8, $9, $10 FROM marking_decision WHERE attempt_id = $2 AND item_version_id = $3`,
    [id, attemptId, itemVersionId, role, markerId, JSON.stringify(levels), earned, comment, reason, new Date(madeAt)],
  );
}

async function writeSettled(tx: Queryable, { id, attemptId, itemVersionId, madeAt }: NewDecision, earned: Hundredths | null): Promise<void> {
  await tx.query(
    `INSERT INTO settled_mark (attempt_id, item_version_id, number, earned, decision_id, settled_at)
     SELECT $1, $2, coalesce(max(number), 0) + 1, $3, $4, $5 FROM settled_mark WHERE attempt_id = $1 AND item_version_id = $2`,
    [attemptId, itemVersionId, earned, id, new Date(madeAt)],
  );
}
