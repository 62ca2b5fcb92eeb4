import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { projectRoot } from '../../src/platform/config/index.js';

/** A house in which each file but the good ones breaks one rule: path, what it imports, the rule. */
const files: [path: string, imports: string[], rule: string | null][] = [
  ['src/shared/money.ts', ['decimal.js'], null],
  ['src/shared/impure.ts', ['node:fs'], 'shared-is-pure'],
  ['src/platform/outbox/index.ts', [], null],
  ['src/platform/database/pool.ts', ['typeorm'], null],
  ['src/platform/jobs/queue.ts', ['bullmq'], null],
  ['src/platform/http/curious.ts', ['../../modules/projects/index.js'], 'platform-knows-no-capability'],
  ['src/platform/http/orm.ts', ['typeorm'], 'typeorm-stays-below'],
  ['src/modules/projects/index.ts', [], null],
  ['src/modules/projects/projects.service.ts', ['../partners/index.js', '../../shared/money.js'], null],
  ['src/modules/projects/projects.repository.ts', ['typeorm'], null],
  ['src/modules/projects/domain/status.ts', ['../../../shared/money.js'], null],
  ['src/modules/projects/domain/impure.ts', ['../../../platform/outbox/index.js'], 'domain-is-pure'],
  ['src/modules/projects/orm.service.ts', ['typeorm'], 'typeorm-stays-below'],
  ['src/modules/projects/queue.service.ts', ['bullmq'], 'queue-stays-in-jobs'],
  ['src/modules/projects/deep.ts', ['../partners/partners.service.js'], 'capabilities-meet-at-index'],
  ['src/modules/projects/downwards.ts', ['../portfolio/index.js'], 'order-projects'],
  ['src/modules/projects/tested.ts', ['../../../test/support/app.js'], 'product-imports-no-test'],
  ['src/modules/projects/lost.ts', ['./nowhere.js'], 'resolvable'],
  ['src/modules/projects/undeclared.ts', ['undeclared'], 'no-undeclared-package'],
  ['src/modules/projects/tool.ts', ['jest'], 'server-runs-without-tools'],
  ['src/modules/partners/index.ts', [], null],
  ['src/modules/partners/partners.service.ts', [], null],
  ['src/modules/partners/left.ts', ['./right.js'], 'no-cycles'],
  // A cycle is reported once, where it is met first.
  ['src/modules/partners/right.ts', ['./left.js'], null],
  ['src/modules/portfolio/index.ts', ['../projects/index.js', '../partners/index.js'], null],
  ['src/modules/transfer/index.ts', ['../projects/index.js', '../portfolio/index.js'], null],
  ['src/modules/portfolio/writes.ts', ['../transfer/index.js'], 'order-portfolio'],
  ['src/modules/gossip/index.ts', [], null],
  ['src/modules/portfolio/gossip.ts', ['../gossip/index.js'], 'only-known-capabilities'],
  ['src/cli.ts', ['./modules/projects/projects.service.js'], 'outside-enters-at-index'],
  ['src/web/page.ts', ['../shared/money.js'], null],
  ['src/web/nosy.ts', ['../modules/projects/index.js'], 'page-imports-no-server'],
  ['src/main.ts', ['./web/page.js'], 'server-imports-no-page'],
  ['test/support/app.ts', [], null],
];

const packages = ['typeorm', 'bullmq', 'decimal.js', 'jest', 'undeclared'];

interface CruiseResult {
  summary: { violations: { from: string; rule: { name: string } }[] };
}

async function write(folder: string, path: string, text: string): Promise<void> {
  await mkdir(dirname(join(folder, path)), { recursive: true });
  await writeFile(join(folder, path), text);
}

async function buildHouse(folder: string): Promise<void> {
  for (const [path, imports] of files) {
    const lines = imports.map((from, index) => `import * as import${index} from '${from}';`);
    const uses = imports.map((_, index) => `import${index}`);
    await write(folder, path, [...lines, `export const used = [${uses.join(', ')}];`, ''].join('\n'));
  }
  for (const name of packages) {
    await write(
      folder,
      `node_modules/${name}/package.json`,
      JSON.stringify({ name, version: '1.0.0', main: 'index.js' }),
    );
    await write(folder, `node_modules/${name}/index.js`, 'export {};\n');
  }
  const dependencies = { typeorm: '1.0.0', bullmq: '1.0.0', 'decimal.js': '1.0.0' };
  await write(folder, 'package.json', JSON.stringify({ dependencies, devDependencies: { jest: '1.0.0' } }));
  await cp(join(projectRoot(), 'tsconfig.json'), join(folder, 'tsconfig.json'));
}

/** dependency-cruiser exits with the number of errors, so its exit code says nothing here. */
function cruise(folder: string): Promise<CruiseResult> {
  const root = projectRoot();
  const tool = join(root, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruise.mjs');
  const config = join(root, 'config', 'dependency-cruiser.json');
  return new Promise((resolve, reject) => {
    execFile(
      process.execPath,
      [tool, '--config', config, '--output-type', 'json', 'src', 'test'],
      { cwd: folder, maxBuffer: 20_000_000 },
      (error, stdout, stderr) => {
        if (stdout.startsWith('{')) resolve(JSON.parse(stdout) as CruiseResult);
        else reject(new Error(stderr, { cause: error }));
      },
    );
  });
}

describe('the boundaries of the house', () => {
  let folder: string;
  let broken: Map<string, string[]>;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'hankesalkku-boundaries-'));
    await buildHouse(folder);
    broken = new Map();
    for (const { from, rule } of (await cruise(folder)).summary.violations) {
      broken.set(from, [...(broken.get(from) ?? []), rule.name]);
    }
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it.each(files.filter(([, , rule]) => rule !== null))(
    '%s importing %j breaks %s',
    (path, _imports, rule) => {
      expect(broken.get(path)).toContain(rule);
    },
  );

  it.each(files.filter(([, , rule]) => rule === null))('%s importing %j breaks nothing', (path) => {
    expect(broken.get(path) ?? []).toEqual([]);
  });
});
