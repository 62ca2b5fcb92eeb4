/**
 * `npm run bench [-- name …] [-- --smoke]`: measures the product against the bare thing, prints a table and writes
 * test/bench/results.json. Not part of `npm test`; a smoke run is part of the gate.
 */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { projectRoot } from '../../src/platform/config/index.js';
import { type BenchResult, type Benchmark, ratioOf } from './benchmark.js';
import { httpBenchmarks } from './http.bench.js';
import { startBenchmarks } from './start.bench.js';

const benchmarks: Benchmark[] = [...startBenchmarks, ...httpBenchmarks];

function printTable(results: BenchResult[]): void {
  const rows = results.map(({ name, ours, bare, unit, ratio }) => ({
    name,
    ours: ours.toFixed(1),
    bare: bare.toFixed(1),
    unit,
    ratio: ratio.toFixed(2),
    'bare is': benchmarks.find((benchmark) => benchmark.name === name)?.bare,
  }));
  console.table(rows);
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { smoke: { type: 'boolean', default: false } },
  });
  const unknown = positionals.filter((name) => !benchmarks.some((benchmark) => benchmark.name === name));
  if (unknown.length > 0) {
    const names = benchmarks.map(({ name }) => name).join(', ');
    throw new Error(`There is no benchmark ${unknown.join(', ')}. There are: ${names}.`);
  }
  const chosen =
    positionals.length === 0 ? benchmarks : benchmarks.filter(({ name }) => positionals.includes(name));
  const results: BenchResult[] = [];
  for (const { name, run } of chosen) {
    process.stderr.write(`${name} …\n`);
    const measured = await run({ smoke: values.smoke });
    results.push({ name, ...measured, ratio: ratioOf(measured) });
  }
  printTable(results);
  const file = join(projectRoot(), 'test', 'bench', 'results.json');
  await writeFile(file, `${JSON.stringify(results, null, 2)}\n`);
}

await main();
