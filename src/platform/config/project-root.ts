import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

let found: string | undefined;

/**
 * The folder of `package.json`, which holds `config`, `migrations` and `dist`.
 *
 * Searched upwards, because this file runs from `src` in tests and from `dist/src` in a build.
 */
export function projectRoot(): string {
  if (found !== undefined) return found;
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json'))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error('No package.json was found above the program.');
    folder = parent;
  }
  found = folder;
  return folder;
}
