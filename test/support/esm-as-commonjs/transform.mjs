// CommonJS packages require a few ES modules, which Node can do and Jest on Node 20 cannot. config/jest.config.json maps
// each to the empty file of its name beside this one, and this transform fills that file with the package, compiled to
// CommonJS. It goes when Jest's require takes ES modules on the oldest Node we run on.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename } from 'node:path';
import { transformSync } from '@swc/core';

const require = createRequire(import.meta.url);

export default {
  process(_text, placeholder) {
    const source = readFileSync(require.resolve(basename(placeholder, '.cjs')), 'utf8');
    return transformSync(source, { module: { type: 'commonjs' }, jsc: { target: 'es2022' }, swcrc: false });
  },
  // The placeholder never changes; the package does with its version.
  getCacheKey(_text, placeholder) {
    return readFileSync(require.resolve(basename(placeholder, '.cjs')), 'utf8');
  },
};
