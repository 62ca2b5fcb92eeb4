import { describe, expect, it } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import type { InstrumentRule, Terms } from '../../../src/modules/funding/index.js';
import { readInstrumentFiles } from '../../../src/modules/funding/instruments/instrument-files.js';
import { RULE_KEYS, ruleKind } from '../../../src/shared/instrument-rules.js';
import { figureOf } from '../../support/rule-figures.js';

/** First day of the rule, null where the source states none, and what it comes to; all worked out by hand. */
type Expected = Record<string, readonly [string | null, string]>;

const PROGRAMME_2014: Expected = {
  maximumSupportRate: ['2014-01-01', '80000.00 + 80.01'],
  // euSupport 2 + municipal 4 + other public 8 + private 16 + own 32.
  allowedFundingClasses: ['2014-01-01', '62.00'],
  oneCostModel: ['2014-01-01', '2 of 3 parts refused'],
  claimChain: ['2014-01-01', 'next period from 2021-01-01'],
  // YEE ends on 31.5.2023; four months later is the last of September.
  finalClaimAfter: ['2014-01-01', '2023-09-30'],
  jointLiability: ['2014-01-01', '10000.00 owed by each'],
  projectCodeFormat: ['2014-01-01', 'S22374, A12345'],
  // Ten years from 29.2.2024, which 2034 does not have.
  retention: ['2014-01-01', '2034-02-28'],
  exclusiveSupport: ['2014-01-01', '1000.00 paid twice'],
};

const PROGRAMME_2021: Expected = {
  maximumSupportRate: ['2021-01-01', '80000.00 + 80.01'],
  allowedFundingClasses: ['2021-01-01', '62.00'],
  // actual 1 + flatRate 2 + lumpSum 4 + unitCost 8.
  allowedCostModels: ['2021-01-01', '15.00'],
  // staff 1 + flatRate 32.
  'allowedCostCategories otherCosts': ['2021-01-01', '33.00'],
  // 65 567,29 × 40 % = 26 226,916 and 0,99 × 40 % = 0,396, both rounded down.
  'flatRate otherCosts': ['2021-01-01', '26226.91 + 0.39'],
  // Of 200,00 and 0,55, because the base is not recorded: 0,55 × 7 % = 0,0385 and × 1,5 % = 0,00825.
  'flatRate seven': ['2021-01-01', '14.00 + 0.03'],
  'flatRate oneAndHalf': ['2021-01-01', '3.00 + 0.00'],
  lumpSumMaximum: ['2021-01-01', '50000.00'],
  standardLumpSum: ['2021-01-01', '100000.00'],
  staffUnitCostHours: ['2021-01-01', '2000.00'],
  // The worked example: 51 856,44 × 26,44 % = 13 710,842…; 0,02 × 26,44 % = 0,0053.
  sideCostRate: ['2021-08-24', '13710.84 + 0.01'],
  // 51 856,44 × 20,42 % = 10 589,085…; 0,02 × 20,42 % = 0,0041.
  'sideCostRate teachingStaff': ['2021-08-24', '10589.09 + 0.00'],
  // 176 + 2 × 132 + 3 × 368 + 4 × 720.
  travelUnitCosts: ['2021-01-01', '4424.00'],
  oneCostModel: ['2021-01-01', '2 of 3 parts refused'],
  decisionPerImplementer: ['2021-01-01', '3 decisions of 3 implementers'],
  changesNotRetroactive: ['2021-01-01', '42 days lost'],
  // Paid on 29.2.2024: five years from 31.12.2024.
  retention: ['2021-01-01', '2029-12-31'],
  exclusiveSupport: ['2021-01-01', '1000.00 paid twice'],
};

const STATE_GRANT: Expected = {
  usePurposeAndPeriod: [null, '500.00 refused after the end'],
  reportRequired: [null, '1 report'],
  returnUnused: [null, '1234.56 returned'],
  repaymentThreshold: [null, 'kept, kept, 100.01'],
  exclusiveSupport: [null, '1000.00 paid twice'],
};

const EXPECTED: Record<string, Expected> = {
  // 65 567,29 × 17 % = 11 146,4393 and 0,99 × 17 % = 0,1683, both rounded down.
  'esr-2014-2020': { ...PROGRAMME_2014, flatRate: ['2014-01-01', '11146.43 + 0.16'] },
  // 65 567,29 × 24 % = 15 736,1496 and 0,99 × 24 % = 0,2376, both rounded down.
  'eakr-2014-2020': { ...PROGRAMME_2014, flatRate: ['2014-01-01', '15736.14 + 0.23'] },
  'esr-plus-2021-2027': PROGRAMME_2021,
  'eakr-2021-2027': PROGRAMME_2021,
  'jtf-2021-2027': PROGRAMME_2021,
  'stm-state-grant': {
    ...STATE_GRANT,
    // MONNI: 20 % of 1 152 000 €.
    typicalOwnShare: [null, '230400.00 + 0.01'],
  },
  // Thirty days before 31.12.2022.
  'avi-state-grant': { ...STATE_GRANT, changeLeadTime: [null, '2022-12-01'] },
  'state-grant': { ...STATE_GRANT, ownShareRounding: [null, '18359.00'] },
  'sote-keskus': { ...STATE_GRANT, typicalOwnShare: [null, '0.00 + 0.00'] },
  vtr: {
    callCadence: [null, '2022-03-31'],
    peerReview: [null, 'reviewed before decided'],
    multiYear: [null, '3 of 3 years'],
  },
  stea: {
    usePeriod: [null, '2023-01-01'],
    reportDue: [null, '2020 2021-05-31, 2021 2022-05-31, 2022 2023-05-31, 2023 2024-05-31'],
    changeAmountThreshold: [null, '30000.00'],
    // 0,55 × 10 % = 0,055.
    changePercentThreshold: [null, '20.00 + 0.06'],
    instalments: [null, '25000.00'],
  },
  'centre-state-grant': {
    callCadence: [null, '2022-03-31'],
    estimateThenDecision: [null, '240000.00 estimated'],
  },
  'municipal-contribution': {
    basisContract: [null, '24800.00 uncovered without contract'],
    allowedFundingClasses: [null, '4.00'],
  },
  'own-funding': {},
  'service-contract': {},
  kaste: {},
  'eakr-2007-2013': {},
};

const nameOf = ({ rule, variant }: InstrumentRule) => (variant ? `${rule} ${variant}` : rule);

function termsWith(rules: readonly InstrumentRule[]): Terms {
  return {
    instrument: { code: 'test', name: { fi: 'Testi', sv: 'Test', en: 'Test' } },
    ...{ version: 1, on: '2022-01-01', rules, newestRules: rules, overrides: [], decision: null },
  };
}

const dayBefore = (day: string) => Temporal.PlainDate.from(day).subtract({ days: 1 }).toString();

/** What a rule comes to on its first day, before it and far in the future. */
function lifeOf(rule: InstrumentRule, firstDay: string | null): string[] {
  const on = (day: string) => figureOf(termsWith([rule]), rule.rule, rule.variant ?? null, day);
  const first = firstDay ?? '1990-01-01';
  return [firstDay === null ? 'none' : on(dayBefore(first)), on(first), on('2199-12-31')];
}

const instruments = readInstrumentFiles();
const delivered = instruments.flatMap(({ code, rules }) => rules.map((rule) => ({ code, rule })));

describe('the delivered rules', () => {
  it('are each held against a figure that was worked out by hand', () => {
    const covered = Object.entries(EXPECTED).map(([code, rules]) => [code, Object.keys(rules).sort()]);
    expect(instruments.map(({ code, rules }) => [code, rules.map(nameOf).sort()]).sort()).toEqual(
      covered.sort(),
    );
  });

  it.each(delivered.map(({ code, rule }) => [`${code} ${nameOf(rule)}`, code, rule] as const))(
    '%s comes to its figure from its first day on, and to none before',
    (_name, code, rule) => {
      const [firstDay, figure] = EXPECTED[code]?.[nameOf(rule)] ?? [null, 'not worked out'];
      expect(lifeOf(rule, firstDay)).toEqual(['none', figure, figure]);
    },
  );
});

/** The rule with one thing in it changed, each as somebody might by mistake. */
function slipsOf(rule: InstrumentRule): [string, InstrumentRule][] {
  const kind = ruleKind(rule.rule);
  const { value } = rule;
  const values: InstrumentRule['value'][] = [];
  if (typeof value === 'boolean') values.push(!value);
  else if (typeof value !== 'string') values.push(value.slice(1), [...value, value[0] ?? '']);
  else if (rule.unit === 'duration') values.push(value.replace(/\d+/, (count) => String(Number(count) + 1)));
  else if (rule.unit === 'monthDay') values.push('06-30');
  else if (rule.unit === 'pattern') values.push('[ABS]\\d{5}', '[AS]\\d{4}');
  else values.push(String(Number(value) + 1));
  const bases = (kind?.bases ?? []).filter((base) => base !== rule.base && isSeen(rule, base));
  return [
    ...values.map((slip): [string, InstrumentRule] => [`value ${String(slip)}`, { ...rule, value: slip }]),
    ...bases.map((base): [string, InstrumentRule] => [`base ${base}`, { ...rule, base }]),
    ['a later first day', { ...rule, validFrom: '2021-09-30' }],
    ['an end', { ...rule, validTo: '2030-12-31' }],
    ...(rule.rounding
      ? ([['another rounding', { ...rule, rounding: 'down' }]] as [string, InstrumentRule][])
      : []),
  ].filter(([, slip]) => JSON.stringify(slip) !== JSON.stringify(rule)) as [string, InstrumentRule][];
}

/** Of two names for the same day (the project's end and the end of its use) a figure cannot tell which one stands. */
function isSeen(rule: InstrumentRule, base: string): boolean {
  const ends = ['endOfProject', 'endOfUsePeriod'];
  if (rule.rule === 'reportDue') return false;
  return !(ends.includes(base) && ends.includes(rule.base ?? ''));
}

describe('a slip in any delivered rule', () => {
  it.each(delivered.map(({ code, rule }) => [`${code} ${nameOf(rule)}`, code, rule] as const))(
    'is noticed: %s',
    (_name, code, rule) => {
      const [firstDay, figure] = EXPECTED[code]?.[nameOf(rule)] ?? [null, ''];
      const unnoticed = slipsOf(rule)
        .filter(([, slip]) => String(lifeOf(slip, firstDay)) === String(['none', figure, figure]))
        .map(([what]) => what);
      expect(unnoticed).toEqual(
        // Zero per cent is zero of every base.
        rule.value === '0' ? unnoticed.filter((what) => what.startsWith('base ')) : [],
      );
    },
  );

  it('would be noticed in a rule of every key that a file may hold', () => {
    const probe = (rule: string): InstrumentRule => ({
      ...{
        rule,
        value: 'P1Y',
        validFrom: null,
        validTo: null,
        source: { title: 'Test rule' },
        confirmed: true,
      },
    });
    for (const rule of RULE_KEYS) {
      expect(() => {
        try {
          figureOf(termsWith([probe(rule)]), rule, null, '2022-01-01');
        } catch (error) {
          if (error instanceof Error && error.message.startsWith('Nothing is worked out')) throw error;
        }
      }).not.toThrow();
    }
  });
});
