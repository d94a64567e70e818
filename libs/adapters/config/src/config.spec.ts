import fc from 'fast-check';
import { readConfig } from './config';

const enough = { DATABASE_URL: 'postgres://selaras:s3cret@127.0.0.1:5432/selaras' };

const problemsOf = (environment: Record<string, string>): readonly string[] => {
  const config = readConfig(environment, '/srv/selaras');
  return config.ok ? [] : config.refusal;
};

test('a database is all an installation must name', () => {
  expect(readConfig(enough, '/srv/selaras')).toEqual({
    ok: true,
    value: {
      databaseUrl: 'postgres://selaras:s3cret@127.0.0.1:5432/selaras',
      redisUrl: null,
      host: '127.0.0.1',
      port: 4200,
      publicOrigin: null,
      proxies: 0,
      secureCookies: false,
      dataFolder: '/srv/selaras/.selaras',
      filesFolder: '/srv/selaras/.selaras/files',
      webFolder: '/srv/selaras/dist/web/browser',
      demo: true,
    },
  });
});

test('a city that serves https gets Secure cookies, its own folders and no demo', () => {
  const config = readConfig({ ...enough, SELARAS_ORIGIN: 'https://learn.example.go.id/', SELARAS_DATA: '/var/lib/selaras', SELARAS_DEMO: '0', REDIS_URL: 'redis://10.0.0.5:6379', SELARAS_HOST: '0.0.0.0', SELARAS_PORT: '80', SELARAS_PROXIES: '2' }, '/srv/selaras');
  expect(config).toMatchObject({ ok: true, value: { publicOrigin: 'https://learn.example.go.id', secureCookies: true, filesFolder: '/var/lib/selaras/files', demo: false, redisUrl: 'redis://10.0.0.5:6379', host: '0.0.0.0', port: 80, proxies: 2 } });
});

test('an empty variable, as compose files write one, counts as not set', () => {
  expect(readConfig({ ...enough, REDIS_URL: '', SELARAS_PORT: ' ', SELARAS_DEMO: '' })).toMatchObject({ ok: true, value: { redisUrl: null, port: 4200, demo: true } });
});

test('every bad value is named at once, each in one sentence', () => {
  const problems = problemsOf({ DATABASE_URL: 'mysql://u:s3cret@host/db', REDIS_URL: 'http://cache', SELARAS_PORT: '4200a', SELARAS_DEMO: 'yes', SELARAS_ORIGIN: 'learn.example.go.id', SELARAS_PROXIES: 'one' });
  expect(problems.map((problem) => problem.split(' ')[0])).toEqual(['DATABASE_URL', 'REDIS_URL', 'SELARAS_PORT', 'SELARAS_ORIGIN', 'SELARAS_PROXIES', 'SELARAS_DEMO']);
  for (const problem of problems) expect(problem).toMatch(/^[A-Z_]+ [^\n]+\.$/);
});

test('a missing database and a database without a name are told apart', () => {
  expect(problemsOf({})[0]).toContain('DATABASE_URL is not set');
  expect(problemsOf({ DATABASE_URL: 'postgres://127.0.0.1' })[0]).toContain('names no database');
  expect(problemsOf({ DATABASE_URL: '127.0.0.1' })[0]).toContain('is not a URL');
});

test('no sentence repeats a password', () => {
  for (const url of ['mysql://u:s3cret@host/db', 'postgres://u:s3cret@host', 'u:s3cret@host', ':s3cret']) {
    expect(problemsOf({ DATABASE_URL: url, REDIS_URL: url }).join()).not.toContain('s3cret');
  }
});

test('exactly the whole numbers 1..65535 are ports', () => {
  fc.assert(fc.property(fc.oneof(fc.integer({ min: -70000, max: 140000 }), fc.double()), (number) => {
    const isPort = Number.isInteger(number) && number >= 1 && number <= 65535;
    expect(readConfig({ ...enough, SELARAS_PORT: String(number) }).ok).toBe(isPort);
  }));
});
