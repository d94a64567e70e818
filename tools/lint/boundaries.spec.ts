import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.resolve(__dirname, '../..');

interface Complaint { readonly ruleId: string | null; readonly message: string }

/** Lints all texts with the real configuration in one process. */
function lint(texts: readonly { file: string; text: string }[]): Complaint[][] {
  const { stdout, stderr } = spawnSync(process.execPath, [path.join(__dirname, 'lint-texts.mjs')], { cwd: ROOT, input: JSON.stringify(texts), encoding: 'utf8' });
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout);
}

const importing = (source: string): string => `import { x } from '${source}';\nexport const y = x;\n`;

/** Why -> [the file it stands in, the text]. Each of these must fail. */
const FORBIDDEN: Record<string, [string, string]> = {
  'kernel knows no item': ['libs/domain/kernel/src/a.ts', importing('@selaras/domain/item')],
  'item knows no attempt': ['libs/domain/item/src/a.ts', importing('@selaras/domain/assessment')],
  'assessment knows no course': ['libs/domain/assessment/src/a.ts', importing('@selaras/domain/course')],
  'statistics knows no evaluation': ['libs/domain/statistics/src/a.ts', importing('@selaras/domain/evaluation')],
  'evaluation scores nothing': ['libs/domain/evaluation/src/a.ts', importing('@selaras/domain/assessment')],
  'organisation knows no course': ['libs/domain/organisation/src/a.ts', importing('@selaras/domain/course')],
  'scheduling knows no course': ['libs/domain/scheduling/src/a.ts', importing('@selaras/domain/course')],
  'the domain knows no format': ['libs/domain/course/src/a.ts', importing('@selaras/interop/gift')],
  'the domain knows no use case': ['libs/domain/course/src/a.ts', importing('@selaras/application/learning')],
  'not even as a type': ['libs/domain/course/src/a.ts', "import type { X } from '@selaras/application/learning';\nexport type Y = X;\n"],
  'a format knows no use case': ['libs/interop/gift/src/a.ts', importing('@selaras/application/authoring')],
  'a format knows no database': ['libs/interop/gift/src/a.ts', importing('@selaras/adapters/persistence')],
  'a use case knows no adapter': ['libs/application/src/learning/a.ts', importing('@selaras/adapters/persistence')],
  'a use case knows no demo': ['libs/application/src/learning/a.ts', importing('@selaras/demo')],
  'GraphQL knows no database': ['libs/adapters/graphql/src/a.ts', importing('@selaras/adapters/persistence')],
  'the queue knows no GraphQL': ['libs/adapters/queue/src/a.ts', importing('@selaras/adapters/graphql')],
  'an adapter knows no demo': ['libs/adapters/files/src/a.ts', importing('@selaras/demo')],
  'the demo runs no use case': ['libs/demo/src/a.ts', importing('@selaras/application/organisation')],
  'the demo knows no database': ['libs/demo/src/a.ts', importing('@selaras/adapters/persistence')],
  'no scoring code reaches a browser through a page': ['libs/web/feature-learn/src/a.ts', importing('@selaras/domain/assessment')],
  'no scoring code reaches a browser through the shell': ['apps/web/src/a.ts', importing('@selaras/domain/assessment')],
  'the client computes no statistics': ['libs/web/feature-evaluate/src/a.ts', importing('@selaras/domain/statistics')],
  'design components fetch nothing': ['libs/web/ui/src/a.ts', importing('@selaras/web/data-access')],
  'data access shows nothing': ['libs/web/data-access/src/a.ts', importing('@selaras/web/ui')],
  'features do not know each other': ['libs/web/feature-learn/src/a.ts', importing('@selaras/web/feature-author')],
  'the client knows no server': ['libs/web/data-access/src/a.ts', importing('@selaras/adapters/graphql')],
  'the server knows no client': ['apps/api/src/a.ts', importing('@selaras/web/ui')],
  'the worker knows no client': ['apps/worker/src/a.ts', importing('@selaras/web/data-access')],

  'a relative path is no way round: domain to adapter': ['libs/domain/course/src/a.ts', importing('../../../adapters/persistence/src/index')],
  'a relative path is no way round: use case to adapter': ['libs/application/src/learning/a.ts', importing('../../../adapters/queue/src/job-queue')],
  'a relative path is no way round: web to domain': ['libs/web/ui/src/a.ts', importing('../../../domain/assessment/src/index')],
  'an allowed room is entered by its door': ['libs/domain/item/src/a.ts', importing('../../kernel/src/instant')],
  'one adapter does not climb into another': ['libs/adapters/graphql/src/deep/er/a.ts', importing('../../../../persistence/src/database')],
  'nor out of the repository': ['libs/domain/kernel/src/a.ts', importing('../../../../../elsewhere/a')],
  'nor into a folder without a room': ['libs/domain/kernel/src/a.ts', importing('../../../nowhere/a')],
  'a door that does not exist': ['libs/application/src/learning/a.ts', importing('@selaras/domain/payments')],
  'a file in no room': ['libs/payments/src/a.ts', importing('@selaras/domain/kernel')],

  'export from is an import': ['libs/domain/kernel/src/a.ts', "export { x } from '@selaras/domain/item';\n"],
  'export star is an import': ['libs/domain/kernel/src/a.ts', "export * from '@selaras/domain/item';\n"],
  'a dynamic import is an import': ['libs/domain/course/src/a.ts', "export const y = import('@selaras/adapters/persistence');\n"],
  'an import type expression is an import': ['libs/domain/course/src/a.ts', "export type Y = import('@selaras/adapters/persistence').Database;\n"],
  'require is an import': ['libs/application/src/learning/a.ts', "export const y = require('../../../adapters/queue/src/index');\n"],
  'import equals is an import': ['libs/application/src/learning/a.ts', "import y = require('@selaras/adapters/queue');\nexport { y };\n"],
  'a computed import cannot hide': ['libs/web/feature-learn/src/a.ts', 'export const load = (name: string) => import(`../${name}`);\n'],
  'jest.mock is an import': ['libs/domain/course/src/a.spec.ts', "jest.mock('@selaras/adapters/persistence');\n"],

  'the domain knows no framework': ['libs/domain/course/src/a.ts', importing('@nestjs/common')],
  'the domain knows no Node': ['libs/domain/course/src/a.ts', importing('node:fs')],
  'nor under its old name': ['libs/domain/course/src/a.ts', importing('crypto')],
  'the domain reads no file in a type either': ['libs/domain/course/src/a.ts', "import type { Stats } from 'node:fs';\nexport type Y = Stats;\n"],
  'only statistics computes with a library': ['libs/domain/evaluation/src/a.ts', importing('@stdlib/stats-base-dists-t-cdf')],
  'a use case knows no framework': ['libs/application/src/learning/a.ts', importing('typeorm')],
  'a use case reads no file': ['libs/application/src/learning/a.ts', importing('node:fs/promises')],
  'a format opens no connection': ['libs/interop/gift/src/a.ts', importing('node:http')],
  'no server package reaches a browser': ['libs/web/data-access/src/a.ts', importing('pg')],
  'no Node reaches a browser': ['apps/web/src/a.ts', importing('node:crypto')],
  'no Angular in the server': ['apps/api/src/a.ts', importing('@angular/core')],

  'the domain does not look at the clock': ['libs/domain/course/src/a.ts', 'export const y = Date.now();\n'],
  'nor by a new date': ['libs/domain/course/src/a.ts', 'export const y = new Date();\n'],
  'nor by calling Date': ['libs/domain/course/src/a.ts', 'export const y = Date();\n'],
  'the domain throws no dice': ['libs/domain/course/src/a.ts', 'export const y = Math.random();\n'],
  'the domain waits for nothing': ['libs/domain/course/src/a.ts', 'setTimeout(() => undefined, 1);\n'],
  'the domain asks no environment': ['libs/domain/course/src/a.ts', 'export const y = process.env;\n'],

  'a test of the domain stays inside too': ['libs/domain/course/src/a.spec.ts', importing('@selaras/adapters/persistence')],
  'a test of the client too': ['libs/web/feature-learn/src/a.spec.ts', importing('@selaras/domain/assessment')],
  'a test of an adapter does not open another, except the database': ['libs/adapters/graphql/src/a.spec.ts', importing('@selaras/adapters/queue')],
  'a folder that names no subject': ['libs/web/ui/src/shared/a.ts', 'export const y = 1;\n'],
  'a file that names no subject': ['libs/application/src/learning/date.utils.ts', 'export const y = 1;\n'],
  'a file too long to read': ['libs/application/src/learning/a.ts', 'export const y = 1;\n'.repeat(401)],
};

/** Why -> [file, text]. None of these may fail, or the table is stricter than the architecture. */
const ALLOWED: Record<string, [string, string]> = {
  'item builds on kernel': ['libs/domain/item/src/a.ts', importing('@selaras/domain/kernel')],
  'assessment builds on item': ['libs/domain/assessment/src/a.ts', importing('@selaras/domain/item')],
  'evaluation interprets statistics': ['libs/domain/evaluation/src/a.ts', importing('@selaras/domain/statistics')],
  'statistics computes': ['libs/domain/statistics/src/a.ts', importing('@stdlib/stats-base-dists-t-cdf')],
  'a format speaks of items': ['libs/interop/gift/src/a.ts', importing('@selaras/domain/item')],
  'a use case reads a format': ['libs/application/src/authoring/a.ts', importing('@selaras/interop/gift')],
  'a use case makes a hash': ['libs/application/src/authoring/a.ts', importing('node:crypto')],
  'an adapter implements a port': ['libs/adapters/persistence/src/a.ts', importing('@selaras/application/learning')],
  'the database adapter uses its driver': ['libs/adapters/persistence/src/a.ts', importing('pg')],
  'the API wires everything': ['apps/api/src/a.ts', importing('@selaras/adapters/persistence')],
  'the demo names what a use case takes': ['libs/demo/src/a.ts', "import type { X } from '@selaras/application/organisation';\nexport type Y = X;\n"],
  'a page uses the design components': ['libs/web/feature-learn/src/a.ts', importing('@selaras/web/ui')],
  'the shell opens a feature lazily': ['apps/web/src/a.ts', "export const load = () => import('@selaras/web/feature-learn');\n"],
  'neighbours in one room': ['libs/application/src/learning/deep/a.ts', importing('../../authoring/b')],
  'a property test': ['libs/domain/course/src/a.spec.ts', importing('fast-check')],
  'a test with a real database': ['libs/adapters/queue/src/a.spec.ts', importing('../../persistence/src/testing/test-database')],
  'a date from a moment that was given': ['libs/domain/kernel/src/a.ts', 'export const y = new Date(0).toISOString();\n'],
};

const answers = (() => {
  let known: Map<string, Complaint[]> | null = null;
  return () => {
    if (known) return known;
    const texts = { ...FORBIDDEN, ...ALLOWED };
    const results = lint(Object.values(texts).map(([file, text]) => ({ file, text })));
    known = new Map(Object.keys(texts).map((why, index) => [why, results[index] ?? []]));
    return known;
  };
})();

test.each(Object.keys(FORBIDDEN))('forbidden: %s', (why) => {
  expect(answers().get(why)).toEqual([expect.objectContaining({ ruleId: expect.stringMatching(/^(selaras\/|no-restricted-|max-lines$)/) })]);
});

test.each(Object.keys(ALLOWED))('allowed: %s', (why) => {
  expect(answers().get(why)).toEqual([]);
});

describe('the table', () => {
  // The table is an .mjs file that ESLint reads; Jest compiles it on the way.
  const { ROOMS } = require('./arrows.mjs') as { ROOMS: Record<string, { folder: string; may: readonly string[] }> };

  test('every folder of code and every alias is in a room', () => {
    const folders = Object.values(ROOMS).map(({ folder }) => folder);
    const has = (place: string) => folders.some((folder) => place === folder || place.startsWith(`${folder}/`) || folder.startsWith(`${place}/`));
    const onDisk = ['apps', 'libs', 'libs/domain', 'libs/interop', 'libs/adapters', 'libs/web'].flatMap((parent) =>
      readdirSync(path.join(ROOT, parent), { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => `${parent}/${entry.name}`));
    const { paths } = JSON.parse(readFileSync(path.join(ROOT, 'tsconfig.base.json'), 'utf8')).compilerOptions as { paths: Record<string, [string]> };
    expect([...onDisk, ...Object.values(paths).map(([target]) => target)].filter((place) => !has(place))).toEqual([]);
    expect(folders.filter((folder) => !existsSync(path.join(ROOT, folder)))).toEqual([]);
  });

  test('no arrow leads back to where it came from', () => {
    const reaches = (from: string, seen: readonly string[]): string[] | null => {
      if (seen.includes(from)) return [...seen, from];
      for (const to of ROOMS[from]?.may ?? []) {
        const circle = reaches(to, [...seen, from]);
        if (circle) return circle;
      }
      return null;
    };
    expect(Object.keys(ROOMS).map((room) => reaches(room, [])).filter(Boolean)).toEqual([]);
  });
});
