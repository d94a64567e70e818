/**
 * The one table of arrows: which room may import which. Everything that is not here fails the lint.
 * The words and the reasons are those of docs/architecture.md.
 */

/** Pure rules and figures, in the order of their own arrows. */
const DOMAIN = ['domain/kernel', 'domain/item', 'domain/scheduling', 'domain/assessment', 'domain/course', 'domain/statistics', 'domain/evaluation', 'domain/organisation'];
const INTEROP = ['interop/gift', 'interop/table'];
const INSIDE = [...DOMAIN, ...INTEROP, 'application'];
const ADAPTERS = ['persistence', 'queue', 'graphql', 'identity', 'files', 'config', 'rich-text', 'tables'].map((name) => `adapters/${name}`);
/** All a browser may see of the domain: no scoring code and no key is in it. */
const FOR_BROWSERS = ['domain/kernel', 'domain/item'];

/** Packages that would tie a rule to a framework, a database or a browser. */
const FRAMEWORKS = ['@nestjs/*', '@apollo/*', 'graphql', 'express', 'typeorm', 'pg', 'bullmq', 'ioredis', 'rxjs', 'reflect-metadata', '@angular/*', '@jsverse/*', '@tiptap/*'];
const SERVER_PACKAGES = ['node:*', '@nestjs/*', '@apollo/*', '@as-integrations/*', 'graphql', 'express', 'typeorm', 'pg', 'bullmq', 'ioredis', '@node-rs/*', 'exceljs', 'sanitize-html', 'csv-parse', 'csv-stringify'];
const BROWSER_PACKAGES = ['@angular/*', '@jsverse/*', '@tiptap/*'];
const INPUT_OUTPUT = ['node:fs', 'node:fs/*', 'node:net', 'node:http', 'node:https', 'node:child_process', 'node:timers', 'node:timers/*', 'node:worker_threads'];

/**
 * @typedef {object} Room
 * @property {string} folder relative to the root
 * @property {readonly string[]} may rooms it may import
 * @property {readonly string[]} [mayTypes] rooms it may import types from, nothing that runs
 * @property {readonly string[]} [packagesOnly] the packages it may use; left out: any but those of `packagesNever`
 * @property {readonly string[]} [packagesNever]
 */

/** @type {Readonly<Record<string, Room>>} */
export const ROOMS = {
  'domain/kernel': { folder: 'libs/domain/kernel', may: [], packagesOnly: [] },
  'domain/item': { folder: 'libs/domain/item', may: ['domain/kernel'], packagesOnly: [] },
  'domain/scheduling': { folder: 'libs/domain/scheduling', may: ['domain/kernel'], packagesOnly: [] },
  'domain/assessment': { folder: 'libs/domain/assessment', may: ['domain/kernel', 'domain/item', 'domain/scheduling'], packagesOnly: [] },
  // A course names the items of its tests, as they are delivered; it never scores them.
  'domain/course': { folder: 'libs/domain/course', may: ['domain/kernel', 'domain/item', 'domain/scheduling'], packagesOnly: [] },
  'domain/statistics': { folder: 'libs/domain/statistics', may: ['domain/kernel'], packagesOnly: ['@stdlib/*'] },
  'domain/evaluation': { folder: 'libs/domain/evaluation', may: ['domain/kernel', 'domain/statistics'], packagesOnly: [] },
  'domain/organisation': { folder: 'libs/domain/organisation', may: ['domain/kernel'], packagesOnly: [] },

  'interop/table': { folder: 'libs/interop/table', may: DOMAIN, packagesNever: [...FRAMEWORKS, ...INPUT_OUTPUT] },
  // A GIFT file is read as text first: encoding and byte order mark are the table reader's subject too.
  'interop/gift': { folder: 'libs/interop/gift', may: [...DOMAIN, 'interop/table'], packagesNever: [...FRAMEWORKS, ...INPUT_OUTPUT] },

  application: { folder: 'libs/application', may: [...DOMAIN, ...INTEROP], packagesNever: [...FRAMEWORKS, ...INPUT_OUTPUT] },

  ...Object.fromEntries(ADAPTERS.map((name) => [name, { folder: `libs/${name}`, may: INSIDE, packagesNever: BROWSER_PACKAGES }])),

  demo: { folder: 'libs/demo', may: DOMAIN, mayTypes: ['application'], packagesNever: FRAMEWORKS },

  'web/ui': { folder: 'libs/web/ui', may: FOR_BROWSERS, packagesNever: SERVER_PACKAGES },
  'web/data-access': { folder: 'libs/web/data-access', may: FOR_BROWSERS, packagesNever: SERVER_PACKAGES },
  ...Object.fromEntries(['learn', 'author', 'evaluate', 'admin'].map((name) => [
    `web/feature-${name}`,
    { folder: `libs/web/feature-${name}`, may: [...FOR_BROWSERS, 'web/ui', 'web/data-access'], packagesNever: SERVER_PACKAGES },
  ])),

  'app/api': { folder: 'apps/api', may: [...INSIDE, ...ADAPTERS, 'demo'], packagesNever: BROWSER_PACKAGES },
  'app/worker': { folder: 'apps/worker', may: [...INSIDE, ...ADAPTERS, 'demo'], packagesNever: BROWSER_PACKAGES },
  'app/web': {
    folder: 'apps/web',
    may: [...FOR_BROWSERS, 'web/ui', 'web/data-access', 'web/feature-learn', 'web/feature-author', 'web/feature-evaluate', 'web/feature-admin'],
    packagesNever: SERVER_PACKAGES,
  },
  'app/web-e2e': { folder: 'apps/web-e2e', may: [...DOMAIN, 'demo', 'tools'], packagesNever: BROWSER_PACKAGES },
  tools: { folder: 'tools', may: [...INSIDE, ...ADAPTERS, 'demo'], packagesNever: BROWSER_PACKAGES },
};

/** Tools of tests: a test outside the domain and the browser may reach into them past the door of their room. */
export const TESTING_TOOLS = /\/src\/testing\/|\.testing$/;

/** Rooms whose tests use nothing real beside them. */
export const SEALED_TESTS = /^(domain|interop|web|app\/web$)/;

/** What a test may use whatever its room. */
export const TEST_PACKAGES = ['fast-check', 'node:*'];
