/**
 * Builds the server (swc, file by file, into `dist/src` and `dist/migrations`) and the page (Vite, into `dist/web`).
 *
 * `--if-stale` does nothing when no source changed since the last build, so that `npm start` restarts at once.
 * `--server-only` leaves the page as it is.
 */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const out = join(root, 'dist');

async function listFiles(folder: string): Promise<string[]> {
  const entries = await readdir(join(root, folder), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .sort();
}

const isPage = (file: string) => file.startsWith(join('src', 'web') + sep);
const isShared = (file: string) => file.startsWith(join('src', 'shared') + sep);
const isSpec = (file: string) => /\.spec\.tsx?$/.test(file);

/** What the build depends on: name, size and time of change of every file, which is enough and takes milliseconds. */
async function fingerprint(files: string[]): Promise<string> {
  const hash = createHash('sha256');
  for (const file of files) {
    const { size, mtimeMs } = await stat(join(root, file));
    hash.update(`${file}\0${size}\0${mtimeMs}\n`);
  }
  return hash.digest('hex');
}

async function isBuilt(part: string, print: string): Promise<boolean> {
  const stamp = join(out, `.${part}`);
  return existsSync(stamp) && (await readFile(stamp, 'utf8')) === print;
}

async function buildServer(files: string[]): Promise<void> {
  const { transformFile } = await import('@swc/core');
  await rm(join(out, 'src'), { recursive: true, force: true });
  await rm(join(out, 'migrations'), { recursive: true, force: true });
  await Promise.all(
    files.map(async (file) => {
      const { code } = await transformFile(join(root, file), {
        configFile: join(root, 'config', 'swc.json'),
      });
      const target = join(out, file.replace(/\.ts$/, '.js'));
      await mkdir(dirname(target), { recursive: true });
      await writeFile(target, code);
    }),
  );
}

async function buildPage(): Promise<void> {
  const { build } = await import('vite');
  await build({ configFile: join(root, 'config', 'vite.config.ts'), logLevel: 'warn' });
}

async function main(): Promise<void> {
  const onlyIfStale = process.argv.includes('--if-stale');
  const source = await listFiles('src');
  const serverFiles = [...source.filter((file) => !isPage(file)), ...(await listFiles('migrations'))].filter(
    (file) => file.endsWith('.ts') && !isSpec(file) && file !== join('src', 'build.ts'),
  );
  const tools = ['package.json', 'package-lock.json', join('src', 'build.ts')];
  const pageFiles = source.filter((file) => isPage(file) || isShared(file));
  const parts = [
    {
      name: 'server',
      files: [...serverFiles, join('config', 'swc.json'), ...tools],
      build: () => buildServer(serverFiles),
    },
    { name: 'page', files: [...pageFiles, join('config', 'vite.config.ts'), ...tools], build: buildPage },
  ].filter((part) => part.name === 'server' || !process.argv.includes('--server-only'));
  for (const part of parts) {
    const print = await fingerprint(part.files);
    if (onlyIfStale && (await isBuilt(part.name, print))) continue;
    process.stderr.write(`Building the ${part.name} …\n`);
    await part.build();
    await mkdir(out, { recursive: true });
    await writeFile(join(out, `.${part.name}`), print);
  }
}

await main();
