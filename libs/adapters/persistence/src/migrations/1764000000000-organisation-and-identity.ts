import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Units, people, assignments, roles, sign-in: who is where, since when, and may do what. */
export class OrganisationAndIdentity1764000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE EXTENSION IF NOT EXISTS btree_gist;

      CREATE TABLE work_unit (
        id uuid PRIMARY KEY,
        parent_id uuid REFERENCES work_unit (id),
        code text NOT NULL UNIQUE CHECK (code <> ''),
        name text NOT NULL CHECK (name <> ''),
        short_name text NOT NULL CHECK (short_name <> ''),
        kind text NOT NULL CHECK (kind IN ('city', 'agency', 'division', 'section', 'district', 'village')),
        zone text NOT NULL DEFAULT 'Asia/Jakarta' CHECK (zone IN ('Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura')),
        closed_on date,
        CHECK (parent_id <> id)
      );
      CREATE INDEX work_unit_parent ON work_unit (parent_id);

      -- Every unit with each of its ancestors, itself at distance 0. Kept by the triggers below, so that a scope is one join.
      CREATE TABLE work_unit_ancestor (
        unit_id uuid NOT NULL REFERENCES work_unit (id) ON DELETE CASCADE,
        ancestor_id uuid NOT NULL REFERENCES work_unit (id) ON DELETE CASCADE,
        distance integer NOT NULL CHECK (distance >= 0),
        PRIMARY KEY (unit_id, ancestor_id)
      );
      CREATE INDEX work_unit_descendant ON work_unit_ancestor (ancestor_id, unit_id);

      CREATE FUNCTION work_unit_inserted() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        INSERT INTO work_unit_ancestor (unit_id, ancestor_id, distance)
        SELECT NEW.id, NEW.id, 0
        UNION ALL
        SELECT NEW.id, ancestor_id, distance + 1 FROM work_unit_ancestor WHERE unit_id = NEW.parent_id;
        RETURN NULL;
      END $$;
      CREATE TRIGGER work_unit_inserted AFTER INSERT ON work_unit FOR EACH ROW EXECUTE FUNCTION work_unit_inserted();

      CREATE FUNCTION work_unit_moved() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        -- Two concurrent moves could each be free of a loop and close one together: one move at a time.
        PERFORM pg_advisory_xact_lock(hashtext('work_unit_moved'));
        IF EXISTS (SELECT 1 FROM work_unit_ancestor WHERE unit_id = NEW.parent_id AND ancestor_id = NEW.id) THEN
          RAISE EXCEPTION 'work unit % cannot be placed under its own descendant', NEW.code
            USING ERRCODE = 'check_violation', CONSTRAINT = 'work_unit_no_loop';
        END IF;
        DELETE FROM work_unit_ancestor link
        USING work_unit_ancestor below, work_unit_ancestor above
        WHERE below.ancestor_id = NEW.id AND above.unit_id = NEW.id AND above.distance > 0
          AND link.unit_id = below.unit_id AND link.ancestor_id = above.ancestor_id;
        INSERT INTO work_unit_ancestor (unit_id, ancestor_id, distance)
        SELECT below.unit_id, above.ancestor_id, below.distance + above.distance + 1
        FROM work_unit_ancestor below, work_unit_ancestor above
        WHERE below.ancestor_id = NEW.id AND above.unit_id = NEW.parent_id;
        RETURN NULL;
      END $$;
      CREATE TRIGGER work_unit_moved AFTER UPDATE OF parent_id ON work_unit
        FOR EACH ROW WHEN (OLD.parent_id IS DISTINCT FROM NEW.parent_id) EXECUTE FUNCTION work_unit_moved();

      CREATE TABLE person (
        id uuid PRIMARY KEY,
        nip text NOT NULL UNIQUE CHECK (nip ~ '^[0-9]{18}$'),
        name text NOT NULL CHECK (name <> ''),
        employment text NOT NULL CHECK (employment IN ('PNS', 'PPPK')),
        level text NOT NULL DEFAULT 'basic' CHECK (level IN ('basic', 'advanced')),
        locale text NOT NULL DEFAULT 'id' CHECK (locale IN ('id', 'en')),
        left_on date,
        created_at timestamptz NOT NULL DEFAULT now()
      );

      CREATE TABLE credential (
        person_id uuid PRIMARY KEY REFERENCES person (id) ON DELETE CASCADE,
        password_hash text NOT NULL CHECK (password_hash LIKE '$argon2id$%'),
        changed_at timestamptz NOT NULL DEFAULT now()
      );

      -- Dated; one definitive place at a time, acting posts beside it.
      CREATE TABLE unit_assignment (
        id uuid PRIMARY KEY,
        person_id uuid NOT NULL REFERENCES person (id) ON DELETE CASCADE,
        unit_id uuid NOT NULL REFERENCES work_unit (id),
        kind text NOT NULL DEFAULT 'definitive' CHECK (kind IN ('definitive', 'acting')),
        period daterange NOT NULL CHECK (NOT isempty(period) AND NOT lower_inf(period)),
        CONSTRAINT one_definitive_unit_at_a_time EXCLUDE USING gist (person_id WITH =, period WITH &&) WHERE (kind = 'definitive')
      );
      CREATE INDEX unit_assignment_unit ON unit_assignment (unit_id);
      CREATE INDEX unit_assignment_person ON unit_assignment (person_id);

      CREATE TABLE role_grant (
        id uuid PRIMARY KEY,
        person_id uuid NOT NULL REFERENCES person (id) ON DELETE CASCADE,
        role text NOT NULL CHECK (role IN ('learner', 'instructor', 'evaluator', 'administrator')),
        unit_id uuid NOT NULL REFERENCES work_unit (id),
        period daterange NOT NULL CHECK (NOT isempty(period)),
        CONSTRAINT one_grant_at_a_time EXCLUDE USING gist (person_id WITH =, role WITH =, unit_id WITH =, period WITH &&)
      );

      CREATE TABLE session (
        token_hash bytea PRIMARY KEY CHECK (length(token_hash) = 32),
        person_id uuid NOT NULL REFERENCES person (id) ON DELETE CASCADE,
        created_at timestamptz NOT NULL,
        last_seen_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL
      );
      CREATE INDEX session_person ON session (person_id);
      CREATE INDEX session_expiry ON session (expires_at);

      -- Guesses that failed, by a hash of what was guessed at (a NIP, an address): neither is stored in the clear.
      CREATE TABLE sign_in_guess (
        subject_hash bytea PRIMARY KEY CHECK (length(subject_hash) = 32),
        failures integer NOT NULL CHECK (failures > 0),
        last_failed_at timestamptz NOT NULL
      );

      CREATE TABLE setting (
        key text PRIMARY KEY,
        value jsonb NOT NULL,
        changed_at timestamptz NOT NULL DEFAULT now()
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE setting, sign_in_guess, session, role_grant, unit_assignment, credential, person, work_unit_ancestor, work_unit;
      DROP FUNCTION work_unit_inserted, work_unit_moved;
    `);
  }
}
