import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Files that learners hand in, what markers decide about answers by a rubric, and the marks that come of it. */
export class Marking1764000000010 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- The bytes lie under their hash. A file that is replaced stays: an earlier step of the attempt may name it.
      CREATE TABLE attempt_file (
        id uuid PRIMARY KEY,
        attempt_id uuid NOT NULL REFERENCES attempt (id),
        item_version_id uuid NOT NULL REFERENCES item_version (id),
        sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
        media_type text NOT NULL CHECK (media_type <> ''),
        byte_size bigint NOT NULL CHECK (byte_size > 0),
        name text NOT NULL CHECK (name <> ''),
        uploaded_at timestamptz NOT NULL,
        UNIQUE (attempt_id, item_version_id, sha256, name)
      );
      CREATE TRIGGER only_appended BEFORE UPDATE OR DELETE ON attempt_file FOR EACH ROW EXECUTE FUNCTION only_appended();

      -- What one person decided about one answer; of each person the newest number stands. levels: ChosenLevels of the domain.
      CREATE TABLE marking_decision (
        id uuid PRIMARY KEY,
        attempt_id uuid NOT NULL REFERENCES attempt (id),
        item_version_id uuid NOT NULL REFERENCES item_version (id),
        number integer NOT NULL CHECK (number > 0),
        role text NOT NULL CHECK (role IN ('marker', 'decider')),
        marker_id uuid NOT NULL REFERENCES person (id),
        levels jsonb NOT NULL CHECK (jsonb_typeof(levels) = 'object'),
        earned integer NOT NULL CHECK (earned >= 0),
        -- To the learner.
        comment text NOT NULL,
        -- Why it was decided anew; empty for somebody's first decision.
        reason text NOT NULL,
        made_at timestamptz NOT NULL,
        UNIQUE (attempt_id, item_version_id, number)
      );
      CREATE INDEX marking_decision_of_item ON marking_decision (item_version_id);
      CREATE TRIGGER only_appended BEFORE UPDATE OR DELETE ON marking_decision FOR EACH ROW EXECUTE FUNCTION only_appended();

      -- Two markers and whoever decides between them are three people, and none of them is the learner.
      CREATE FUNCTION marked_by_others() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF EXISTS (SELECT 1 FROM attempt a JOIN enrolment e ON e.id = a.enrolment_id WHERE a.id = NEW.attempt_id AND e.person_id = NEW.marker_id) THEN
          RAISE EXCEPTION 'nobody marks her own attempt' USING ERRCODE = 'check_violation', CONSTRAINT = 'marked_by_others';
        END IF;
        IF EXISTS (SELECT 1 FROM marking_decision d
            WHERE d.attempt_id = NEW.attempt_id AND d.item_version_id = NEW.item_version_id AND d.marker_id = NEW.marker_id AND d.role <> NEW.role) THEN
          RAISE EXCEPTION 'a marker does not decide between herself and another' USING ERRCODE = 'check_violation', CONSTRAINT = 'marked_by_others';
        END IF;
        IF (SELECT count(DISTINCT d.marker_id) FROM marking_decision d
            WHERE d.attempt_id = NEW.attempt_id AND d.item_version_id = NEW.item_version_id AND d.role = NEW.role AND d.marker_id <> NEW.marker_id)
           >= (CASE NEW.role WHEN 'marker' THEN 2 ELSE 1 END) THEN
          RAISE EXCEPTION 'enough people have decided' USING ERRCODE = 'check_violation', CONSTRAINT = 'marked_by_others';
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER marked_by_others BEFORE INSERT ON marking_decision FOR EACH ROW EXECUTE FUNCTION marked_by_others();

      -- What the decisions came to, each time that changed; the newest number stands. earned null: the markers no longer agree.
      CREATE TABLE settled_mark (
        attempt_id uuid NOT NULL REFERENCES attempt (id),
        item_version_id uuid NOT NULL REFERENCES item_version (id),
        number integer NOT NULL CHECK (number > 0),
        earned integer CHECK (earned >= 0),
        decision_id uuid NOT NULL UNIQUE REFERENCES marking_decision (id),
        settled_at timestamptz NOT NULL,
        PRIMARY KEY (attempt_id, item_version_id, number)
      );
      CREATE TRIGGER only_appended BEFORE UPDATE OR DELETE ON settled_mark FOR EACH ROW EXECUTE FUNCTION only_appended();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE settled_mark, marking_decision, attempt_file; DROP FUNCTION marked_by_others;');
  }
}
