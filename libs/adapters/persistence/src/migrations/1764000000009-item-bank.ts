import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The item bank: tags of items with a revision of their own, what is searched in them, how often and how well they were answered, whom they
 * were shown to, and pairs that somebody said are no duplicates.
 */
export class ItemBank1764000000009 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE EXTENSION IF NOT EXISTS pg_trgm;

      -- Free tags: lower case, single blanks inside, none at the ends, each once, in alphabetical order.
      CREATE FUNCTION tags_are_normal(tags text[]) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
        SELECT cardinality(tags) <= 20 AND tags = ARRAY(SELECT DISTINCT t COLLATE "C" FROM unnest(tags) t ORDER BY 1)
          AND NOT EXISTS (SELECT 1 FROM unnest(tags) t WHERE t IS NULL OR t = '' OR char_length(t) > 40 OR t <> lower(t) OR t ~ '(^\\s|\\s$|\\s\\s)')
      $$;

      -- Rich text without its markup, and any text without case and accents: what searching compares.
      CREATE FUNCTION words_of(html text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
        SELECT replace(replace(replace(replace(replace(replace(
          regexp_replace(regexp_replace(html, '</?(p|div|br|li|ul|ol|tr|td|th|table|h[1-6]|blockquote|pre)\\M[^<>]*>', ' ', 'gi'), '<[^<>]*>', '', 'g'),
          '&nbsp;', ' '), '&lt;', '<'), '&gt;', '>'), '&quot;', '"'), '&#39;', ''''), '&amp;', '&')
      $$;
      CREATE FUNCTION folded(words text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
        SELECT btrim(regexp_replace(lower(regexp_replace(normalize(words, NFKD), '[\\u0300-\\u036f]', '', 'g')), '\\s+', ' ', 'g'))
      $$;
      -- Title, stem and every option, choice, label or entry.
      CREATE FUNCTION item_words(content jsonb) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
        SELECT folded(words_of(concat_ws(' ', content ->> 'title', content ->> 'stem',
          (SELECT string_agg(found #>> '{}', ' ') FROM jsonb_path_query(content, 'strict $.interaction.**.text', '{}', true) found WHERE jsonb_typeof(found) = 'string'))))
      $$;

      ALTER TABLE item
        -- Whose case it tells of; null for items of everybody.
        ADD COLUMN unit_id uuid REFERENCES work_unit (id),
        ADD COLUMN tags text[] NOT NULL DEFAULT '{}' CONSTRAINT tags_are_normal CHECK (tags_are_normal(tags)),
        -- How many learners may see it before it should rest; null for no limit.
        ADD COLUMN exposure_limit integer CHECK (exposure_limit > 0),
        -- Counts every change of the item: of its tags, a further version, putting it aside.
        ADD COLUMN revision integer NOT NULL DEFAULT 1 CHECK (revision > 0),
        ADD COLUMN revised_at timestamptz,
        ADD COLUMN revised_by uuid REFERENCES person (id),
        -- The newest version, kept by a trigger, so that a page of a large bank reads no older ones.
        ADD COLUMN newest_id uuid,
        ADD COLUMN newest_number integer,
        ADD COLUMN newest_type text,
        ADD COLUMN newest_objective text,
        ADD COLUMN words text NOT NULL DEFAULT '';

      CREATE FUNCTION item_follows_newest_version() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        UPDATE item SET newest_id = NEW.id, newest_number = NEW.number, newest_type = NEW.type, newest_objective = NEW.objective_code, words = item_words(NEW.content),
          revision = revision + CASE WHEN newest_number IS NULL THEN 0 ELSE 1 END, revised_at = NEW.created_at, revised_by = NEW.created_by
        WHERE id = NEW.item_id AND coalesce(newest_number, 0) < NEW.number;
        RETURN NULL;
      END $$;
      CREATE TRIGGER item_follows_newest_version AFTER INSERT ON item_version FOR EACH ROW EXECUTE FUNCTION item_follows_newest_version();

      UPDATE item i SET newest_id = v.id, newest_number = v.number, newest_type = v.type, newest_objective = v.objective_code, words = item_words(v.content),
        revised_at = v.created_at, revised_by = v.created_by
      FROM (SELECT DISTINCT ON (item_id) * FROM item_version ORDER BY item_id, number DESC) v WHERE v.item_id = i.id;

      DROP INDEX item_course;
      CREATE INDEX item_course ON item (course_id, created_at DESC, id DESC);
      CREATE INDEX item_words ON item USING gin (words gin_trgm_ops);

      -- Attempts whose outcome has yet to be counted. Written in the commit of the outcome, whoever writes it. Counting is done for many at
      -- once: everybody in a class is asked the same items, so counting in that commit would let them wait for each other.
      CREATE TABLE item_count_due (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        attempt_id uuid NOT NULL
      );
      CREATE FUNCTION item_count_falls_due() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        INSERT INTO item_count_due (attempt_id) SELECT DISTINCT attempt_id FROM added;
        RETURN NULL;
      END $$;
      CREATE TRIGGER item_count_falls_due AFTER INSERT ON outcome REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION item_count_falls_due();
      INSERT INTO item_count_due (attempt_id) SELECT DISTINCT attempt_id FROM outcome;

      -- Which outcome of an attempt is in the counts: a newer one is counted by taking this one out.
      CREATE TABLE item_counted (
        attempt_id uuid PRIMARY KEY,
        key_version integer NOT NULL,
        revision integer NOT NULL,
        FOREIGN KEY (attempt_id, key_version, revision) REFERENCES outcome (attempt_id, key_version, revision)
      );

      -- First attempts of a pre- or post-test, counted by mark and total (hundredths). Total: the core items of the attempt and this item.
      -- form: the parallel form, empty where there is one form only.
      CREATE TABLE item_mark_cell (
        item_version_id uuid NOT NULL REFERENCES item_version (id),
        version_id uuid NOT NULL REFERENCES course_version (id),
        phase text NOT NULL CHECK (phase IN ('pre', 'post')),
        form text NOT NULL,
        mark integer NOT NULL,
        total integer NOT NULL,
        answered boolean NOT NULL,
        count integer NOT NULL CHECK (count >= 0),
        PRIMARY KEY (item_version_id, version_id, phase, form, mark, total, answered)
      );
      -- The same by what was chosen; option '' stands for nothing chosen. Several options chosen stand in several cells.
      CREATE TABLE item_choice_cell (
        item_version_id uuid NOT NULL REFERENCES item_version (id),
        version_id uuid NOT NULL REFERENCES course_version (id),
        phase text NOT NULL CHECK (phase IN ('pre', 'post')),
        form text NOT NULL,
        option text NOT NULL,
        mark integer NOT NULL,
        total integer NOT NULL,
        count integer NOT NULL CHECK (count >= 0),
        PRIMARY KEY (item_version_id, version_id, phase, form, option, mark, total)
      );

      -- Learners whose attempt with the item is over: each once, however often she met it.
      CREATE TABLE item_exposure (
        item_id uuid PRIMARY KEY REFERENCES item (id),
        learners integer NOT NULL CHECK (learners >= 0)
      );

      -- What the cells of a version come to, so that a bank can be sorted and narrowed by it. Rebuilt from the cells whenever they change.
      CREATE TABLE item_version_figures (
        item_version_id uuid PRIMARY KEY REFERENCES item_version (id),
        item_id uuid NOT NULL REFERENCES item (id),
        number integer NOT NULL,
        learners integer NOT NULL CHECK (learners >= 0),
        shown integer NOT NULL CHECK (shown >= 0),
        answered integer NOT NULL CHECK (answered BETWEEN 0 AND shown),
        facility double precision CHECK (facility BETWEEN -1 AND 1),
        discrimination double precision CHECK (discrimination BETWEEN -1 AND 1),
        notes text[] NOT NULL DEFAULT '{}'
      );
      CREATE INDEX item_version_figures_item ON item_version_figures (item_id, number DESC) WHERE shown > 0;

      -- Two items that read alike and are not meant to be one.
      CREATE TABLE item_kept_apart (
        item_id uuid NOT NULL REFERENCES item (id),
        other_id uuid NOT NULL REFERENCES item (id),
        said_by uuid NOT NULL REFERENCES person (id),
        said_at timestamptz NOT NULL,
        PRIMARY KEY (item_id, other_id),
        CHECK (item_id < other_id)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE item_kept_apart, item_version_figures, item_exposure, item_choice_cell, item_mark_cell, item_counted;
      DROP TRIGGER item_count_falls_due ON outcome;
      DROP TABLE item_count_due;
      DROP TRIGGER item_follows_newest_version ON item_version;
      DROP FUNCTION item_count_falls_due, item_follows_newest_version;
      DROP INDEX item_words, item_course;
      CREATE INDEX item_course ON item (course_id);
      ALTER TABLE item DROP COLUMN unit_id, DROP COLUMN tags, DROP COLUMN exposure_limit, DROP COLUMN revision, DROP COLUMN revised_at, DROP COLUMN revised_by,
        DROP COLUMN newest_id, DROP COLUMN newest_number, DROP COLUMN newest_type, DROP COLUMN newest_objective, DROP COLUMN words;
      DROP FUNCTION item_words, folded, words_of, tags_are_normal;
      DROP EXTENSION pg_trgm;
    `);
  }
}
