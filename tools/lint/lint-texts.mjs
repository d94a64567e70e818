/**
 * Reads `[{ file, text }]` from standard input, lints each text with the repository's own configuration as if it stood in that file, and
 * prints `[[{ ruleId, message }]]`. Rules that need types are left out: the texts belong to no program.
 */
import { ESLint } from 'eslint';
import { ROOT } from '../build/node-bundle.mjs';

const NEED_NO_TYPES = /^(selaras\/|no-restricted-|max-lines$)/;

let input = '';
for await (const chunk of process.stdin) input += chunk;

const eslint = new ESLint({
  cwd: ROOT,
  ruleFilter: ({ ruleId }) => NEED_NO_TYPES.test(ruleId),
  overrideConfig: { files: ['**/*.ts'], languageOptions: { parserOptions: { project: false } }, linterOptions: { reportUnusedDisableDirectives: 'off' } },
});
const answers = [];
for (const { file, text } of JSON.parse(input)) {
  const [result] = await eslint.lintText(text, { filePath: file });
  answers.push((result?.messages ?? [{ ruleId: null, message: 'this file is not linted at all' }]).map(({ ruleId, message }) => ({ ruleId, message })));
}
console.log(JSON.stringify(answers));
