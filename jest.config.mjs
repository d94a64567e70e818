/**
 * One Jest, several projects: `domain` needs nothing and runs in seconds; `integration` needs PostgreSQL; `queue` also Redis where
 * there is one; `web` runs in jsdom; `e2e` drives a real browser. `npm test` runs them all in that order.
 */
import { readFileSync } from 'node:fs';

const tsconfig = JSON.parse(readFileSync(new URL('./tsconfig.base.json', import.meta.url), 'utf8'));

const aliases = Object.fromEntries(
  Object.entries(tsconfig.compilerOptions.paths).map(([alias, [target]]) => [
    `^${alias.replace('*', '([^/]+)')}$`,
    `<rootDir>/${target.replace('*', '$1')}`,
  ]),
);

const compiledByUs = [
  '@nestjs', 'file-type', 'strtok3', 'token-types', 'uint8array-extras', '@tokenizer', '@borewit', 'load-esm', 'iterare',
  '@as-integrations', '@apollo', '@graphql-tools', '@whatwg-node', 'uuid', 'inflection', '@stdlib', 'bullmq', 'csv-parse', 'csv-stringify',
].join('|');

/** Node projects: TypeScript (and the ESM-only packages above) through SWC to CommonJS. */
const node = {
  rootDir: import.meta.dirname,
  testEnvironment: 'node',
  transform: {
    '\\.(t|m?j)s$': ['@swc/jest', {
      jsc: {
        parser: { syntax: 'typescript', decorators: true },
        transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
        target: 'es2022',
        keepClassNames: true,
      },
      module: { type: 'commonjs' },
    }],
  },
  transformIgnorePatterns: [`/node_modules/(?!(${compiledByUs})/)`],
  moduleNameMapper: { ...aliases, '^(\\.{1,2}/.*)\\.js$': '$1' },
  modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/tmp'],
};

const angular = {
  ...(await import('jest-preset-angular/presets/index.js')).default.createCjsPreset({ tsconfig: '<rootDir>/apps/web/tsconfig.spec.json' }),
  rootDir: import.meta.dirname,
  setupFilesAfterEnv: ['<rootDir>/apps/web/src/test-setup.ts'],
  // Packages that ship ES modules under `.js`.
  transformIgnorePatterns: ['/node_modules/(?!(.*\\.mjs$|@angular/common/locales/.*\\.js$|@jsverse/))'],
  modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/tmp'],
};

export default {
  projects: [
    { ...node, displayName: 'domain', testMatch: ['<rootDir>/libs/domain/**/*.spec.ts', '<rootDir>/libs/interop/**/*.spec.ts', '<rootDir>/libs/demo/**/*.spec.ts', '<rootDir>/libs/adapters/{config,rich-text,tables}/**/*.spec.ts', '<rootDir>/tools/!(start|postgres|chaos)/**/*.spec.ts'] },
    { ...node, displayName: 'integration', testMatch: ['<rootDir>/libs/application/**/*.spec.ts', '<rootDir>/libs/adapters/{persistence,graphql,identity,files}/**/*.spec.ts', '<rootDir>/apps/{api,worker}/**/*.spec.ts', '<rootDir>/tools/{start,postgres,chaos}/**/*.spec.ts'] },
    { ...node, displayName: 'queue', testMatch: ['<rootDir>/libs/adapters/queue/**/*.spec.ts'] },
    {
      ...angular,
      displayName: 'web',
      moduleNameMapper: { ...angular.moduleNameMapper, ...aliases },
      testMatch: ['<rootDir>/libs/web/**/*.spec.ts', '<rootDir>/apps/web/**/*.spec.ts'],
    },
    { ...node, displayName: 'e2e', testMatch: ['<rootDir>/apps/web-e2e/**/*.spec.ts'] },
  ],
};
