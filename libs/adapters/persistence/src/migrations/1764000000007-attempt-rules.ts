import type { MigrationInterface, QueryRunner } from 'typeorm';

const LEVELS = "ARRAY['nothing', 'score', 'answers', 'feedback']";

/**
 * How each test is taken: rules a phase, sections, required items, practice; breaks and accommodations of single people; answers that came late.
 * The old columns of the linked pair become the rules of its pre- and post-test.
 */
export class AttemptRules1764000000007 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE test_rules (
        version_id uuid NOT NULL REFERENCES linked_pair (version_id) ON DELETE CASCADE,
        phase text NOT NULL CHECK (phase IN ('pre', 'post', 'practice')),
        -- Null: until the deadline.
        time_limit_seconds integer CHECK (time_limit_seconds BETWEEN 60 AND 86400),
        -- Null: as often as one likes.
        attempts integer CHECK (attempts > 0),
        grace_seconds integer NOT NULL DEFAULT 60 CHECK (grace_seconds BETWEEN 0 AND 3600),
        navigation text NOT NULL DEFAULT 'free' CHECK (navigation IN ('free', 'one-way')),
        shuffle_items boolean NOT NULL DEFAULT true,
        breaks_most integer NOT NULL DEFAULT 0 CHECK (breaks_most BETWEEN 0 AND 10),
        break_seconds integer NOT NULL DEFAULT 300 CHECK (break_seconds BETWEEN 60 AND 7200),
        after_submit text NOT NULL DEFAULT 'score',
        after_last_attempt text NOT NULL DEFAULT 'score',
        after_closing text NOT NULL DEFAULT 'score',
        PRIMARY KEY (version_id, phase),
        -- What was seen cannot be unseen. An unknown level has no position, and is none.
        CONSTRAINT review_goes_on CHECK (
          coalesce(array_position(${LEVELS}, after_submit) <= array_position(${LEVELS}, after_last_attempt)
            AND array_position(${LEVELS}, after_last_attempt) <= array_position(${LEVELS}, after_closing), false))
      );
      -- What was published without a grace goes on without one.
      INSERT INTO test_rules (version_id, phase, time_limit_seconds, attempts, grace_seconds)
      SELECT p.version_id, phase, p.time_limit_seconds, CASE phase WHEN 'pre' THEN p.pre_attempts ELSE p.post_attempts END, 0
      FROM linked_pair p, unnest(ARRAY['pre', 'post']) phase;
      INSERT INTO test_rules (version_id, phase, after_submit, after_last_attempt, after_closing)
      SELECT version_id, 'practice', 'feedback', 'feedback', 'feedback' FROM linked_pair;
      CREATE TRIGGER published_is_final BEFORE INSERT OR UPDATE OR DELETE ON test_rules FOR EACH ROW EXECUTE FUNCTION published_is_final();
      ALTER TABLE linked_pair DROP COLUMN time_limit_seconds, DROP COLUMN pre_attempts, DROP COLUMN post_attempts;

      -- A pair has rules for every phase from the moment it is there (startingRules of the domain).
      CREATE FUNCTION starting_rules() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        INSERT INTO test_rules (version_id, phase, time_limit_seconds, attempts, after_submit, after_last_attempt, after_closing)
        VALUES (NEW.version_id, 'pre', 1800, 1, 'score', 'score', 'score'), (NEW.version_id, 'post', 1800, 2, 'score', 'score', 'score'),
          (NEW.version_id, 'practice', NULL, NULL, 'feedback', 'feedback', 'feedback');
        RETURN NULL;
      END $$;
      CREATE TRIGGER starting_rules AFTER INSERT ON linked_pair FOR EACH ROW EXECUTE FUNCTION starting_rules();

      ALTER TABLE pair_item
        DROP CONSTRAINT pair_item_part_check, ADD CONSTRAINT pair_item_part_check CHECK (part IN ('core', 'case', 'practice')),
        ADD COLUMN section text CHECK (section <> ''),
        ADD COLUMN required boolean NOT NULL DEFAULT false;

      -- How often something was granted to her or revoked: a start that was decided on fewer is decided again.
      ALTER TABLE enrolment ADD COLUMN grants integer NOT NULL DEFAULT 0;

      -- The rules as they were when it started, with what was granted to its learner: frozen, but for a grant that reaches it while it runs.
      ALTER TABLE attempt
        DROP CONSTRAINT attempt_phase_check, ADD CONSTRAINT attempt_phase_check CHECK (phase IN ('pre', 'post', 'practice')),
        ADD COLUMN time_limit_seconds integer CHECK (time_limit_seconds > 0),
        ADD COLUMN extra_seconds integer NOT NULL DEFAULT 0 CHECK (extra_seconds >= 0),
        -- The deadline that held for it. Null in attempts that were brought in when they were over.
        ADD COLUMN closes_at timestamptz,
        ADD COLUMN grace_seconds integer NOT NULL DEFAULT 0 CHECK (grace_seconds >= 0),
        ADD COLUMN navigation text NOT NULL DEFAULT 'free' CHECK (navigation IN ('free', 'one-way')),
        ADD COLUMN breaks_most integer NOT NULL DEFAULT 0 CHECK (breaks_most >= 0),
        ADD COLUMN break_seconds integer NOT NULL DEFAULT 300 CHECK (break_seconds > 0),
        -- When the break that was begun last is over; null where none was, or somebody ended it.
        ADD COLUMN break_until timestamptz,
        -- One-based position of the furthest item touched, and whether it has an answer now.
        ADD COLUMN furthest integer NOT NULL DEFAULT 0 CHECK (furthest >= 0),
        ADD COLUMN furthest_answered boolean NOT NULL DEFAULT false,
        -- last_hash when it was closed; late steps go on from there.
        ADD COLUMN closing_hash text,
        -- It is being marked: what comes now cannot count any more.
        ADD COLUMN sealed boolean NOT NULL DEFAULT false,
        ADD CONSTRAINT due_by_the_deadline CHECK (due_at <= closes_at);
      UPDATE attempt a SET time_limit_seconds = r.time_limit_seconds, closes_at = greatest(a.due_at, c.closes_at, e.extended_to)
      FROM enrolment e JOIN cohort c ON c.id = e.cohort_id JOIN test_rules r ON r.version_id = c.version_id
      WHERE e.id = a.enrolment_id AND r.phase = a.phase;

      -- late: it came after the attempt was over. counts: it is marked all the same.
      ALTER TABLE attempt_step
        ADD COLUMN late boolean NOT NULL DEFAULT false,
        ADD COLUMN counts boolean NOT NULL DEFAULT true,
        ADD CONSTRAINT in_time_counts CHECK (late OR counts);

      CREATE TABLE attempt_break (
        id uuid PRIMARY KEY,
        attempt_id uuid NOT NULL REFERENCES attempt (id),
        number integer NOT NULL CHECK (number > 0),
        started_at timestamptz NOT NULL,
        -- At the latest: one that nobody ends ends itself then.
        ends_at timestamptz NOT NULL,
        ended_at timestamptz,
        UNIQUE (attempt_id, number),
        CHECK (started_at < ends_at),
        CHECK (ended_at BETWEEN started_at AND ends_at),
        CONSTRAINT one_break_at_a_time EXCLUDE USING gist (attempt_id WITH =, tstzrange(started_at, coalesce(ended_at, ends_at)) WITH &&)
      );
      CREATE FUNCTION a_break_only_ends() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP = 'UPDATE' AND OLD.ended_at IS NULL AND (to_jsonb(NEW) - 'ended_at') = (to_jsonb(OLD) - 'ended_at') THEN RETURN NEW; END IF;
        RAISE EXCEPTION 'a break is ended once and otherwise never changes' USING ERRCODE = 'check_violation', CONSTRAINT = 'a_break_only_ends';
      END $$;
      CREATE TRIGGER a_break_only_ends BEFORE UPDATE OR DELETE ON attempt_break FOR EACH ROW EXECUTE FUNCTION a_break_only_ends();

      CREATE TABLE accommodation (
        id uuid PRIMARY KEY,
        enrolment_id uuid NOT NULL REFERENCES enrolment (id),
        phase text NOT NULL CHECK (phase IN ('pre', 'post', 'practice')),
        extra_percent integer CHECK (extra_percent > 0),
        extra_seconds integer CHECK (extra_seconds > 0),
        extra_attempts integer CHECK (extra_attempts > 0),
        opens_at timestamptz,
        closes_at timestamptz,
        breaks_most integer CHECK (breaks_most > 0),
        break_seconds integer CHECK (break_seconds > 0),
        reason text NOT NULL CHECK (reason <> ''),
        granted_by uuid NOT NULL REFERENCES person (id),
        granted_at timestamptz NOT NULL,
        CHECK (num_nonnulls(extra_percent, extra_seconds, extra_attempts, opens_at, closes_at, breaks_most) > 0),
        CHECK ((breaks_most IS NULL) = (break_seconds IS NULL))
      );
      CREATE INDEX accommodation_enrolment ON accommodation (enrolment_id);
      CREATE TABLE accommodation_revocation (
        accommodation_id uuid PRIMARY KEY REFERENCES accommodation (id),
        reason text NOT NULL CHECK (reason <> ''),
        revoked_by uuid NOT NULL REFERENCES person (id),
        revoked_at timestamptz NOT NULL
      );
      CREATE TRIGGER only_appended BEFORE UPDATE OR DELETE ON accommodation FOR EACH ROW EXECUTE FUNCTION only_appended();
      CREATE TRIGGER only_appended BEFORE UPDATE OR DELETE ON accommodation_revocation FOR EACH ROW EXECUTE FUNCTION only_appended();

      -- What practice came to stands apart from outcome, so that nothing which counts outcomes can count it.
      CREATE TABLE practice_outcome (
        attempt_id uuid PRIMARY KEY REFERENCES attempt (id),
        earned integer NOT NULL CHECK (earned BETWEEN 0 AND maximum),
        maximum integer NOT NULL,
        complete boolean NOT NULL,
        passed boolean NOT NULL CHECK (complete OR NOT passed),
        items jsonb NOT NULL,
        objectives jsonb NOT NULL,
        scored_at timestamptz NOT NULL
      );
      CREATE TRIGGER only_appended BEFORE UPDATE OR DELETE ON practice_outcome FOR EACH ROW EXECUTE FUNCTION only_appended();
    `);
  }

  /** Refused by the database while there are practice items or attempts. Rules that the old columns cannot hold become what was usual. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE practice_outcome, accommodation_revocation, accommodation, attempt_break;
      DROP FUNCTION a_break_only_ends;
      ALTER TABLE attempt_step DROP COLUMN late, DROP COLUMN counts;
      ALTER TABLE enrolment DROP COLUMN grants;
      ALTER TABLE attempt
        DROP CONSTRAINT attempt_phase_check, ADD CONSTRAINT attempt_phase_check CHECK (phase IN ('pre', 'post')),
        DROP COLUMN time_limit_seconds, DROP COLUMN extra_seconds, DROP COLUMN closes_at, DROP COLUMN grace_seconds, DROP COLUMN navigation,
        DROP COLUMN breaks_most, DROP COLUMN break_seconds, DROP COLUMN break_until, DROP COLUMN furthest, DROP COLUMN furthest_answered, DROP COLUMN closing_hash, DROP COLUMN sealed;
      ALTER TABLE pair_item
        DROP CONSTRAINT pair_item_part_check, ADD CONSTRAINT pair_item_part_check CHECK (part IN ('core', 'case')),
        DROP COLUMN section, DROP COLUMN required;
      DROP TRIGGER starting_rules ON linked_pair;
      DROP FUNCTION starting_rules;
      ALTER TABLE linked_pair
        ADD COLUMN time_limit_seconds integer NOT NULL DEFAULT 1800 CHECK (time_limit_seconds BETWEEN 60 AND 86400),
        ADD COLUMN pre_attempts integer NOT NULL DEFAULT 1 CHECK (pre_attempts > 0),
        ADD COLUMN post_attempts integer NOT NULL DEFAULT 2 CHECK (post_attempts > 0);
      ALTER TABLE linked_pair DISABLE TRIGGER published_is_final;
      UPDATE linked_pair p SET time_limit_seconds = coalesce(r.time_limit_seconds, 86400), post_attempts = coalesce(r.attempts, 20)
      FROM test_rules r WHERE r.version_id = p.version_id AND r.phase = 'post';
      UPDATE linked_pair p SET pre_attempts = coalesce(r.attempts, 20) FROM test_rules r WHERE r.version_id = p.version_id AND r.phase = 'pre';
      ALTER TABLE linked_pair ENABLE TRIGGER published_is_final;
      DROP TABLE test_rules;
    `);
  }
}
