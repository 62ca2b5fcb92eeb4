/**
 * The lint rules of the house. Each rule that guards a promise (money, time, settings, waiting for what was started)
 * is shown to fire by test/contract/lint-rules.test.ts.
 */
import reactHooks from 'eslint-plugin-react-hooks';
import { defineConfig } from 'eslint/config';
import { join } from 'node:path';
import tseslint from 'typescript-eslint';

interface Restriction {
  selector: string;
  message: string;
}

/** Floats lose cents: rounding has one home, src/shared/money, and works on bigint and Decimal. */
const money: Restriction[] = [
  {
    selector: "CallExpression[callee.object.name='Math'][callee.property.name=/^(round|floor)$/]",
    message: 'Round with the named functions of src/shared/money; floats lose cents.',
  },
  {
    selector: "CallExpression[callee.property.name='toFixed']",
    message: 'Format money with src/shared/money; toFixed rounds floats.',
  },
  {
    selector: "CallExpression[callee.name='parseFloat'], CallExpression[callee.property.name='parseFloat']",
    message: 'Parse amounts with src/shared/money; parseFloat loses cents.',
  },
];

/** "As on" and the tests set the time, so only the clock may ask for it. */
const time: Restriction[] = [
  { selector: "NewExpression[callee.name='Date']", message: 'Ask Clock or use Temporal.' },
  {
    selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
    message: 'Ask Clock for the present instant.',
  },
  {
    selector: "MemberExpression[object.name='Temporal'][property.name='Now']",
    message: 'Ask Clock for the present instant.',
  },
];

/** Settings are read and validated once, at the start. */
const settings: Restriction[] = [
  {
    selector: "MemberExpression[object.name='process'][property.name='env']",
    message: 'Settings are read in platform/config; take the Config from there.',
  },
];

/** A double cast says the types are wrong; mend them. */
const casts: Restriction[] = [
  {
    selector:
      "TSAsExpression[expression.type='TSAsExpression'][expression.typeAnnotation.type='TSUnknownKeyword']",
    message: 'A cast over unknown hides an error; mend the type.',
  },
];

const restrict = (...groups: Restriction[][]) => ({
  'no-restricted-syntax': ['error' as const, ...groups.flat()] as ['error', ...Restriction[]],
});

export default defineConfig(
  { ignores: ['**/node_modules/**', 'dist/**', '.data/**', 'coverage/**', 'src/web/api/schema.d.ts'] },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.recommended],
    // A rule that could be switched off in a comment is a wish.
    linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' },
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: join(import.meta.dirname, '..') },
    },
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-var': 'error',
      'prefer-const': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/ban-ts-comment': [
        'error',
        { 'ts-expect-error': true, 'ts-ignore': true, 'ts-nocheck': true },
      ],
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/only-throw-error': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'max-lines': ['error', { max: 400 }],
      'max-lines-per-function': ['error', { max: 70, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    files: ['src/**/*.{ts,tsx}', 'migrations/**/*.ts'],
    rules: restrict(money, time, settings, casts),
  },
  { files: ['src/{platform,modules,shared}/**/*.ts'], rules: { 'no-console': 'error' } },
  { files: ['src/platform/config/**', 'src/{main,cli,build}.ts'], rules: restrict(money, time, casts) },
  { files: ['src/platform/clock/**'], rules: restrict(money, settings, casts) },
  // The home of rounding; what it rounds is bigint and Decimal.
  { files: ['src/shared/money/**', 'src/shared/money.ts'], rules: restrict(time, settings, casts) },
  { files: ['src/shared/calendar/**', 'src/shared/calendar.ts'], rules: restrict(settings, casts) },
  { files: ['src/web/**'], rules: restrict(money, settings, casts) },
  // Pixels, not money.
  { files: ['src/web/**/*{chart,layout}*.{ts,tsx}'], rules: restrict(settings, casts) },
  {
    files: ['src/web/**/*.{ts,tsx}'],
    extends: [reactHooks.configs.flat.recommended],
    // It takes a handler that is handed over during render, and reads a ref when called, for one that reads it now.
    rules: { 'react-hooks/refs': 'off' },
  },
  // Catalogues and SQL are lists: long, and read one entry at a time.
  {
    files: [
      'src/web/i18n/**',
      'src/shared/problem-codes.ts',
      'src/shared/field-problems.ts',
      'migrations/**',
    ],
    rules: { 'max-lines': 'off', 'max-lines-per-function': 'off' },
  },
  {
    files: ['test/**', 'src/**/*.spec.{ts,tsx}'],
    rules: { ...restrict(casts), 'max-lines-per-function': 'off' },
  },
  { files: ['config/**'], rules: restrict(casts) },
);
