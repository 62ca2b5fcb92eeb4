import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { parse } from 'yaml';
import { projectRoot } from '../../platform/config/index.js';
import { COST_CATEGORIES } from '../../shared/cost-categories.js';
import type { AccountRange } from './domain/account-category.js';
import { type HeaderNames, IMPORT_FIELDS } from './domain/import-columns.js';

const CATEGORIES: readonly string[] = [...COST_CATEGORIES, 'income', 'balance'];

/** The rules of the import that stand in config/reference; a file that is wrong stops the start. */
@Injectable()
export class ActualsReference {
  readonly accounts = readAccounts();
  readonly headers = readHeaders();
}

function readAccounts(): AccountRange[] {
  const ranges = readYaml('account-categories.yaml') as AccountRange[];
  for (const { from, to, category } of ranges) {
    if (!Number.isInteger(from) || !Number.isInteger(to) || from > to || !CATEGORIES.includes(category)) {
      throw new Error(`config/reference/account-categories.yaml: the range ${from}-${to} is not right.`);
    }
  }
  return ranges;
}

function readHeaders(): HeaderNames {
  const names = readYaml('ledger-headers.yaml') as HeaderNames;
  for (const field of IMPORT_FIELDS) {
    if (!Array.isArray(names[field])) {
      throw new Error(`config/reference/ledger-headers.yaml: the field ${field} has no list of headers.`);
    }
  }
  return names;
}

function readYaml(name: string): unknown {
  return parse(readFileSync(join(projectRoot(), 'config', 'reference', name), 'utf8'));
}
