import { createTestDatabase, type TestDatabase } from './testing/test-database';
import { DatabaseUnreachable, named } from './unreachable';

describe('a database that goes away in the middle', () => {
  let own: TestDatabase;
  beforeAll(async () => {
    own = await createTestDatabase();
  });
  afterAll(() => own.destroy());

  test('is named as such, and works again with the next statement', async () => {
    const cut = own.database.transaction(async (tx) => {
      const [row] = await tx.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
      await own.database.query('SELECT pg_terminate_backend($1)', [row?.pid]);
      await tx.query('SELECT 1');
    });
    await expect(cut).rejects.toBeInstanceOf(DatabaseUnreachable);
    expect(await own.database.query('SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  test('is not taken for a statement that is wrong', async () => {
    await expect(own.database.query('SELECT nothing')).rejects.not.toBeInstanceOf(DatabaseUnreachable);
    const refused = Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });
    expect(named(refused)).toBeInstanceOf(DatabaseUnreachable);
    expect(named(Object.assign(new Error('duplicate key'), { code: '23505' }))).not.toBeInstanceOf(DatabaseUnreachable);
    expect(named(named(refused))).toMatchObject({ cause: refused });
  });
});
