import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { parse } from 'yaml';
import { DEADLINE_KINDS } from '../../../shared/deadline.js';
import { PolicyError, policyOn, readPolicies } from './policy.js';

const leads = Object.fromEntries(DEADLINE_KINDS.map((kind) => [kind, ['P1D']]));
const policy = { validFrom: '2020-01-01', timeOfDay: '08:00', leads };

function problemsOf(source: unknown): string {
  try {
    readPolicies(source);
  } catch (error) {
    if (error instanceof PolicyError) return error.message;
    throw error;
  }
  return '';
}

describe('readPolicies', () => {
  it('reads the file that comes with the product', () => {
    const policies = readPolicies(parse(readFileSync('config/reminders/policies.yaml', 'utf8')));
    expect(policies[0]?.leads.get('application')).toContain('P14D');
  });

  it('names every place that is wrong', () => {
    const message = problemsOf([
      { ...policy, timeOfDay: '8', leads: { ...leads, claim: ['soon'], picnic: [] }, colour: 'red' },
      { ...policy, validFrom: '30.2.2020' },
      'always',
    ]);
    expect(message).toContain('[0].timeOfDay must be');
    expect(message).toContain('[0].leads.claim must be');
    expect(message).toContain('[0].leads.picnic is no kind');
    expect(message).toContain('[0].colour is not known');
    expect(message).toContain('[1].validFrom must be');
    expect(message).toContain('[2] must hold');
  });

  it('refuses an empty file', () => {
    expect(problemsOf(null)).toContain('at least one policy');
    expect(problemsOf([])).toContain('at least one policy');
  });
});

describe('policyOn', () => {
  const policies = readPolicies([{ ...policy, validFrom: '2021-01-01', timeOfDay: '07:00' }, policy]);

  it.each([
    ['2019-05-01', '08:00'],
    ['2020-12-31', '08:00'],
    ['2021-01-01', '07:00'],
    ['2030-01-01', '07:00'],
  ])('on %s reminds at %s', (day, timeOfDay) => {
    expect(policyOn(policies, Temporal.PlainDate.from(day)).timeOfDay).toBe(timeOfDay);
  });
});
