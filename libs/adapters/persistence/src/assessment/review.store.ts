import type { ReviewableItem, ReviewStore } from '@selaras/application/assessment';
import type { ItemOutcome } from '@selaras/domain/assessment';
import type { AttemptId, ItemVersionId } from '@selaras/domain/kernel';
import type { Database } from '../database';
import { correctionsUpTo, keyVersionInForce, NEWEST_OUTCOME_FIRST, type StoredCorrections } from '../regrading/key-version.sql';

/** What a review lays open once it may: the one place of the learner's side that reads keys. */
export class PostgresReviewStore implements ReviewStore {
  constructor(private readonly database: Database) {}

  async marking(attemptId: AttemptId) {
    const [row] = await this.database.query<{ items: readonly ItemOutcome[] | null; corrections: StoredCorrections }>(
      `SELECT CASE WHEN a.phase = 'practice' THEN (SELECT o.items FROM practice_outcome o WHERE o.attempt_id = a.id)
           ELSE (SELECT o.items FROM outcome o WHERE o.attempt_id = a.id ORDER BY ${NEWEST_OUTCOME_FIRST} LIMIT 1) END AS items,
         ${correctionsUpTo('c.version_id', keyVersionInForce('c.version_id'))} AS corrections
       FROM attempt a JOIN enrolment e ON e.id = a.enrolment_id JOIN cohort c ON c.id = e.cohort_id WHERE a.id = $1`,
      [attemptId],
    );
    return row?.items ? { items: row.items, corrections: row.corrections } : null;
  }

  async contents(ids: readonly ItemVersionId[]): Promise<ReadonlyMap<ItemVersionId, ReviewableItem>> {
    const rows = await this.database.query<ReviewableItem>(
      `SELECT id, content -> 'key' AS key, coalesce(content -> 'feedback', '{}') AS feedback FROM item_version WHERE id = ANY($1::uuid[])`,
      [ids],
    );
    return new Map(rows.map((row) => [row.id, row]));
  }
}
