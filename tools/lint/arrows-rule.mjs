/**
 * ESLint rule `selaras/arrows`: every import follows the table in arrows.mjs. It finds its way with nothing but the aliases of tsconfig.base.json and the path of the
 * file, so it cannot be silenced by a resolver or a project graph that is missing: an import it cannot place is an error.
 */
import { readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ROOMS, SEALED_TESTS, TEST_PACKAGES, TESTING_TOOLS } from './arrows.mjs';

const ROOT = fileURLToPath(new URL('../../', import.meta.url)).replace(/[\\/]$/, '');

/** Alias -> folder of the room behind it; `*` stands for one name. */
const DOORS = Object.entries(JSON.parse(readFileSync(path.join(ROOT, 'tsconfig.base.json'), 'utf8')).compilerOptions.paths).map(([alias, [target]]) => ({
  pattern: new RegExp(`^${alias.replace('*', '([^/]+)')}$`),
  target,
}));

/** @type {import('eslint').Rule.RuleModule} */
export const arrowsRule = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      arrow: '{{from}} may not import {{to}}: the arrows are in tools/lint/arrows.mjs.',
      typesOnly: '{{from}} may import only types from {{to}}: write `import type`.',
      package: '{{from}} may not use the package {{to}}: the arrows are in tools/lint/arrows.mjs.',
      door: '{{to}} is another room: import it through its alias, whose index.ts is its only door.',
      unknown: '{{to}} leads to no room of tools/lint/arrows.mjs.',
      homeless: '{{from}} is in no room of tools/lint/arrows.mjs.',
      computed: 'An import whose path is computed cannot be checked: write the path as text.',
    },
  },
  create(context) {
    const file = path.relative(ROOT, context.filename).replaceAll('\\', '/');
    const home = roomOf(file);
    const from = home ?? ''; // nothing is asked of a file without a room but that it gets one
    const isTest = /\.(spec|testing)\.ts$|\/src\/testing\//.test(file);

    function check(node, source, isType) {
      const report = (messageId, to) => context.report({ node, messageId, data: { from: home ?? file, to } });
      if (home === null) return report('homeless', source);
      if (source.startsWith('.')) return checkPath(report, path.posix.join(path.posix.dirname(file), source), source);
      if (source.startsWith('@selaras/')) return checkAlias(report, source, isType);
      return checkPackage(report, source);
    }

    function checkPath(report, target, source) {
      if (target.startsWith('..')) return report('unknown', source);
      const to = roomOf(target);
      if (to === from) return undefined;
      if (to === null) return report('unknown', source);
      if (isTest && !SEALED_TESTS.test(from) && (TESTING_TOOLS.test(target) || to === 'tools')) return undefined;
      return report(mayImport(to) ? 'door' : 'arrow', to);
    }

    function checkAlias(report, source, isType) {
      const door = DOORS.find(({ pattern }) => pattern.test(source));
      const to = door ? roomOf(door.target) : null;
      if (to === null) return report('unknown', source);
      if (to === from || mayImport(to)) return undefined;
      if (ROOMS[from].mayTypes?.includes(to)) return isType ? undefined : report('typesOnly', to);
      return report('arrow', to);
    }

    function mayImport(to) {
      if (ROOMS[from].may.includes(to)) return true;
      return isTest && to === 'adapters/persistence' && !SEALED_TESTS.test(from); // tests of what stands on a database use a real one
    }

    function checkPackage(report, source) {
      const { packagesOnly, packagesNever = [] } = ROOMS[from];
      if (isTest && matches(source, TEST_PACKAGES)) return undefined;
      const allowed = packagesOnly ? matches(source, packagesOnly) : !matches(source, packagesNever);
      return allowed ? undefined : report('package', source);
    }

    const text = (node) => (node?.type === 'Literal' && typeof node.value === 'string' ? node.value : node?.type === 'TemplateLiteral' && node.expressions.length === 0 ? node.quasis[0].value.cooked : null);
    const checkDeclaration = (node) => {
      if (node.source) check(node.source, node.source.value, node.importKind === 'type' || node.exportKind === 'type' || allTypes(node));
    };
    const checkCall = (node, argument) => {
      const source = text(argument);
      if (source === null) context.report({ node, messageId: 'computed' });
      else check(argument, source, false);
    };

    return {
      ImportDeclaration: checkDeclaration,
      ExportNamedDeclaration: checkDeclaration,
      ExportAllDeclaration: checkDeclaration,
      ImportExpression: (node) => checkCall(node, node.source),
      TSImportType: (node) => check(node, text(node.argument?.literal ?? node.source ?? node.argument) ?? '', true),
      TSImportEqualsDeclaration: (node) => {
        if (node.moduleReference.type === 'TSExternalModuleReference') checkCall(node, node.moduleReference.expression);
      },
      CallExpression: (node) => {
        const { callee } = node;
        const isRequire = callee.type === 'Identifier' && callee.name === 'require';
        const isJestMock = callee.type === 'MemberExpression' && callee.object.type === 'Identifier' && callee.object.name === 'jest'
          && callee.property.type === 'Identifier' && ['mock', 'doMock', 'requireActual'].includes(callee.property.name);
        if (isRequire || isJestMock) checkCall(node, node.arguments[0]);
      },
    };
  },
};

/** @param {string} file relative to the root, with forward slashes @returns {string | null} */
function roomOf(file) {
  const found = Object.entries(ROOMS).find(([, { folder }]) => file === folder || file.startsWith(`${folder}/`));
  return found ? found[0] : null;
}

/** `import { type A, type B }` brings nothing that runs. */
function allTypes(node) {
  return node.type === 'ImportDeclaration' && node.specifiers.length > 0 && node.specifiers.every((specifier) => specifier.importKind === 'type');
}

/** @param {string} source @param {readonly string[]} patterns a package, or a beginning followed by `*` */
function matches(source, patterns) {
  const named = isBuiltin(source) ? `node:${source.replace(/^node:/, '')}` : source;
  return patterns.some((pattern) => (pattern.endsWith('*') ? named.startsWith(pattern.slice(0, -1)) : named === pattern || named.startsWith(`${pattern}/`)));
}
