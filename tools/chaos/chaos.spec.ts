import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.resolve(__dirname, '../..');

jest.setTimeout(240_000);

function chaos(args: readonly string[], environment: NodeJS.ProcessEnv = {}): Promise<{ readonly code: number | null; readonly report: Record<string, number>; readonly said: string }> {
  if (!existsSync(path.join(ROOT, 'dist/api/main.mjs'))) throw new Error('dist/api is missing: run these tests through `npm test`, which builds first');
  const child = spawn(process.execPath, [path.join(ROOT, 'tools/chaos/chaos.mjs'), ...args, '--json'], { env: { ...process.env, ...environment }, stdio: ['ignore', 'pipe', 'pipe'] });
  let out = '';
  let said = '';
  child.stdout.on('data', (chunk) => (out += String(chunk)));
  child.stderr.on('data', (chunk) => (said += String(chunk)));
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, said, report: JSON.parse(out || '{}') as Record<string, number> })));
}

test('fifty learners answer while API, worker and PostgreSQL are killed: nothing acknowledged is lost, nothing is there twice, all is scored', async () => {
  const { code, report, said } = await chaos(['--seconds', '10', '--learners', '50']);
  // The seed that finds it again is in what is printed here.
  expect({ code, said, report }).toMatchObject({
    code: 0, report: { acknowledgedLost: 0, doubled: 0, unscored: 0, misscored: 0, receiptsBroken: 0, turnedAwayButRecorded: 0, surprises: 0 },
  });
  expect(report['kills']).toBeGreaterThanOrEqual(4);
  expect(report['acknowledged']).toBeGreaterThan(100);
});

test('what it cannot do is said in one line', async () => {
  expect(await chaos(['--minutes', 'many'])).toMatchObject({ code: 2, said: expect.stringContaining('--minutes must be a number from 0.1 to 600, not many') as string });
  expect(await chaos(['--hours', '2'])).toMatchObject({ code: 2 });
});
