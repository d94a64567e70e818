/**
 * ESLint rule `selaras/names`: a folder or file says what it is about. These names say only that somebody did not know where to put something.
 */
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url)).replace(/[\\/]$/, '');
const EMPTY_NAMES = /^(utils?|utilit(y|ies)|common|helpers?|misc|shared)$/i;

/** @type {import('eslint').Rule.RuleModule} */
export const namesRule = {
  meta: { type: 'suggestion', schema: [], messages: { empty: '"{{name}}" names no subject: call it after what is in it.' } },
  create(context) {
    return {
      Program(node) {
        const file = path.relative(ROOT, context.filename).replaceAll('\\', '/');
        const name = file.split('/').flatMap((part) => part.split('.')).find((part) => EMPTY_NAMES.test(part));
        if (name) context.report({ node, messageId: 'empty', data: { name } });
      },
    };
  },
};
