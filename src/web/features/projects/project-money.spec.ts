import { describe, expect, it } from '@jest/globals';
import type { components } from '../../api/schema';
import { amountOf } from './project-money';

type Money = NonNullable<components['schemas']['PortfolioProjectAnswer']['money']>;

const unknown = {
  min: null,
  max: null,
  grant: null,
  ownContribution: null,
  supportRate: null,
  ownRate: null,
};
const applied = { ...unknown, scope: 'own' as const, exactness: 'exact' as const, total: '250000.00' };
const given = { ...applied, total: '200000.00' };

function money(decision: Pick<NonNullable<Money['decision']>, 'outcome' | 'amounts'> | null): Money {
  const name = { fi: 'ESR', sv: 'ESF', en: 'ESF' };
  const rest = {
    ...{
      id: 'd',
      number: null,
      decided: null,
      countsFrom: '2020-12-31',
      rate: null,
      periodStarts: null,
      periodInForce: null,
    },
    ...{ periodEnds: null, conditions: null, note: null, source: null, publicRecord: true },
    ...{ lines: [], costModel: null, partCostModels: [], appealUntil: null, instrumentVersion: null },
    overrides: [],
  };
  return {
    instrument: { code: 'esr-2014-2020', name },
    funder: name,
    applicationId: 'a',
    submitted: null,
    applied: [applied],
    decision: decision && { ...rest, ...decision },
  };
}

describe('the money of a project in the list', () => {
  it('is what is applied for until a decision, and what is granted after it', () => {
    expect(amountOf({ money: null }, 'own')).toBeUndefined();
    expect(amountOf({ money: money(null) }, 'own')).toEqual(applied);
    expect(amountOf({ money: money(null) }, 'whole')).toBeUndefined();
    expect(amountOf({ money: money({ outcome: 'granted', amounts: [given] }) }, 'own')).toEqual(given);
  });

  it('is unknown when money is granted and no source says how much', () => {
    expect(amountOf({ money: money({ outcome: 'granted', amounts: [] }) }, 'own')).toBeUndefined();
    expect(amountOf({ money: money({ outcome: 'partly', amounts: [] }) }, 'own')).toBeUndefined();
  });
});
