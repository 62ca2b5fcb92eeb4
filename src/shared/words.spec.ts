import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as ruleWords from './rule-words.js';
import * as words from './words.js';

type Tree = { [key: string]: string | Tree };

const CATALOGUE_PATHS: Readonly<Record<string, string>> = {
  PROJECT_STATUS_WORDS: 'projects:status',
  OWN_ROLE_WORDS: 'projects:role',
  PROJECT_KIND_WORDS: 'projects:kind',
  APPLICATION_STATE_WORDS: 'funding:state',
  EXACTNESS_WORDS: 'funding:exactness',
  FUNDING_CLASS_WORDS: 'funding:class',
  PLAN_STATUS_WORDS: 'plan:statuses',
  ORGANISATION_KIND_WORDS: 'partners:kind',
  DEADLINE_KIND_WORDS: 'deadlines:kind',
  DEADLINE_BASIS_WORDS: 'deadlines:basis',
  DEADLINE_STATE_WORDS: 'deadlines:state',
  COVER_KIND_WORDS: 'portfolio:kind',
  SECURITY_WORDS: 'portfolio:security',
  SECURITY_BASIS_WORDS: 'portfolio:basis',
  LADDER_STEP_WORDS: 'portfolio:step',
  LADDER_SOURCE_WORDS: 'portfolio:source',
  LADDER_GAP_WORDS: 'portfolio:gap',
  CHANGE_STATE_WORDS: 'changes:state',
  CALL_STATE_WORDS: 'funding:call.states',
  RULE_TOPIC_WORDS: 'funding:topic',
  RULE_NAME_WORDS: 'funding:rules',
  RULE_VARIANT_WORDS: 'funding:variant',
  RULE_BASE_WORDS: 'funding:base',
  RULE_ROUNDING_WORDS: 'funding:rounding',
  COST_MODEL_WORDS: 'funding:costModel',
  COST_CATEGORY_WORDS: 'finance:category',
  RULE_UNIT_WORDS: 'funding:unit',
};

function catalogueWords(path: string, language: string): Tree {
  const [file = '', keys = ''] = path.split(':');
  const catalogue = join(process.cwd(), 'src', 'web', 'i18n', language, `${file}.json`);
  let tree: Tree = JSON.parse(readFileSync(catalogue, 'utf8'));
  for (const key of keys.split('.')) tree = tree[key] as Tree;
  return tree;
}

describe('the words of codes in files', () => {
  const { LANGUAGES, ...ofCodes } = words;
  const groups = { ...ofCodes, ...ruleWords };

  it('are those of the page, in every language', () => {
    for (const [name, group] of Object.entries(groups)) {
      for (const language of LANGUAGES) {
        const inFile = Object.fromEntries(
          Object.entries(group).map(([code, word]) => [code, word[language]]),
        );
        expect({ name, language, words: inFile }).toEqual({
          name,
          language,
          words: catalogueWords(CATALOGUE_PATHS[name] ?? '', language),
        });
      }
    }
  });

  it('are told apart within a group, so that a file that was exported can be read again', () => {
    for (const group of Object.values(ofCodes)) {
      for (const language of LANGUAGES) {
        const texts = Object.values(group).map((word) => word[language].toLowerCase());
        expect(new Set(texts).size).toBe(texts.length);
      }
    }
  });
});
