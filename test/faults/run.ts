/** `npm run faults [-- name] [--kills 20] [--seed 20200930]`: faults on purpose, and what is left after them. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { projectRoot } from '../../src/platform/config/index.js';
import { failuresOf, runKill9 } from './kill-9.js';

interface Options {
  kills: number;
  seed: number;
}

/** Each run returns its figures and what went wrong. */
type FaultRun = (options: Options) => Promise<{ result: object; failures: string[] }>;

const say = (line: string) => process.stdout.write(`${line}\n`);

const runs: Record<string, FaultRun> = {
  'kill-9': async (options) => {
    const result = await runKill9(options, say);
    return { result, failures: failuresOf(result) };
  },
};

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { kills: { type: 'string', default: '20' }, seed: { type: 'string', default: '20200930' } },
  });
  const options = { kills: Number(values.kills), seed: Number(values.seed) };
  if (!Object.values(options).every((value) => Number.isInteger(value) && value > 0)) {
    throw new Error('--kills and --seed take whole numbers above 0.');
  }
  const names = positionals.length > 0 ? positionals : Object.keys(runs);
  const results: object[] = [];
  for (const name of names) {
    const run = runs[name];
    if (!run) throw new Error(`There is no fault run ${name}; there is ${Object.keys(runs).join(', ')}.`);
    say(`${name}, seed ${options.seed}`);
    const { result, failures } = await run(options);
    results.push(result);
    for (const [figure, value] of Object.entries(result)) say(`  ${figure}: ${value}`);
    say(failures.length === 0 ? `${name}: nothing was lost` : `${name} FAILED: ${failures.join('; ')}`);
    if (failures.length > 0) process.exitCode = 1;
  }
  await writeFile(
    join(projectRoot(), 'test', 'faults', 'results.json'),
    `${JSON.stringify(results, null, 2)}\n`,
  );
}

await main();
