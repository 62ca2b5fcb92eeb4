import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { projectRoot } from '../../src/platform/config/index.js';

interface LockedPackage {
  version?: string;
  resolved?: string;
  optionalDependencies?: Record<string, string>;
}
type LockedPackages = Record<string, LockedPackage>;

const lock = JSON.parse(readFileSync(join(projectRoot(), 'package-lock.json'), 'utf8')) as {
  packages: LockedPackages;
};

/** Whether `name` is found from the package at `path`, looking in each node_modules folder upwards. */
function isLocked(packages: LockedPackages, path: string, name: string): boolean {
  for (let at = path; ;) {
    if (packages[`${at === '' ? '' : `${at}/`}node_modules/${name}`]) return true;
    if (at === '') return false;
    const parent = at.lastIndexOf('/node_modules/');
    at = parent === -1 ? '' : at.slice(0, parent);
  }
}

/** Optional dependencies that the lock file leaves out: `npm ci` on the machine that needs one then fails. */
function listHoles(packages: LockedPackages): string[] {
  return Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies)
      .filter((name) => !isLocked(packages, path, name))
      .map((name) => `${path || 'package.json'} → ${name}`),
  );
}

describe('package-lock.json', () => {
  it('lists every optional dependency of every platform', () => {
    expect(Object.keys(lock.packages).length).toBeGreaterThan(400);
    expect(listHoles(lock.packages)).toEqual([]);
  });

  it('would be caught with a hole', () => {
    const packages = {
      '': {},
      'node_modules/a': { optionalDependencies: { 'a-linux': '1', 'a-mac': '1', 'a-win': '1' } },
      'node_modules/a/node_modules/a-linux': {},
      'node_modules/a-mac': {},
    };
    expect(listHoles(packages)).toEqual(['node_modules/a → a-win']);
  });

  it('names no registry, so that any can serve it', () => {
    const addresses = Object.values(lock.packages).filter(({ resolved }) => resolved?.startsWith('http'));
    expect(addresses).toEqual([]);
  });
});
