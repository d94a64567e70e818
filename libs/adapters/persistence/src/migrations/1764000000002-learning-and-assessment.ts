import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Cohorts, enrolments, progress, attempts with their steps, outcomes, and the outbox that hands work to the queue. */
export class LearningAndAssessment1764000000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE cohort (
        id uuid PRIMARY KEY,
        version_id uuid NOT NULL REFERENCES course_version (id),
        -- The unit that runs it: administrators of this unit or above manage it.
        unit_id uuid NOT NULL REFERENCES work_unit (id),
        name text NOT NULL CHECK (name <> ''),
        opens_at timestamptz NOT NULL,
        closes_at timestamptz NOT NULL,
        zone text NOT NULL CHECK (zone IN ('Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura')),
        created_at timestamptz NOT NULL DEFAULT now(),
        created_by uuid NOT NULL REFERENCES person (id),
        CHECK (opens_at < closes_at)
      );
      CREATE INDEX cohort_version ON cohort (version_id);

      CREATE TABLE enrolment (
        id uuid PRIMARY KEY,
        cohort_id uuid NOT NULL REFERENCES cohort (id),
        person_id uuid NOT NULL REFERENCES person (id),
        enrolled_at timestamptz NOT NULL DEFAULT now(),
        withdrawn_at timestamptz,
        -- A later deadline for this person alone, with the reason that is shown to her.
        extended_to timestamptz,
        extension_reason text,
        UNIQUE (cohort_id, person_id),
        CHECK ((extended_to IS NULL) = (extension_reason IS NULL))
      );
      CREATE INDEX enrolment_person ON enrolment (person_id);

      CREATE TABLE module_progress (
        enrolment_id uuid NOT NULL REFERENCES enrolment (id) ON DELETE CASCADE,
        module_id uuid NOT NULL REFERENCES module (id),
        opened_at timestamptz NOT NULL,
        -- Zero-based page she last had open.
        page integer NOT NULL DEFAULT 0 CHECK (page >= 0),
        completed_at timestamptz,
        updated_at timestamptz NOT NULL,
        PRIMARY KEY (enrolment_id, module_id)
      );

      CREATE TABLE attempt (
        id uuid PRIMARY KEY,
        enrolment_id uuid NOT NULL REFERENCES enrolment (id),
        phase text NOT NULL CHECK (phase IN ('pre', 'post')),
        number integer NOT NULL CHECK (number > 0),
        -- Frozen at the start: later moves of the person or edits of the course do not reach a running attempt.
        unit_id uuid NOT NULL REFERENCES work_unit (id),
        level text NOT NULL CHECK (level IN ('basic', 'advanced')),
        form jsonb NOT NULL CHECK (jsonb_typeof(form) = 'array'),
        seed text NOT NULL,
        started_at timestamptz NOT NULL,
        due_at timestamptz NOT NULL,
        submitted_at timestamptz,
        closed_by text CHECK (closed_by IN ('learner', 'expiry')),
        last_sequence integer NOT NULL DEFAULT 0,
        last_hash text NOT NULL,
        UNIQUE (enrolment_id, phase, number),
        CHECK ((submitted_at IS NULL) = (closed_by IS NULL)),
        CHECK (started_at < due_at),
        CHECK (submitted_at IS NULL OR submitted_at <= due_at)
      );
      CREATE UNIQUE INDEX one_open_attempt ON attempt (enrolment_id, phase) WHERE submitted_at IS NULL;
      CREATE INDEX attempt_due ON attempt (due_at) WHERE submitted_at IS NULL;

      CREATE TABLE attempt_step (
        attempt_id uuid NOT NULL REFERENCES attempt (id),
        sequence integer NOT NULL CHECK (sequence > 0),
        step_id uuid NOT NULL,
        item_version_id uuid NOT NULL,
        response jsonb,
        flagged boolean,
        answered_at timestamptz NOT NULL,
        recorded_at timestamptz NOT NULL,
        hash text NOT NULL,
        PRIMARY KEY (attempt_id, sequence),
        UNIQUE (attempt_id, step_id),
        CHECK (response IS NOT NULL OR flagged IS NOT NULL)
      );
      CREATE TRIGGER only_appended BEFORE UPDATE OR DELETE ON attempt_step FOR EACH ROW EXECUTE FUNCTION only_appended();

      -- Marks in hundredths. One outcome per attempt and key version, whatever is retried.
      CREATE TABLE outcome (
        attempt_id uuid NOT NULL REFERENCES attempt (id),
        key_version integer NOT NULL CHECK (key_version > 0),
        core_earned integer NOT NULL CHECK (core_earned BETWEEN 0 AND core_maximum),
        core_maximum integer NOT NULL,
        full_earned integer NOT NULL CHECK (full_earned BETWEEN 0 AND full_maximum),
        full_maximum integer NOT NULL CHECK (full_maximum >= core_maximum),
        passed boolean NOT NULL,
        items jsonb NOT NULL,
        objectives jsonb NOT NULL,
        scored_at timestamptz NOT NULL,
        PRIMARY KEY (attempt_id, key_version)
      );
      CREATE TRIGGER only_appended BEFORE UPDATE OR DELETE ON outcome FOR EACH ROW EXECUTE FUNCTION only_appended();

      -- What the evaluator's comparison reads: one row a person, rebuildable from the outcomes.
      -- The first pre-test and the first post-test count here; a repeated post-test never replaces the pair.
      CREATE TABLE enrolment_result (
        enrolment_id uuid PRIMARY KEY REFERENCES enrolment (id),
        cohort_id uuid NOT NULL REFERENCES cohort (id),
        unit_id uuid NOT NULL REFERENCES work_unit (id),
        core_maximum integer NOT NULL,
        pre_core integer,
        pre_passed boolean,
        post_core integer,
        post_passed boolean,
        updated_at timestamptz NOT NULL,
        CHECK (pre_core IS NOT NULL OR post_core IS NOT NULL)
      );
      CREATE INDEX enrolment_result_cohort ON enrolment_result (cohort_id, unit_id);

      CREATE TABLE outbox (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        job_name text NOT NULL,
        job_key text NOT NULL,
        payload jsonb NOT NULL,
        run_at timestamptz NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        sent_at timestamptz,
        UNIQUE (job_name, job_key)
      );
      CREATE INDEX outbox_unsent ON outbox (id) WHERE sent_at IS NULL;

      CREATE TABLE job_run (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        job_name text NOT NULL,
        job_key text NOT NULL,
        outcome text NOT NULL CHECK (outcome IN ('done', 'nothing-to-do', 'failed')),
        detail text NOT NULL DEFAULT '',
        finished_at timestamptz NOT NULL
      );
      CREATE INDEX job_run_key ON job_run (job_name, job_key);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE job_run, outbox, enrolment_result, outcome, attempt_step, attempt, module_progress, enrolment, cohort;
    `);
  }
}
