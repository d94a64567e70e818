import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whether some post-test was passed, by its newest outcome; `newest` orders the outcomes of one attempt. */
const enrolmentProgress = (newest: string) => `
  CREATE OR REPLACE VIEW enrolment_progress AS
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
    JOIN LATERAL (SELECT o.passed FROM outcome o WHERE o.attempt_id = a.id ORDER BY ${newest} LIMIT 1) o ON o.passed
    WHERE a.enrolment_id = e.id AND a.phase = 'post' ORDER BY a.number LIMIT 1
  ) passed ON true`;

/** Corrections of keys after people answered, the regrading each sets off, and marks that a person set by hand. */
export class Regrading1764000000004 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- The list of corrections of a version is only added to. Its numbers are the key versions; 1 is the key it was published with.
      CREATE TABLE correction (
        id uuid PRIMARY KEY,
        version_id uuid NOT NULL,
        key_version integer NOT NULL CHECK (key_version > 1),
        kind text NOT NULL CHECK (kind IN ('correct-key', 'drop-item', 'credit-everybody', 'restore')),
        item_version_id uuid NOT NULL,
        -- Key of the domain, in the same interaction.
        key jsonb,
        -- Once: what was taken back is made again as a new correction.
        restores_id uuid UNIQUE REFERENCES correction (id),
        policy text NOT NULL CHECK (policy IN ('recompute', 'never-lower')),
        reason text NOT NULL CHECK (reason <> ''),
        made_by uuid NOT NULL REFERENCES person (id),
        made_at timestamptz NOT NULL,
        UNIQUE (version_id, key_version),
        FOREIGN KEY (version_id, item_version_id) REFERENCES pair_item (version_id, item_version_id),
        CHECK ((key IS NOT NULL) = (kind = 'correct-key')),
        CHECK ((restores_id IS NOT NULL) = (kind = 'restore'))
      );
      CREATE TRIGGER only_appended BEFORE UPDATE OR DELETE ON correction FOR EACH ROW EXECUTE FUNCTION only_appended();

      -- How far the regrading of a correction is. Its key version is in force from the commit that sets finished_at.
      CREATE TABLE regrade (
        correction_id uuid PRIMARY KEY REFERENCES correction (id),
        version_id uuid NOT NULL,
        key_version integer NOT NULL,
        attempts_total integer NOT NULL CHECK (attempts_total >= 0),
        started_at timestamptz NOT NULL,
        -- When it last moved: one that stands still is taken up again.
        touched_at timestamptz NOT NULL,
        finished_at timestamptz,
        UNIQUE (version_id, key_version),
        FOREIGN KEY (version_id, key_version) REFERENCES correction (version_id, key_version)
      );
      CREATE UNIQUE INDEX one_regrade_at_once ON regrade (version_id) WHERE finished_at IS NULL;

      -- 1: as scored by this key version; 2, 3 ...: a person set a mark since. lifted: what the policy never-lower added to full_earned.
      ALTER TABLE outcome ADD COLUMN revision integer NOT NULL DEFAULT 1 CHECK (revision > 0);
      ALTER TABLE outcome ADD COLUMN lifted integer NOT NULL DEFAULT 0 CHECK (lifted BETWEEN 0 AND full_earned);
      ALTER TABLE outcome DROP CONSTRAINT outcome_pkey, ADD PRIMARY KEY (attempt_id, key_version, revision);

      -- Outcomes of a regrading that is under way: nobody reads them as outcomes. One commit moves them into outcome, all together.
      -- Unlogged, since they can be computed again: a crash of the server empties the table and the regrading begins anew.
      CREATE UNLOGGED TABLE regraded_outcome (
        correction_id uuid NOT NULL,
        attempt_id uuid NOT NULL,
        -- The outcome it was made from: when that is no longer the newest, this is made again.
        base_key_version integer NOT NULL,
        base_revision integer NOT NULL,
        core_earned integer NOT NULL,
        core_maximum integer NOT NULL,
        full_earned integer NOT NULL,
        full_maximum integer NOT NULL,
        passed boolean NOT NULL,
        lifted integer NOT NULL,
        items jsonb NOT NULL,
        objectives jsonb NOT NULL,
        PRIMARY KEY (correction_id, attempt_id)
      );

      -- Marks a person set for an item of an attempt; the newest number stands. earned null: taken back, the key marks again.
      CREATE TABLE mark_override (
        id uuid PRIMARY KEY,
        attempt_id uuid NOT NULL REFERENCES attempt (id),
        item_version_id uuid NOT NULL REFERENCES item_version (id),
        number integer NOT NULL CHECK (number > 0),
        earned integer CHECK (earned >= 0),
        reason text NOT NULL CHECK (reason <> ''),
        made_by uuid NOT NULL REFERENCES person (id),
        made_at timestamptz NOT NULL,
        UNIQUE (attempt_id, item_version_id, number)
      );
      CREATE TRIGGER only_appended BEFORE UPDATE OR DELETE ON mark_override FOR EACH ROW EXECUTE FUNCTION only_appended();

      ${enrolmentProgress('o.key_version DESC, o.revision DESC')};
    `);
  }

  /** Of several outcomes of one key version the first is kept; results are to be rebuilt after. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ${enrolmentProgress('o.key_version DESC')};
      DROP TABLE mark_override, regraded_outcome, regrade, correction;
      ALTER TABLE outcome DISABLE TRIGGER only_appended;
      DELETE FROM outcome WHERE revision > 1;
      ALTER TABLE outcome ENABLE TRIGGER only_appended;
      ALTER TABLE outcome DROP CONSTRAINT outcome_pkey;
      ALTER TABLE outcome DROP COLUMN revision, DROP COLUMN lifted, ADD PRIMARY KEY (attempt_id, key_version);
    `);
  }
}
