import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Courses and their versions, modules and variants, items, the linked pair of tests. What is published never changes. */
export class Courses1764000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE course (
        id uuid PRIMARY KEY,
        owner_unit_id uuid NOT NULL REFERENCES work_unit (id),
        title text NOT NULL CHECK (title <> ''),
        created_by uuid NOT NULL REFERENCES person (id),
        created_at timestamptz NOT NULL DEFAULT now(),
        archived_at timestamptz
      );
      CREATE INDEX course_owner ON course (owner_unit_id);

      CREATE TABLE course_version (
        id uuid PRIMARY KEY,
        course_id uuid NOT NULL REFERENCES course (id),
        number integer NOT NULL CHECK (number > 0),
        status text NOT NULL CHECK (status IN ('draft', 'published', 'archived')),
        title text NOT NULL CHECK (title <> ''),
        summary text NOT NULL DEFAULT '',
        jp integer NOT NULL DEFAULT 0 CHECK (jp BETWEEN 0 AND 1000),
        revision integer NOT NULL DEFAULT 1,
        created_at timestamptz NOT NULL DEFAULT now(),
        published_at timestamptz,
        published_by uuid REFERENCES person (id),
        UNIQUE (course_id, number),
        CHECK ((status = 'draft') = (published_at IS NULL))
      );
      CREATE UNIQUE INDEX one_draft_per_course ON course_version (course_id) WHERE status = 'draft';

      CREATE TABLE objective (
        id uuid PRIMARY KEY,
        version_id uuid NOT NULL REFERENCES course_version (id) ON DELETE CASCADE,
        code text NOT NULL CHECK (code <> ''),
        text text NOT NULL CHECK (text <> ''),
        position integer NOT NULL,
        UNIQUE (version_id, code)
      );

      CREATE TABLE module (
        id uuid PRIMARY KEY,
        version_id uuid NOT NULL REFERENCES course_version (id) ON DELETE CASCADE,
        position integer NOT NULL CHECK (position > 0),
        title text NOT NULL CHECK (title <> ''),
        estimated_minutes integer NOT NULL CHECK (estimated_minutes BETWEEN 1 AND 600),
        -- Counts the changes of the core text; a variant that was last reviewed against an older core is stale.
        core_revision integer NOT NULL DEFAULT 1,
        revision integer NOT NULL DEFAULT 1,
        UNIQUE (version_id, position) DEFERRABLE INITIALLY IMMEDIATE,
        UNIQUE (version_id, id)
      );
      CREATE TABLE module_objective (
        module_id uuid NOT NULL REFERENCES module (id) ON DELETE CASCADE,
        objective_id uuid NOT NULL REFERENCES objective (id) ON DELETE CASCADE,
        PRIMARY KEY (module_id, objective_id)
      );
      CREATE TABLE module_prerequisite (
        version_id uuid NOT NULL,
        module_id uuid NOT NULL,
        requires_id uuid NOT NULL,
        PRIMARY KEY (module_id, requires_id),
        FOREIGN KEY (version_id, module_id) REFERENCES module (version_id, id) ON DELETE CASCADE,
        FOREIGN KEY (version_id, requires_id) REFERENCES module (version_id, id) ON DELETE CASCADE,
        CHECK (module_id <> requires_id)
      );

      -- unit_id and level both null: the core for all. pages: an array of rich-text fragments.
      CREATE TABLE module_variant (
        id uuid PRIMARY KEY,
        module_id uuid NOT NULL REFERENCES module (id) ON DELETE CASCADE,
        unit_id uuid REFERENCES work_unit (id),
        level text CHECK (level IN ('basic', 'advanced')),
        label text NOT NULL DEFAULT '',
        pages jsonb NOT NULL CHECK (jsonb_typeof(pages) = 'array'),
        reviewed_core_revision integer NOT NULL DEFAULT 1,
        revision integer NOT NULL DEFAULT 1,
        updated_at timestamptz NOT NULL DEFAULT now(),
        updated_by uuid REFERENCES person (id),
        CONSTRAINT one_variant_per_unit_and_level UNIQUE NULLS NOT DISTINCT (module_id, unit_id, level)
      );

      CREATE TABLE stored_file (
        id uuid PRIMARY KEY,
        course_id uuid NOT NULL REFERENCES course (id),
        sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
        media_type text NOT NULL,
        byte_size bigint NOT NULL CHECK (byte_size >= 0),
        name text NOT NULL CHECK (name <> ''),
        uploaded_by uuid NOT NULL REFERENCES person (id),
        created_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE INDEX stored_file_course ON stored_file (course_id);
      CREATE TABLE module_file (
        module_id uuid NOT NULL REFERENCES module (id) ON DELETE CASCADE,
        file_id uuid NOT NULL REFERENCES stored_file (id),
        purpose text NOT NULL CHECK (purpose IN ('attachment', 'video', 'image')),
        title text NOT NULL DEFAULT '',
        position integer NOT NULL DEFAULT 0,
        PRIMARY KEY (module_id, file_id)
      );

      CREATE TABLE item (
        id uuid PRIMARY KEY,
        course_id uuid NOT NULL REFERENCES course (id),
        created_at timestamptz NOT NULL DEFAULT now(),
        created_by uuid NOT NULL REFERENCES person (id),
        archived_at timestamptz
      );
      CREATE INDEX item_course ON item (course_id);
      -- Versions are only added: an attempt points at the version it was answered with.
      CREATE TABLE item_version (
        id uuid PRIMARY KEY,
        item_id uuid NOT NULL REFERENCES item (id),
        number integer NOT NULL CHECK (number > 0),
        type text NOT NULL CHECK (type IN ('single-choice', 'multiple-choice', 'true-false', 'short-text', 'numeric')),
        objective_code text,
        -- ItemContent of the domain: title, stem, interaction, key, feedback.
        content jsonb NOT NULL CHECK (jsonb_typeof(content) = 'object'),
        maximum integer NOT NULL CHECK (maximum > 0),
        created_at timestamptz NOT NULL DEFAULT now(),
        created_by uuid NOT NULL REFERENCES person (id),
        UNIQUE (item_id, number)
      );

      CREATE TABLE linked_pair (
        version_id uuid PRIMARY KEY REFERENCES course_version (id) ON DELETE CASCADE,
        pass_mark_percent integer NOT NULL DEFAULT 70 CHECK (pass_mark_percent BETWEEN 0 AND 100),
        time_limit_seconds integer NOT NULL DEFAULT 1800 CHECK (time_limit_seconds BETWEEN 60 AND 86400),
        pre_attempts integer NOT NULL DEFAULT 1 CHECK (pre_attempts > 0),
        post_attempts integer NOT NULL DEFAULT 2 CHECK (post_attempts > 0)
      );
      CREATE TABLE pair_item (
        version_id uuid NOT NULL REFERENCES linked_pair (version_id) ON DELETE CASCADE,
        item_version_id uuid NOT NULL REFERENCES item_version (id),
        part text NOT NULL CHECK (part IN ('core', 'case')),
        -- For case items: the unit whose case this is; null for the case of everybody without one of their own.
        unit_id uuid REFERENCES work_unit (id),
        position integer NOT NULL,
        PRIMARY KEY (version_id, item_version_id),
        CHECK (part = 'case' OR unit_id IS NULL)
      );

      CREATE FUNCTION published_is_final() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE
        row_before jsonb := CASE WHEN TG_OP = 'INSERT' THEN NULL ELSE to_jsonb(OLD) END;
        row_after jsonb := CASE WHEN TG_OP = 'DELETE' THEN NULL ELSE to_jsonb(NEW) END;
        version uuid;
      BEGIN
        version := coalesce(row_after ->> 'version_id', row_before ->> 'version_id')::uuid;
        IF version IS NULL THEN
          SELECT m.version_id INTO version FROM module m
          WHERE m.id = coalesce(row_after ->> 'module_id', row_before ->> 'module_id')::uuid;
        END IF;
        IF EXISTS (SELECT 1 FROM course_version WHERE id = version AND status <> 'draft') THEN
          RAISE EXCEPTION 'a published course version never changes (%, %)', TG_TABLE_NAME, version
            USING ERRCODE = 'check_violation', CONSTRAINT = 'published_is_final';
        END IF;
        RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
      END $$;
      CREATE TRIGGER published_is_final BEFORE INSERT OR UPDATE OR DELETE ON objective FOR EACH ROW EXECUTE FUNCTION published_is_final();
      CREATE TRIGGER published_is_final BEFORE INSERT OR UPDATE OR DELETE ON module FOR EACH ROW EXECUTE FUNCTION published_is_final();
      CREATE TRIGGER published_is_final BEFORE INSERT OR UPDATE OR DELETE ON module_objective FOR EACH ROW EXECUTE FUNCTION published_is_final();
      CREATE TRIGGER published_is_final BEFORE INSERT OR UPDATE OR DELETE ON module_prerequisite FOR EACH ROW EXECUTE FUNCTION published_is_final();
      CREATE TRIGGER published_is_final BEFORE INSERT OR UPDATE OR DELETE ON module_variant FOR EACH ROW EXECUTE FUNCTION published_is_final();
      CREATE TRIGGER published_is_final BEFORE INSERT OR UPDATE OR DELETE ON module_file FOR EACH ROW EXECUTE FUNCTION published_is_final();
      CREATE TRIGGER published_is_final BEFORE INSERT OR UPDATE OR DELETE ON linked_pair FOR EACH ROW EXECUTE FUNCTION published_is_final();
      CREATE TRIGGER published_is_final BEFORE INSERT OR UPDATE OR DELETE ON pair_item FOR EACH ROW EXECUTE FUNCTION published_is_final();

      CREATE FUNCTION published_version_is_final() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP = 'DELETE' THEN
          RAISE EXCEPTION 'a published course version is archived, never deleted' USING ERRCODE = 'check_violation', CONSTRAINT = 'published_is_final';
        END IF;
        IF (to_jsonb(NEW) - 'status') IS DISTINCT FROM (to_jsonb(OLD) - 'status') OR NEW.status = 'draft' THEN
          RAISE EXCEPTION 'a published course version never changes (%)', OLD.id USING ERRCODE = 'check_violation', CONSTRAINT = 'published_is_final';
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER published_version_is_final BEFORE UPDATE OR DELETE ON course_version
        FOR EACH ROW WHEN (OLD.status <> 'draft') EXECUTE FUNCTION published_version_is_final();

      CREATE FUNCTION only_appended() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION '% is only appended to', TG_TABLE_NAME USING ERRCODE = 'check_violation', CONSTRAINT = 'only_appended';
      END $$;
      CREATE TRIGGER only_appended BEFORE UPDATE OR DELETE ON item_version FOR EACH ROW EXECUTE FUNCTION only_appended();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE pair_item, linked_pair, item_version, item, module_file, stored_file, module_variant, module_prerequisite,
        module_objective, module, objective, course_version, course;
      DROP FUNCTION published_is_final, published_version_is_final, only_appended;
    `);
  }
}
