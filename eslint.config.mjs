import js from '@eslint/js';
import angular from 'angular-eslint';
import tseslint from 'typescript-eslint';
import { arrowsRule } from './tools/lint/arrows-rule.mjs';
import { namesRule } from './tools/lint/names-rule.mjs';

const selaras = { rules: { arrows: arrowsRule, names: namesRule } };

const clock = 'The domain is told the time: take an Instant as argument.';
const chance = 'The domain is told its chance: take a RandomSource or a seed as argument.';

export default tseslint.config(
  { ignores: ['node_modules', 'dist', 'tmp', 'coverage', '.angular', '.nx', '.selaras*', '**/*.generated.ts', '**/generated/**'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },

  {
    files: ['**/*.ts'],
    extends: [js.configs.recommended, tseslint.configs.base],
    languageOptions: { parserOptions: { project: ['./tsconfig.check.json', './tsconfig.check-web.json'], tsconfigRootDir: import.meta.dirname } },
    plugins: { selaras },
    rules: {
      'selaras/arrows': 'error',
      'selaras/names': 'error',
      'max-lines': ['error', { max: 400 }],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-control-regex': 'off', // what people paste holds control characters, and we look for them
      'no-undef': 'off', // the compiler knows better
      'no-unused-vars': 'off',
      'no-redeclare': 'off',
      'no-dupe-class-members': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrors: 'none', ignoreRestSiblings: true }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unsafe-argument': 'error',
      '@typescript-eslint/no-unsafe-assignment': 'error',
      '@typescript-eslint/no-unsafe-call': 'error',
      '@typescript-eslint/no-unsafe-member-access': 'error',
      '@typescript-eslint/no-unsafe-return': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { arguments: false, attributes: false } }],
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/only-throw-error': 'error',
      '@typescript-eslint/ban-ts-comment': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false }],
    },
  },

  {
    files: ['libs/domain/**/*.ts'],
    ignores: ['**/*.spec.ts', '**/testing/**'],
    rules: {
      'no-restricted-properties': ['error',
        { object: 'Date', property: 'now', message: clock },
        { object: 'Math', property: 'random', message: chance },
        { object: 'performance', property: 'now', message: clock },
      ],
      'no-restricted-syntax': ['error',
        { selector: 'NewExpression[callee.name="Date"][arguments.length=0]', message: clock },
        { selector: 'CallExpression[callee.name="Date"]', message: clock },
      ],
      'no-restricted-globals': ['error',
        ...['process', 'performance', 'crypto', 'fetch', 'console', 'setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask', 'globalThis', 'window', 'document', 'localStorage', 'Buffer', 'require']
          .map((name) => ({ name, message: 'The domain is pure: it reaches nothing outside its arguments.' })),
      ],
    },
  },

  // Adapters and the client may complain where an operator or a browser looks for it; the rest answers with values.
  { files: ['libs/**/*.ts', 'apps/web/**/*.ts'], ignores: ['**/*.spec.ts', '**/testing/**'], rules: { 'no-console': ['error', { allow: ['error'] }] } },
  { files: ['libs/{domain,interop,application,demo}/**/*.ts'], ignores: ['**/*.spec.ts', '**/testing/**'], rules: { 'no-console': 'error' } },

  // What a test reads out of an answer over HTTP has no type, and it looks right at it.
  {
    files: ['**/*.spec.ts', '**/*.testing.ts', '**/testing/**/*.ts', 'apps/web-e2e/**/*.ts'],
    rules: {
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },

  {
    files: ['apps/web/**/*.ts', 'libs/web/**/*.ts'],
    plugins: { '@angular-eslint': angular.tsPlugin },
    processor: angular.processInlineTemplates,
    rules: {
      '@angular-eslint/component-selector': ['error', { type: 'element', prefix: 'sl', style: 'kebab-case' }],
      '@angular-eslint/contextual-lifecycle': 'error',
      '@angular-eslint/no-empty-lifecycle-method': 'error',
      '@angular-eslint/no-output-native': 'error',
      '@angular-eslint/prefer-standalone': 'error',
      '@angular-eslint/use-lifecycle-interface': 'error',
    },
  },
  {
    files: ['apps/web/**/*.html', 'libs/web/**/*.html'],
    extends: [angular.configs.templateRecommended, angular.configs.templateAccessibility],
    // It does not see a control inside `@if` or `@switch`, where our labels wrap theirs.
    rules: { '@angular-eslint/template/label-has-associated-control': 'off' },
  },

  {
    files: ['**/*.mjs', '**/*.cjs'],
    extends: [js.configs.recommended],
    languageOptions: { globals: Object.fromEntries(['process', 'console', 'Buffer', 'URL', 'setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'setImmediate', 'performance', 'fetch', 'AbortSignal', 'AbortController', 'TextDecoder', 'TextEncoder', 'URLSearchParams', 'structuredClone', 'WebSocket', 'FormData', 'Blob'].map((name) => [name, 'readonly'])) },
    plugins: { selaras },
    rules: {
      'selaras/names': 'error',
      'max-lines': ['error', { max: 400 }],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrors: 'none' }],
    },
  },
  { files: ['**/*.cjs'], languageOptions: { sourceType: 'commonjs', globals: { require: 'readonly', __dirname: 'readonly', module: 'writable' } } },
);
