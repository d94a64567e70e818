import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The blueprint of a pair of tests, parallel forms of it, and who has which form first. */
export class ParallelForms1764000000008 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- What an author takes an item for; null until somebody says.
      ALTER TABLE item ADD COLUMN difficulty text CHECK (difficulty IN ('easy', 'medium', 'hard'));

      -- So many core items of this objective and difficulty each form of the pair holds. Cells that ask for none are not stored.
      CREATE TABLE blueprint_cell (
        version_id uuid NOT NULL REFERENCES linked_pair (version_id) ON DELETE CASCADE,
        objective_code text NOT NULL,
        difficulty text NOT NULL CHECK (difficulty IN ('easy', 'medium', 'hard')),
        number integer NOT NULL CHECK (number BETWEEN 1 AND 300),
        PRIMARY KEY (version_id, objective_code, difficulty),
        FOREIGN KEY (version_id, objective_code) REFERENCES objective (version_id, code) ON DELETE CASCADE
      );
      CREATE TRIGGER published_is_final BEFORE INSERT OR UPDATE OR DELETE ON blueprint_cell FOR EACH ROW EXECUTE FUNCTION published_is_final();

      -- Null: in both forms (the anchor), and where there is one form only.
      ALTER TABLE pair_item ADD COLUMN form text CHECK (form IN ('A', 'B')), ADD CONSTRAINT form_of_a_test CHECK (form IS NULL OR part IN ('core', 'case'));

      -- Decides, with who was there before, who gets which form first; kept, so that it can be drawn again.
      ALTER TABLE cohort ADD COLUMN form_seed text NOT NULL DEFAULT gen_random_uuid()::text;

      -- The form of the pre-test, by lot; the post-test has the other one. Null where the version has one form only.
      ALTER TABLE enrolment ADD COLUMN first_form text CHECK (first_form IN ('A', 'B'));
      CREATE FUNCTION forms_are_given() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF EXISTS (
          SELECT 1 FROM (SELECT DISTINCT cohort_id FROM added WHERE first_form IS NULL) ungiven JOIN cohort c ON c.id = ungiven.cohort_id
          WHERE EXISTS (SELECT 1 FROM pair_item pi WHERE pi.version_id = c.version_id AND pi.form IS NOT NULL)
        ) THEN
          RAISE EXCEPTION 'whoever is enrolled in a course with two forms is given one first' USING ERRCODE = 'check_violation', CONSTRAINT = 'forms_are_given';
        END IF;
        RETURN NULL;
      END $$;
      CREATE TRIGGER forms_are_given AFTER INSERT ON enrolment REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION forms_are_given();
      CREATE FUNCTION stays_as_given() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION 'what was frozen in % never changes', TG_TABLE_NAME USING ERRCODE = 'check_violation', CONSTRAINT = 'stays_as_given';
      END $$;
      CREATE TRIGGER first_form_stays BEFORE UPDATE OF first_form ON enrolment FOR EACH ROW WHEN (OLD.first_form IS DISTINCT FROM NEW.first_form) EXECUTE FUNCTION stays_as_given();

      ALTER TABLE attempt ADD COLUMN parallel_form text CHECK (parallel_form IN ('A', 'B'));
      -- The pre-test has the first form, the post-test the other one, whoever starts it. Of many at once in one look.
      CREATE FUNCTION form_whose_turn_it_is() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF EXISTS (
          SELECT 1 FROM added a JOIN enrolment e ON e.id = a.enrolment_id
          WHERE a.parallel_form IS DISTINCT FROM CASE a.phase WHEN 'pre' THEN e.first_form WHEN 'post' THEN translate(e.first_form, 'AB', 'BA') END
        ) THEN
          RAISE EXCEPTION 'a test has the form whose turn it is' USING ERRCODE = 'check_violation', CONSTRAINT = 'form_whose_turn_it_is';
        END IF;
        RETURN NULL;
      END $$;
      CREATE TRIGGER form_whose_turn_it_is AFTER INSERT ON attempt REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION form_whose_turn_it_is();
      -- Named columns only: saving an answer changes others, and pays nothing for this.
      CREATE TRIGGER attempt_stays_frozen BEFORE UPDATE OF parallel_form, unit_id, level, form, seed ON attempt
        FOR EACH ROW WHEN ((OLD.parallel_form, OLD.unit_id, OLD.level, OLD.form, OLD.seed) IS DISTINCT FROM (NEW.parallel_form, NEW.unit_id, NEW.level, NEW.form, NEW.seed))
        EXECUTE FUNCTION stays_as_given();

      -- core_maximum is that of the pre-test where there is one. Forms are equally long when published; a dropped item may change that of one.
      ALTER TABLE enrolment_result ADD COLUMN first_form text CHECK (first_form IN ('A', 'B')), ADD COLUMN post_maximum integer;
      UPDATE enrolment_result SET post_maximum = core_maximum WHERE post_core IS NOT NULL;
      ALTER TABLE enrolment_result ADD CONSTRAINT maximum_of_a_post_test CHECK ((post_maximum IS NULL) = (post_core IS NULL));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE enrolment_result DROP COLUMN first_form, DROP COLUMN post_maximum;
      DROP TRIGGER form_whose_turn_it_is ON attempt;
      DROP FUNCTION form_whose_turn_it_is;
      DROP TRIGGER attempt_stays_frozen ON attempt;
      ALTER TABLE attempt DROP COLUMN parallel_form;
      DROP TRIGGER first_form_stays ON enrolment;
      DROP TRIGGER forms_are_given ON enrolment;
      DROP FUNCTION forms_are_given, stays_as_given;
      ALTER TABLE enrolment DROP COLUMN first_form;
      ALTER TABLE cohort DROP COLUMN form_seed;
      ALTER TABLE pair_item DROP COLUMN form;
      DROP TABLE blueprint_cell;
      ALTER TABLE item DROP COLUMN difficulty;
    `);
  }
}
