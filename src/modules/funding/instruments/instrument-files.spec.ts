import { afterEach, describe, expect, it } from '@jest/globals';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RULE_BASES, RULE_KEYS, RULE_UNITS } from '../../../shared/instrument-rules.js';
import { InstrumentFileError, instrumentFolder, readInstrumentFiles } from './instrument-files.js';

const fileOf = (code: string) => readFileSync(join(instrumentFolder(), `${code}.yaml`), 'utf8');
const good = fileOf('stm-state-grant');
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

  it('hold every instrument of the portfolio, and the state grants of other authorities', () => {
    const used = [
      ...['stm-state-grant', 'esr-2014-2020', 'sote-keskus', 'vtr', 'service-contract', 'stea', 'kaste'],
      ...['eakr-2007-2013', 'eakr-2014-2020', 'esr-plus-2021-2027', 'eakr-2021-2027', 'jtf-2021-2027'],
      ...['centre-state-grant', 'municipal-contribution', 'own-funding', 'avi-state-grant', 'state-grant'],
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

  it('state the lead time of a change only for the authority whose practice it is', () => {
    const holders = [...instruments.keys()].filter((code) => valuesOf(code, 'changeLeadTime').length > 0);
    expect(holders).toEqual(['avi-state-grant']);
    expect([...instruments.keys()].filter((code) => valuesOf(code, 'ownShareRounding').length > 0)).toEqual([
      'state-grant',
    ]);
  });

  it('mark what no source confirmed', () => {
    const unconfirmed = [...instruments.values()].flatMap(({ code, rules }) =>
      rules.filter((rule) => !rule.confirmed).map(({ rule }) => `${code} ${rule}`),
    );
    const exclusive = ['eakr-2014-2020', 'eakr-2021-2027', 'esr-2014-2020', 'esr-plus-2021-2027'];
    expect(unconfirmed.sort()).toEqual(
      [
        'esr-2014-2020 finalClaimAfter',
        'state-grant ownShareRounding',
        ...[
          ...exclusive,
          'jtf-2021-2027',
          'sote-keskus',
          'stm-state-grant',
          'avi-state-grant',
          'state-grant',
        ].map((code) => `${code} exclusiveSupport`),
      ].sort(),
    );
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
          `^stm-state-grant.yaml, line ${lineOf(text, 'rule: returnAll')}: /rules/2/rule must be one of .*returnUnused`,
        ),
      ),
    ]);
  });

  it('is refused for a rule without a source', () => {
    const faults = faultsOf(good.replace('    source: *act\n', ''));
    expect(faults).toEqual([
      expect.stringMatching(/^stm-state-grant.yaml, line \d+: \/rules\/\d lacks the key "source"$/),
    ]);
  });

  it.each(['2022-02-30', '30.2.2022', 'soon'])(
    'is refused once, for a first day that is no day: %s',
    (day) => {
      const text = good.replace('    validFrom: null', `    validFrom: ${day}`);
      expect(faultsOf(text)).toEqual([
        `stm-state-grant.yaml, line ${lineOf(text, `validFrom: ${day}`)}: /rules/0/validFrom must be a day of the calendar such as 2021-08-24, or null`,
      ]);
    },
  );

  it.each([
    ['source: { date: 2020-10 }', 'source', 'must name an act or a title'],
    ['value: 20', 'value', 'must be a text, true or false, or a list of texts'],
  ])('is refused once, for %s', (wrong, key, words) => {
    const right = key === 'value' ? "value: '20'" : /source: \{ title: .?MONNI.*\}/;
    const text = good.replace(right, wrong);
    expect(faultsOf(text)).toEqual([
      `stm-state-grant.yaml, line ${lineOf(text, wrong)}: /rules/4/${key} ${words}`,
    ]);
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
      `stm-state-grant.yaml, line ${lineOf(text, 'validTo: 2020')}: /validTo: The end 2020-12-31 is before the start 2021-01-01.`,
    ]);
  });

  it.each([
    ['a percentage above 100', "value: '20'\n", "value: '120'\n", /value: "120" is no percentage/],
    ['an amount that is none', "value: '100.00'", "value: '100,5'", /value: Write the amount/],
    ['a negative amount', "value: '100.00'", "value: '-100.00'", /value: The amount may not be negative/],
    ['a duration that is none', 'value: P30D', 'value: 30 days', /value: This is no duration/],
    ['an empty duration', 'value: P30D', 'value: P0D', /value: This is no duration/],
    [
      'the unit of another rule',
      'unit: duration',
      'unit: hoursPerYear',
      /changeLeadTime is given in: duration/,
    ],
    ['a unit where there is none', 'value: true\n', 'value: true\n    unit: euro\n', /has no unit/],
    ['a base of another rule', 'base: endOfUsePeriod', 'base: salary', /changeLeadTime has no base salary/],
    ['a repetition of what does not repeat', 'value: P30D', 'value: P30D\n    every: P1Y', /again and again/],
    ['a text where it only holds', 'value: true\n', "value: 'yes'\n", /holds or it does not/],
  ])('is refused for %s', (_what, right, wrong, reason) => {
    const file = good.includes(right) ? 'stm-state-grant' : 'avi-state-grant';
    const text = fileOf(file).replace(right, wrong);
    const faults = faultsOf(text, `${file}.yaml`);
    expect(faults).toEqual([expect.stringMatching(reason)]);
    const changed = wrong.trim().split('\n').at(-1)?.trim() ?? '';
    expect(faults[0]).toContain(`${file}.yaml, line ${lineOf(text, changed)}:`);
  });

  it.each([
    ['fundingClass', 'allowedFundingClasses', '[euSupport, lottery]'],
    ['costModel', 'allowedCostModels', '[actual, guess]'],
    ['costCategory', 'allowedCostCategories', '[staff, champagne]'],
  ])('is refused for an unknown %s', (unit, rule, value) => {
    const text = `${good}  - rule: ${rule}
    value: ${value}
    unit: ${unit}
    validFrom: null
    validTo: null
    source: *act
    confirmed: true
`;
    const lines = text.split('\n');
    expect(faultsOf(text)).toEqual([
      expect.stringMatching(
        new RegExp(
          `^stm-state-grant.yaml, line ${lines.indexOf(`    value: ${value}`) + 1}: .*/value/1: One of:`,
        ),
      ),
    ]);
  });

  it('is refused for two validities of one rule that overlap, at the later one, with the earlier one’s source', () => {
    const twice = good.replace(
      '  - rule: typicalOwnShare',
      `  - rule: typicalOwnShare
    value: '10'
    unit: percent
    base: total
    validFrom: 2020-01-01
    validTo: 2020-12-31
    source: { title: Toinen lähde }
    confirmed: true
  - rule: typicalOwnShare`,
    );
    const line =
      lineOf(twice, "value: '20'") +
      twice
        .slice(twice.indexOf("value: '20'"))
        .split('\n')
        .findIndex((text) => text.includes('validFrom'));
    expect(faultsOf(twice)).toEqual([
      expect.stringMatching(
        new RegExp(
          `line ${line}: .*typicalOwnShare = 10 is valid 2020-01-01–2020-12-31 already \\(Toinen lähde\\)`,
        ),
      ),
    ]);
    const variant = twice.replace(
      '  - rule: typicalOwnShare\n',
      '  - rule: typicalOwnShare\n    variant: other\n',
    );
    expect(faultsOf(variant)).toEqual([]);
  });

  it('is refused for a rule whose validity ends before it starts', () => {
    const text = good.replace(
      '    validFrom: null\n    validTo: null',
      '    validFrom: 2021-01-01\n    validTo: 2020-12-31',
    );
    expect(faultsOf(text)).toEqual([
      `stm-state-grant.yaml, line ${lineOf(text, 'validTo: 2020-12-31')}: /rules/0/validTo: The end 2020-12-31 is before the start 2021-01-01.`,
    ]);
  });
});

describe('the schema', () => {
  it('knows the rules, units and bases that the tracker knows', () => {
    const schema = JSON.parse(readFileSync(join(instrumentFolder(), 'schema.json'), 'utf8')) as {
      definitions: { rule: { properties: Record<'rule' | 'unit' | 'base', { enum: string[] }> } };
    };
    const { rule, unit, base } = schema.definitions.rule.properties;
    expect([rule.enum, unit.enum, base.enum]).toEqual([[...RULE_KEYS], [...RULE_UNITS], [...RULE_BASES]]);
  });
});
