import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Rows wait in the outbox until shortly before their time: those that are due are found without going through the others. */
export class OutboxByTime1764000000011 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX outbox_unsent; CREATE INDEX outbox_unsent ON outbox (run_at, id) WHERE sent_at IS NULL');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX outbox_unsent; CREATE INDEX outbox_unsent ON outbox (id) WHERE sent_at IS NULL');
  }
}
