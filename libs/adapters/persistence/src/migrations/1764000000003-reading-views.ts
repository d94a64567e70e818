import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Two facts that several readers need in the same words: how far an enrolment is, and under which unit a unit is reported. */
export class ReadingViews1764000000003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- The nearest agency or district at or above a unit; the unit itself where there is none (the city).
      CREATE VIEW reporting_unit AS
      SELECT u.id AS unit_id, coalesce(
        (SELECT a.ancestor_id FROM work_unit_ancestor a JOIN work_unit above ON above.id = a.ancestor_id
         WHERE a.unit_id = u.id AND above.kind IN ('agency', 'district') ORDER BY a.distance LIMIT 1), u.id) AS reporting_id
      FROM work_unit u;

      -- Steps: the pre-test, each module, the post-test. Passed: some post-test by its newest outcome.
      CREATE VIEW enrolment_progress AS
      SELECT e.id AS enrolment_id, e.cohort_id, e.person_id, e.withdrawn_at,
        tests.pre_done, tests.post_done, modules.total AS modules_total, modules.done AS modules_done,
        2 + modules.total AS steps_total,
        modules.done + tests.pre_done::int + tests.post_done::int AS steps_done,
        passed.at IS NOT NULL AS passed, passed.at AS passed_at
      FROM enrolment e
      JOIN cohort c ON c.id = e.cohort_id
      CROSS JOIN LATERAL (
        SELECT coalesce(bool_or(a.phase = 'pre'), false) AS pre_done, coalesce(bool_or(a.phase = 'post'), false) AS post_done
        FROM attempt a WHERE a.enrolment_id = e.id AND a.submitted_at IS NOT NULL
      ) tests
      CROSS JOIN LATERAL (
        SELECT count(*)::int AS total, count(p.completed_at)::int AS done
        FROM module m LEFT JOIN module_progress p ON p.module_id = m.id AND p.enrolment_id = e.id
        WHERE m.version_id = c.version_id
      ) modules
      LEFT JOIN LATERAL (
        SELECT a.submitted_at AS at FROM attempt a
        JOIN LATERAL (SELECT o.passed FROM outcome o WHERE o.attempt_id = a.id ORDER BY o.key_version DESC LIMIT 1) o ON o.passed
        WHERE a.enrolment_id = e.id AND a.phase = 'post' ORDER BY a.number LIMIT 1
      ) passed ON true;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP VIEW enrolment_progress, reporting_unit');
  }
}
