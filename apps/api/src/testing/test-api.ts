import { randomUUID } from 'node:crypto';
import type { Config } from '@selaras/adapters/config';
import { argon2Passwords } from '@selaras/adapters/identity';
import { type Clock, instant } from '@selaras/domain/kernel';
import type { Role } from '@selaras/domain/organisation';
import type { NestExpressApplication } from '@nestjs/platform-express';
import request from 'supertest';
import { createTestDatabase, type TestDatabase } from '../../../../libs/adapters/persistence/src/testing/test-database';
import { createServer } from '../server';

export const TEST_PASSWORD = 'kata sandi panjang';

export interface Answer {
  readonly status: number;
  readonly data: Record<string, unknown> | null;
  readonly errors: readonly { readonly message: string; readonly extensions: { readonly code: string } }[];
  /** The whole response, to be searched for what must not be in it. */
  readonly text: string;
}

export interface Caller {
  graphql(query: string, variables?: Record<string, unknown>): Promise<Answer>;
}

export interface TestApi {
  readonly app: NestExpressApplication;
  readonly test: TestDatabase;
  readonly statements: string[];
  /** Nobody signed in. */
  readonly stranger: Caller;
  /** A person with these roles, signed in through the front door. */
  caller(options: { readonly nip: string; readonly name?: string; readonly unitId: string; readonly roles: readonly { readonly role: Role; readonly unitId: string }[] }): Promise<Caller & { readonly personId: string; readonly cookie: string }>;
  unit(code: string, parentId: string | null, kind?: string): Promise<string>;
  close(): Promise<void>;
}

/** The whole API over a database of its own. */
export async function startTestApi(options: { readonly clock?: Clock; readonly filesFolder?: string } = {}): Promise<TestApi> {
  const statements: string[] = [];
  const test = await createTestDatabase({ onStatement: (sql) => statements.push(sql) });
  const config: Config = {
    databaseUrl: test.url, redisUrl: null, host: '127.0.0.1', port: 1, publicOrigin: null, proxies: 0, secureCookies: false,
    dataFolder: '/nonexistent', filesFolder: options.filesFolder ?? '/nonexistent', webFolder: '/nonexistent', demo: false,
  };
  const app = await createServer({ config, database: test.database, clock: options.clock ?? (() => instant(Date.now())) });
  await app.init();
  const password = await argon2Passwords.hash(TEST_PASSWORD);

  const callerWith = (cookie: string | undefined): Caller => ({
    async graphql(query, variables = {}) {
      const call = request(app.getHttpServer()).post('/graphql').set('x-selaras', '1');
      if (cookie) void call.set('cookie', cookie);
      const response = await call.send({ query, variables });
      const body = response.body as Partial<Pick<Answer, 'data' | 'errors'>>;
      return { status: response.status, data: body.data ?? null, errors: body.errors ?? [], text: response.text };
    },
  });

  return {
    app,
    test,
    statements,
    stranger: callerWith(undefined),
    async caller({ nip, name = 'Siti Rahma', unitId, roles }) {
      const personId = randomUUID();
      await test.database.query('INSERT INTO person (id, nip, name, employment) VALUES ($1, $2, $3, $4)', [personId, nip, name, 'PNS']);
      await test.database.query('INSERT INTO credential (person_id, password_hash) VALUES ($1, $2)', [personId, password]);
      await test.database.query(
        `INSERT INTO unit_assignment (id, person_id, unit_id, period) VALUES (gen_random_uuid(), $1, $2, '[2020-01-01,)')`,
        [personId, unitId],
      );
      for (const grant of roles) {
        await test.database.query(
          `INSERT INTO role_grant (id, person_id, role, unit_id, period) VALUES (gen_random_uuid(), $1, $2, $3, '[2020-01-01,)')`,
          [personId, grant.role, grant.unitId],
        );
      }
      const response = await request(app.getHttpServer())
        .post('/graphql')
        .set('x-selaras', '1')
        .send({ query: 'mutation($nip: String!, $password: String!) { signIn(nip: $nip, password: $password) { __typename } }', variables: { nip, password: TEST_PASSWORD } });
      const cookie = response.headers['set-cookie']?.[0]?.split(';')[0];
      if (!cookie) throw new Error(`sign-in failed: ${response.text}`);
      return { ...callerWith(cookie), personId, cookie };
    },
    async unit(code, parentId, kind = 'agency') {
      const id = randomUUID();
      await test.database.query('INSERT INTO work_unit (id, parent_id, code, name, short_name, kind) VALUES ($1, $2, $3, $3, $3, $4)', [id, parentId, code, kind]);
      return id;
    },
    async close() {
      await app.close();
      await test.destroy();
    },
  };
}
