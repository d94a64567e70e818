import type { MigrationInterface, QueryRunner } from 'typeorm';

const FIRST_TYPES = ['single-choice', 'multiple-choice', 'true-false', 'short-text', 'numeric'];
const FURTHER_TYPES = ['matching', 'ordering', 'cloze', 'placing', 'situational-judgement', 'essay', 'file-upload'];

const typeIsOneOf = (types: readonly string[]) => `
  ALTER TABLE item_version DROP CONSTRAINT item_version_type_check;
  ALTER TABLE item_version ADD CONSTRAINT item_version_type_check CHECK (type IN (${types.map((type) => `'${type}'`).join(', ')}));`;

/** Further item types, some of them marked by people: an outcome that still awaits marks is not complete, and passes nobody. */
export class ItemTypesAndAwaitingMarks1764000000006 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ${typeIsOneOf([...FIRST_TYPES, ...FURTHER_TYPES])}

      -- All outcomes so far are of items that a key marks. Whoever writes one from now on says whether it is complete.
      ALTER TABLE outcome ADD COLUMN complete boolean NOT NULL DEFAULT true, ADD CONSTRAINT pass_is_complete CHECK (complete OR NOT passed);
      ALTER TABLE outcome ALTER COLUMN complete DROP DEFAULT;
      ALTER TABLE regraded_outcome ADD COLUMN complete boolean NOT NULL DEFAULT true, ADD CONSTRAINT pass_is_complete CHECK (complete OR NOT passed);
      ALTER TABLE regraded_outcome ALTER COLUMN complete DROP DEFAULT;
    `);
  }

  /** Refused by the database while items of further types are stored. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE regraded_outcome DROP COLUMN complete;
      ALTER TABLE outcome DROP COLUMN complete;
      ${typeIsOneOf(FIRST_TYPES)}
    `);
  }
}
