import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { NestExpressApplication } from '@nestjs/platform-express';
import express from 'express';
import request from 'supertest';
import { serveClient } from './serve-client';

const FEATURES = path.join(__dirname, 'features');
const folder = mkdtempSync(path.join(tmpdir(), 'client-'));
writeFileSync(path.join(folder, 'index.html'), 'the client');
afterAll(() => rmSync(folder, { recursive: true }));

function served() {
  const app = express();
  serveClient(Object.assign(app, { useStaticAssets: (root: string, options: object) => app.use(express.static(root, options)) }) as unknown as NestExpressApplication, folder);
  app.use((_, response) => response.status(299).send('the server'));
  return request(app);
}

/** `files`, `attempt-files` ...: the first part of the address of every controller. */
const controllers = readdirSync(FEATURES)
  .filter((file) => file.endsWith('.controller.ts'))
  .flatMap((file) => [...readFileSync(path.join(FEATURES, file), 'utf8').matchAll(/@Controller\('([^'/]+)/g)].map((match) => match[1] ?? ''));

test('a page of the client is the client, whatever its address', async () => {
  for (const address of ['/', '/learn/some-enrolment', '/attempt-filesystem']) expect((await served().get(address)).text).toBe('the client');
});

test('what the server answers for itself never is', async () => {
  expect(controllers).toContain('attempt-files');
  for (const first of ['graphql', ...controllers]) {
    for (const address of [`/${first}`, `/${first}/some-id`, `/${first}?as=x`]) expect([address, (await served().get(address)).text]).toEqual([address, 'the server']);
  }
});
