import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { projectRoot } from '../../src/platform/config/index.js';

interface Sample {
  what: string;
  /** An existing file in whose place the sample is read, so that type-aware rules know its project. */
  file: string;
  code: string;
  /** The rule that must fire; null: none of them may. */
  rule: string | null;
}

const CLOCK = 'src/platform/clock/clock.ts';
const CONFIG = 'src/platform/config/load-config.ts';
const ROOM = 'src/platform/database/migrate.ts';
const TEST = 'test/support/cluster.ts';
const RESTRICTED = 'no-restricted-syntax';

const longFunction = `export function f(a: number[]) {\n${'  a.push(1);\n'.repeat(71)}}\n`;
const longFile = '// A line.\n'.repeat(401);

const samples: Sample[] = [
  {
    what: 'a promise nobody waits for',
    file: ROOM,
    code: 'async function f() {}\nf();\n',
    rule: '@typescript-eslint/no-floating-promises',
  },
  {
    what: 'a promise as a condition',
    file: ROOM,
    code: 'async function f() { return true; }\nexport const a = () => { if (f()) return 1; return 2; };\n',
    rule: '@typescript-eslint/no-misused-promises',
  },
  { what: 'any', file: ROOM, code: 'export const a: any = 1;\n', rule: '@typescript-eslint/no-explicit-any' },
  {
    what: '@ts-ignore',
    file: ROOM,
    code: '// @ts-ignore\nexport const a: string = 1;\n',
    rule: '@typescript-eslint/ban-ts-comment',
  },
  {
    what: 'a cast over unknown',
    file: ROOM,
    code: 'export const a = 1 as unknown as string;\n',
    rule: RESTRICTED,
  },
  {
    what: 'a comment that switches a rule off',
    file: ROOM,
    code: '/* eslint-disable */\nexport const a: any = 1;\n',
    rule: '@typescript-eslint/no-explicit-any',
  },
  { what: 'Math.round', file: ROOM, code: 'export const a = Math.round(1.5);\n', rule: RESTRICTED },
  { what: 'Math.floor', file: ROOM, code: 'export const a = Math.floor(1.5);\n', rule: RESTRICTED },
  { what: 'toFixed', file: ROOM, code: 'export const a = (1.5).toFixed(2);\n', rule: RESTRICTED },
  { what: 'parseFloat', file: ROOM, code: "export const a = parseFloat('1.5');\n", rule: RESTRICTED },
  {
    what: 'Number.parseFloat',
    file: ROOM,
    code: "export const a = Number.parseFloat('1.5');\n",
    rule: RESTRICTED,
  },
  { what: 'new Date()', file: ROOM, code: 'export const a = new Date();\n', rule: RESTRICTED },
  { what: 'Date.now()', file: ROOM, code: 'export const a = Date.now();\n', rule: RESTRICTED },
  {
    what: 'Temporal.Now',
    file: ROOM,
    code: "import { Temporal } from 'temporal-polyfill';\nexport const a = Temporal.Now.instant();\n",
    rule: RESTRICTED,
  },
  {
    what: 'Temporal.Now in the clock',
    file: CLOCK,
    code: "import { Temporal } from 'temporal-polyfill';\nexport const a = Temporal.Now.instant();\n",
    rule: null,
  },
  { what: 'process.env', file: ROOM, code: "export const a = process.env['PORT'];\n", rule: RESTRICTED },
  {
    what: 'process.env in the clock',
    file: CLOCK,
    code: "export const a = process.env['PORT'];\n",
    rule: RESTRICTED,
  },
  {
    what: 'process.env in the settings',
    file: CONFIG,
    code: "export const a = process.env['PORT'];\n",
    rule: null,
  },
  { what: 'process.env in a test', file: TEST, code: "export const a = process.env['PORT'];\n", rule: null },
  { what: 'console', file: ROOM, code: 'console.log(1);\n', rule: 'no-console' },
  { what: 'a file over 400 lines', file: ROOM, code: longFile, rule: 'max-lines' },
  { what: 'a function over 70 lines', file: ROOM, code: longFunction, rule: 'max-lines-per-function' },
  { what: 'a long function in a test', file: TEST, code: longFunction, rule: null },
];

/** One process for all samples: loading the configuration and the types takes longer than the rules. */
async function lint(list: Sample[]): Promise<string[][]> {
  const script = `
    import { ESLint } from 'eslint';
    const eslint = new ESLint({ overrideConfigFile: 'config/eslint.config.ts' });
    const found = [];
    for (const { file, code } of JSON.parse(process.argv[1])) {
      const [result] = await eslint.lintText(code, { filePath: file });
      found.push(result.messages.map((message) => message.ruleId ?? message.message));
    }
    process.stdout.write(JSON.stringify(found));`;
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--input-type=module', '-e', script, JSON.stringify(list.map(({ file, code }) => ({ file, code })))],
    { cwd: join(projectRoot()), maxBuffer: 10_000_000 },
  );
  return JSON.parse(stdout) as string[][];
}

describe('the lint rules', () => {
  let found: string[][];
  beforeAll(async () => {
    found = await lint(samples);
  });

  it.each(samples.map((sample, index) => ({ ...sample, index })))('$rule ← $what', ({ rule, index }) => {
    const rules = found[index] ?? ['not linted'];
    expect(rule === null ? rules : [...new Set(rules)].filter((name) => name === rule)).toEqual(
      rule === null ? [] : [rule],
    );
  });
});
