import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.resolve(__dirname, '../..');
const GENERATED = 'libs/web/data-access/src/generated';
let house: string;

/** A small house of two roles; below the real one, where its packages are found. */
beforeEach(() => {
  mkdirSync(path.join(ROOT, 'tmp'), { recursive: true });
  house = mkdtempSync(path.join(ROOT, 'tmp/generate-'));
  for (const file of ['tools/generate/generate.mjs', 'tools/build/node-bundle.mjs']) cpSync(path.join(ROOT, file), path.join(house, file));
  write('libs/adapters/graphql/schema/base.graphql', `
    scalar DateTime scalar Date scalar RichText scalar JSON
    type Cohort { id: ID! name: String! }
    type Query { cohorts: [Cohort!]! cohort(id: ID!): Cohort }`);
  write('libs/web/feature-admin/src/cohorts/cohorts.graphql', 'fragment CohortParts on Cohort { id name } query Cohorts { cohorts { ...CohortParts } }');
  write('libs/web/feature-evaluate/src/cohort.graphql', 'query EvaluatedCohort($id: ID!) { cohort(id: $id) { ...CohortParts } }');
});
afterEach(() => rmSync(house, { recursive: true }));

function write(file: string, text: string): void {
  mkdirSync(path.dirname(path.join(house, file)), { recursive: true });
  writeFileSync(path.join(house, file), text);
}
const generated = (file: string): string => readFileSync(path.join(house, GENERATED, file), 'utf8');

function generate(...options: string[]): { status: number | null; said: string } {
  const { status, stderr } = spawnSync(process.execPath, ['tools/generate/generate.mjs', ...options], { cwd: house, encoding: 'utf8' });
  return { status, said: stderr.trim() };
}

test('each library has its documents in a file of its own, a fragment of another library inside', () => {
  expect(generate()).toEqual({ status: 0, said: '' });
  expect(generated('index.ts')).toMatch(/'\.\/operation-types';\nexport \* from '\.\/documents\/admin';\nexport \* from '\.\/documents\/evaluate';\n$/);
  expect(generated('documents/admin.ts')).toContain('export const CohortsDocument = /*#__PURE__*/ new TypedDocumentString(`');
  expect(generated('documents/admin.ts')).not.toContain('EvaluatedCohort');
  const evaluated = generated('documents/evaluate.ts');
  expect(evaluated).toContain('as unknown as TypedDocumentString<Types.EvaluatedCohortQuery, Types.EvaluatedCohortQueryVariables>');
  expect(evaluated).toMatch(/\.\.\.CohortParts[^`]*fragment CohortParts on Cohort \{/);
  expect(evaluated).not.toContain('CohortPartsFragmentDoc');
  expect(generate('--check')).toEqual({ status: 0, said: '' });
});

test('the check names what is stale, missing and superfluous, and touches nothing', () => {
  generate();
  write('libs/web/feature-admin/src/cohorts/cohorts.graphql', 'query Cohorts { cohorts { id } }');
  rmSync(path.join(house, 'libs/web/feature-evaluate'), { recursive: true });
  write('libs/web/feature-learn/src/cohort.graphql', 'query MyCohort($id: ID!) { cohort(id: $id) { name } }');
  const before = generated('documents/admin.ts');

  const { status, said } = generate('--check');
  expect(status).toBe(1);
  expect(said.split('\n').map((line) => line.replace(`${GENERATED}/`, ''))).toEqual([
    'index.ts is stale: run `npm run generate`.',
    'operation-types.ts is stale: run `npm run generate`.',
    'documents/admin.ts is stale: run `npm run generate`.',
    'documents/learn.ts is missing: run `npm run generate`.',
    'documents/evaluate.ts is superfluous: run `npm run generate`.',
  ]);
  expect(generated('documents/admin.ts')).toBe(before);

  expect(generate().status).toBe(0);
  expect(existsSync(path.join(house, GENERATED, 'documents/evaluate.ts'))).toBe(false);
  expect(generate('--check')).toEqual({ status: 0, said: '' });
});

test('an operation that does not fit the schema is named with its place, and nothing is written', () => {
  write('libs/web/feature-admin/src/cohorts/cohorts.graphql', 'fragment CohortParts on Cohort { id name }\nquery Cohorts { cohorts { title } }');
  const { status, said } = generate();
  expect(status).toBe(1);
  expect(said).toContain('libs/web/feature-admin/src/cohorts/cohorts.graphql:2:27 Cannot query field "title"');
  expect(existsSync(path.join(house, GENERATED))).toBe(false);
});
