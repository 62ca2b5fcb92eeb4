import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { COST_CATEGORIES } from '../../shared/cost-categories.js';
import { EXPLAINED_TERMS } from '../../shared/explanation-terms.js';
import { EXPLAINED_ROUNDINGS } from '../../shared/explanation.js';
import { COST_MODELS, FUNDING_CLASSES } from '../../shared/funding.js';
import {
  RULE_BASES,
  RULE_KEYS,
  RULE_KINDS,
  RULE_TOPICS,
  type RuleKind,
} from '../../shared/instrument-rules.js';
import { FIELD_PROBLEMS } from '../../shared/field-problems.js';
import { PROBLEM_CODES } from '../../shared/problem-codes.js';

interface DeliveredRule {
  variant?: string;
  base?: string;
  rounding?: string;
}

type Tree = { [key: string]: string | Tree };

const here = join(process.cwd(), 'src', 'web', 'i18n');
const web = join(here, '..');
const languages = ['fi', 'sv', 'en'] as const;

/** The words of one language as `namespace:path.of.key` → text. */
function readCatalogue(language: string): Map<string, string> {
  const words = new Map<string, string>();
  const collect = (tree: Tree, path: string) => {
    for (const [key, value] of Object.entries(tree)) {
      if (typeof value === 'string') words.set(`${path}${key}`, value);
      else collect(value, `${path}${key}.`);
    }
  };
  for (const file of readdirSync(join(here, language))) {
    const tree: Tree = JSON.parse(readFileSync(join(here, language, file), 'utf8'));
    collect(tree, `${file.replace(/\.json$/, '')}:`);
  }
  return words;
}

function variables(text: string): string[] {
  return [...text.matchAll(/\{\{\s*(\w+)/g)].map((match) => match[1] ?? '').sort();
}

const catalogues = new Map(languages.map((language) => [language, readCatalogue(language)]));
const finnish = catalogues.get('fi') ?? new Map<string, string>();

/** Whether a key has words, alone or by its plural forms. */
function hasWords(key: string): boolean {
  return finnish.has(key) || (finnish.has(`${key}_one`) && finnish.has(`${key}_other`));
}

const sources = readdirSync(web, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file) && !/\.(spec|d)\.tsx?$/.test(file))
  .map((file) => ({ file, text: readFileSync(join(web, file), 'utf8') }));

describe('the catalogues of texts', () => {
  it.each(['sv', 'en'] as const)('have the same keys in Finnish and %s', (language) => {
    expect([...(catalogues.get(language)?.keys() ?? [])].sort()).toEqual([...finnish.keys()].sort());
  });

  it.each(languages)('leave no text empty in %s', (language) => {
    const empty = [...(catalogues.get(language) ?? [])]
      .filter(([, text]) => !text.trim())
      .map(([key]) => key);
    expect(empty).toEqual([]);
  });

  it.each(['sv', 'en'] as const)('use the same variables in Finnish and %s', (language) => {
    const differing = [...finnish]
      .filter(([key, text]) => {
        const other = catalogues.get(language)?.get(key) ?? '';
        return variables(text).join() !== variables(other).join();
      })
      .map(([key]) => key);
    expect(differing).toEqual([]);
  });

  it('hold every key that the page names', () => {
    const named = sources.flatMap(({ file, text }) =>
      [...text.matchAll(/['"`]([a-z]\w*:[a-z][\w.]*[\w])['"`]/gi)].map((match) => ({
        file,
        key: match[1] ?? '',
      })),
    );
    const namespaces = new Set([...finnish.keys()].map((key) => key.split(':')[0]));
    const missing = named
      .filter(({ key }) => namespaces.has(key.split(':')[0]) && !hasWords(key))
      .map(({ file, key }) => `${file}: ${key}`);
    expect(named.length).toBeGreaterThan(50);
    expect(missing).toEqual([]);
  });

  it('hold the group of every key that the page puts together', () => {
    const groups = sources.flatMap(({ file, text }) =>
      [...text.matchAll(/`([a-z]\w*:[\w.]*)\$\{/gi)].map((match) => ({ file, start: match[1] ?? '' })),
    );
    const missing = groups
      .filter(({ start }) => ![...finnish.keys()].some((key) => key.startsWith(start)))
      .map(({ file, start }) => `${file}: ${start}`);
    expect(missing).toEqual([]);
  });

  it('use only namespaces that exist', () => {
    const called = sources.flatMap(({ file, text }) =>
      [...text.matchAll(/\bt\(\s*['"`](\w+):/g)].map((match) => ({ file, namespace: match[1] ?? '' })),
    );
    const namespaces = new Set([...finnish.keys()].map((key) => key.split(':')[0]));
    expect(called.filter(({ namespace }) => !namespaces.has(namespace))).toEqual([]);
  });

  it('say every problem of the interface', () => {
    const missing = [
      ...Object.keys(PROBLEM_CODES).flatMap((code) => [`problems:${code}.title`, `problems:${code}.detail`]),
      ...Object.keys(FIELD_PROBLEMS).map((code) => `problems:${code}`),
    ].filter((key) => !finnish.has(key));
    expect(missing).toEqual([]);
  });

  it('say every figure, step, input and rounding of an explanation', () => {
    const missing = [
      ...EXPLAINED_TERMS.map((term) => `explanation:term.${term}`),
      ...EXPLAINED_ROUNDINGS.map((rounding) => `explanation:roundings.${rounding}`),
    ].filter((key) => !finnish.has(key));
    expect(missing).toEqual([]);
  });

  it.each(languages)(
    'say in %s every rule, variant, base, rounding and value that a rule can have',
    (language) => {
      const folder = join(process.cwd(), 'config', 'instruments');
      const delivered = readdirSync(folder)
        .filter((file) => file.endsWith('.yaml'))
        .flatMap(
          (file) => (parse(readFileSync(join(folder, file), 'utf8')) as { rules: DeliveredRule[] }).rules,
        );
      const variants = delivered.flatMap(({ variant }) => variant ?? []);
      const kinds: readonly RuleKind[] = Object.values(RULE_KINDS);
      const chosenUnits = kinds.flatMap(({ units }) => (units.length > 1 ? units : []));
      const words = catalogues.get(language);
      const needed = [
        ...RULE_TOPICS.map((topic) => `funding:topic.${topic}`),
        ...RULE_KEYS.map((rule) => `funding:rules.${rule}`),
        // The cost model asks for the side costs of teaching staff by this name.
        ...['teachingStaff', ...variants].map((variant) => `funding:variant.${variant}`),
        ...RULE_BASES.map((base) => `funding:base.${base}`),
        ...EXPLAINED_ROUNDINGS.flatMap((rounding) => [
          `funding:rounding.${rounding}`,
          `explanation:roundings.${rounding}`,
        ]),
        ...chosenUnits.map((unit) => `funding:unitName.${unit}`),
        ...FUNDING_CLASSES.map((one) => `funding:class.${one}`),
        ...COST_MODELS.flatMap((model) => [`funding:costModel.${model}`, `explanation:model.${model}`]),
        ...COST_CATEGORIES.map((category) => `finance:category.${category}`),
        ...['years', 'months', 'weeks', 'days'].flatMap((unit) =>
          ['one', 'other'].map((count) => `funding:unit.${unit}_${count}`),
        ),
      ];
      expect(variants).toEqual(expect.arrayContaining(['otherCosts', 'seven', 'oneAndHalf']));
      expect(needed.filter((key) => !words?.get(key)?.trim())).toEqual([]);
      expect(
        delivered.flatMap((rule) => [
          ...(rule.base && !words?.has(`funding:base.${rule.base}`) ? [rule.base] : []),
          ...(rule.rounding && !words?.has(`funding:rounding.${rule.rounding}`) ? [rule.rounding] : []),
        ]),
      ).toEqual([]);
    },
  );
});
