import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { projectRoot } from '../../src/platform/config/index.js';

/** Existing files, in whose place the samples are read, so that type-aware rules know their project. */
const ROOM = 'src/platform/database/migrate.ts';
const CLOCK = 'src/platform/clock/clock.ts';
const CONFIG = 'src/platform/config/load-config.ts';
const TEST = 'test/support/cluster.ts';

const RESTRICTED = 'no-restricted-syntax';
const LONG_FUNCTION = `{ const f = (a: number[]) => {\n${'a.push(1);\n'.repeat(71)}}; f([]); }`;

/** What it is, where it stands, the code, and the rule that must fire; null: none of those named here may. */
const samples: [what: string, file: string, code: string, rule: string | null][] = [
  ['a promise nobody waits for', ROOM, '{ later(); }', '@typescript-eslint/no-floating-promises'],
  ['a promise as a condition', ROOM, '{ if (later()) use(1); }', '@typescript-eslint/no-misused-promises'],
  ['any', ROOM, '{ const a: any = 1; use(a); }', '@typescript-eslint/no-explicit-any'],
  ['@ts-ignore', ROOM, '{\n// @ts-ignore\nuse(1); }', '@typescript-eslint/ban-ts-comment'],
  ['a cast over unknown', ROOM, '{ use(1 as unknown as string); }', RESTRICTED],
  [
    'a comment that switches a rule off',
    ROOM,
    '{\n// eslint-disable-next-line\nconst a: any = 1; use(a); }',
    '@typescript-eslint/no-explicit-any',
  ],
  ['Math.round', ROOM, '{ use(Math.round(1.5)); }', RESTRICTED],
  ['Math.floor', ROOM, '{ use(Math.floor(1.5)); }', RESTRICTED],
  ['toFixed', ROOM, '{ use((1.5).toFixed(2)); }', RESTRICTED],
  ['parseFloat', ROOM, "{ use(parseFloat('1.5')); }", RESTRICTED],
  ['Number.parseFloat', ROOM, "{ use(Number.parseFloat('1.5')); }", RESTRICTED],
  ['new Date()', ROOM, '{ use(new Date()); }', RESTRICTED],
  ['Date.now()', ROOM, '{ use(Date.now()); }', RESTRICTED],
  ['Temporal.Now', ROOM, '{ use(Temporal.Now.instant()); }', RESTRICTED],
  ['Temporal.Now in the clock', CLOCK, '{ use(Temporal.Now.instant()); }', null],
  ['process.env', ROOM, "{ use(process.env['PORT']); }", RESTRICTED],
  ['process.env in the clock', CLOCK, "{ use(process.env['PORT']); }", RESTRICTED],
  ['process.env in the settings', CONFIG, "{ use(process.env['PORT']); }", null],
  ['process.env in a test', TEST, "{ use(process.env['PORT']); }", null],
  ['console', ROOM, '{ console.log(1); }', 'no-console'],
  ['a function over 70 lines', ROOM, LONG_FUNCTION, 'max-lines-per-function'],
  ['a long function in a test', TEST, LONG_FUNCTION, null],
  ['a file over 400 lines', CLOCK, '\n'.repeat(401), 'max-lines'],
];

const RULES = new Set(samples.map(([, , , rule]) => rule));
const HEADER = "import { Temporal } from 'temporal-polyfill';\ndeclare function later(): Promise<boolean>;\n";
const FOOTER = 'export function use(a: unknown): unknown { return [a, later, Temporal]; }\n';

/** All samples of a file as one text, with the lines that each takes. */
function assemble(file: string) {
  let code = HEADER;
  const ranges = samples.map(([, at, text]) => {
    if (at !== file) return null;
    const first = code.split('\n').length;
    code += `${text}\n`;
    return { first, last: code.split('\n').length - 1 };
  });
  return { file, code: code + FOOTER, ranges };
}

interface Finding {
  rule: string | null;
  line: number;
}

/** One process for all: loading the configuration and the types takes longer than the rules. */
async function lint(texts: { file: string; code: string }[]): Promise<Finding[][]> {
  const script = `
    import { ESLint } from 'eslint';
    const eslint = new ESLint({ overrideConfigFile: 'config/eslint.config.ts' });
    const found = [];
    for (const { file, code } of JSON.parse(process.argv[1])) {
      const [{ messages }] = await eslint.lintText(code, { filePath: file });
      found.push(messages.map(({ ruleId, message, line }) => ({ rule: ruleId ?? message, line })));
    }
    process.stdout.write(JSON.stringify(found));`;
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--input-type=module', '-e', script, JSON.stringify(texts)],
    { cwd: projectRoot(), maxBuffer: 10_000_000 },
  );
  return JSON.parse(stdout) as Finding[][];
}

describe('the lint rules', () => {
  const fired = samples.map(() => new Set<string | null>());

  beforeAll(async () => {
    const texts = [ROOM, CLOCK, CONFIG, TEST].map(assemble);
    const found = await lint(texts.map(({ file, code }) => ({ file, code })));
    for (const [text, { ranges }] of texts.entries()) {
      for (const [sample, range] of ranges.entries()) {
        for (const { rule, line } of found[text] ?? []) {
          if (range && line >= range.first && line <= range.last) fired[sample]?.add(rule);
        }
      }
    }
    // Reading the types of the whole house takes its time on a busy machine.
  }, 240_000);

  it.each(samples.map(([what, file, , rule], index) => ({ what, file, rule, index })))(
    'answer $what with $rule',
    ({ rule, index }) => {
      const rules = [...(fired[index] ?? [])].filter((name) => RULES.has(name));
      if (rule === null) expect(rules).toEqual([]);
      else expect(rules).toContain(rule);
    },
  );
});
