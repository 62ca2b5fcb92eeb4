import type { ResourceKey } from 'i18next';
import { byNamespace } from './by-namespace';

/** Every namespace of this language: one file each, found by itself. */
export const catalogue = byNamespace(
  import.meta.glob<ResourceKey>('./en/*.json', { eager: true, import: 'default' }),
);
