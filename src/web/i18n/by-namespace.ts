import type { ResourceKey, ResourceLanguage } from 'i18next';

/** Turns the files `./fi/projects.json` of a language into namespaces by their names. */
export function byNamespace(files: Record<string, ResourceKey>): ResourceLanguage {
  return Object.fromEntries(
    Object.entries(files).map(([path, words]) => [path.replace(/^.*\/|\.json$/g, ''), words]),
  );
}
