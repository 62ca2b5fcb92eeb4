import { afterEach, describe, expect, it } from '@jest/globals';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { InstrumentFileError, instrumentFolder, readInstrumentFiles } from './instrument-files.js';

const good = readFileSync(join(instrumentFolder(), 'stm-state-grant.yaml'), 'utf8');
const folders: string[] = [];
afterEach(() => folders.splice(0).forEach((folder) => rmSync(folder, { recursive: true })));

/** What is wrong when a folder holds one file of this text. */
function faultsOf(text: string, file = 'stm-state-grant.yaml'): readonly string[] {
  const folder = mkdtempSync(join(tmpdir(), 'instruments-'));
  folders.push(folder);
  writeFileSync(join(folder, file), text);
  try {
    readInstrumentFiles(folder);
    return [];
  } catch (error) {
    if (!(error instanceof InstrumentFileError)) throw error;
    return error.faults;
  }
}

const lineOf = (text: string, part: string) => text.slice(0, text.indexOf(part)).split('\n').length;

describe('the delivered instrument files', () => {
  const files = readdirSync(instrumentFolder()).filter((name) => name.endsWith('.yaml'));
  const instruments = new Map(readInstrumentFiles().map((instrument) => [instrument.code, instrument]));
  const valuesOf = (code: string, rule: string) =>
    (instruments.get(code)?.rules ?? []).filter((one) => one.rule === rule).map((one) => one.value);

  it.each(files)('%s is valid and named by its code', (file) => {
    expect(faultsOf(readFileSync(join(instrumentFolder(), file), 'utf8'), file)).toEqual([]);
    expect(instruments.has(file.replace('.yaml', ''))).toBe(true);
  });

  it('hold every instrument of the portfolio', () => {
    const used = [
      ...['stm-state-grant', 'esr-2014-2020', 'sote-keskus', 'vtr', 'service-contract', 'stea', 'kaste'],
      ...['eakr-2007-2013', 'eakr-2014-2020', 'esr-plus-2021-2027', 'eakr-2021-2027', 'jtf-2021-2027'],
      ...['centre-state-grant', 'municipal-contribution', 'own-funding'],
    ];
    expect([...instruments.keys()].sort()).toEqual(used.sort());
  });

  it('state the rates that figures rest on', () => {
    expect(valuesOf('esr-2014-2020', 'flatRate')).toEqual(['17']);
    expect(valuesOf('eakr-2014-2020', 'flatRate')).toEqual(['24']);
    expect(valuesOf('esr-plus-2021-2027', 'flatRate')).toEqual(['40', '7', '1.5']);
    expect(valuesOf('esr-plus-2021-2027', 'sideCostRate')).toEqual(['26.44', '20.42']);
    expect(valuesOf('stm-state-grant', 'typicalOwnShare')).toEqual(['20']);
    expect(valuesOf('sote-keskus', 'typicalOwnShare')).toEqual(['0']);
  });

  it('mark what no source confirmed', () => {
    const unconfirmed = [...instruments.values()].flatMap(({ code, rules }) =>
      rules.filter((rule) => !rule.confirmed).map(({ rule }) => `${code} ${rule}`),
    );
    expect(unconfirmed).toEqual(['esr-2014-2020 finalClaimAfter']);
  });
});

describe('a wrong instrument file', () => {
  it('is refused with file, line and reason for an unknown key', () => {
    const text = good.replace('rules:\n', 'colour: red\nrules:\n');
    const line = lineOf(text, 'colour');
    expect(faultsOf(text)).toEqual([
      `stm-state-grant.yaml, line ${line}: the file has the unknown key "colour"`,
    ]);
  });

  it('is refused at the line of a wrong value, deep in a rule', () => {
    const text = good.replace('confirmed: true', 'confirmed: perhaps');
    expect(faultsOf(text)).toEqual([
      `stm-state-grant.yaml, line ${lineOf(text, 'confirmed: perhaps')}: /rules/0/confirmed must be boolean`,
    ]);
  });

  it('is refused for a rule that nobody knows, with those that are known', () => {
    const text = good.replace('rule: returnUnused', 'rule: returnAll');
    expect(faultsOf(text)).toEqual([
      expect.stringMatching(
        new RegExp(
          `^stm-state-grant.yaml, line ${lineOf(text, 'rule: returnAll')}: /rules/1/rule must be one of .*returnUnused`,
        ),
      ),
    ]);
  });

  it('is refused for a rule without a source', () => {
    const faults = faultsOf(good.replace('    source: *act\n', ''));
    expect(faults).toEqual([expect.stringMatching(/^stm-state-grant.yaml, line \d+: .*'source'/)]);
  });

  it('is refused where the YAML breaks off', () => {
    expect(faultsOf('code: x\nname: {fi: a\n', 'x.yaml')[0]).toMatch(/^x\.yaml, line [23]: /);
  });

  it('is refused when it has another name than its code, or ends before it starts', () => {
    expect(faultsOf(good, 'other.yaml')).toEqual([
      `other.yaml, line ${lineOf(good, 'code:')}: /code must be the file's name without .yaml`,
    ]);
    const text = good.replace('validFrom: null\nvalidTo: null', 'validFrom: 2021-01-01\nvalidTo: 2020-12-31');
    expect(faultsOf(text)).toEqual([
      `stm-state-grant.yaml, line ${lineOf(text, 'validTo: 2020')}: /validTo is before validFrom`,
    ]);
  });
});
