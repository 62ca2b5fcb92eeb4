import { describe, expect, it } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { type StatusFact, allowedNext, countsFromOf, statusOn } from './status.js';
import { PROJECT_STATUSES, type ProjectStatus } from '../../../shared/project.js';

const day = (text: string) => Temporal.PlainDate.from(text);
const fact = (status: ProjectStatus, countsFrom: string | null, recordedAt = '2020-01-01T00:00:00Z') =>
  ({ status, countsFrom, recordedAt }) satisfies StatusFact;

describe('the status on a day', () => {
  const monni = [
    fact('granted', '2020-10-31'),
    fact('applied', null),
    fact('running', '2020-11-02'),
    fact('preparation', '2020-03-01'),
  ];

  it.each([
    ['2020-02-29', 'applied'],
    ['2020-03-01', 'preparation'],
    ['2020-10-30', 'preparation'],
    ['2020-10-31', 'granted'],
    ['2020-11-01', 'granted'],
    ['2026-01-01', 'running'],
  ])('on %s is %s', (on, status) => {
    expect(statusOn(monni, day(on))).toBe(status);
  });

  it('is not there without a fact, or before the first dated one', () => {
    expect(statusOn([], day('2020-01-01'))).toBeNull();
    expect(statusOn([fact('idea', '2020-01-02')], day('2020-01-01'))).toBeNull();
  });

  it('is the one recorded later when two facts count from the same day', () => {
    const earlier = fact('applied', '2020-05-01', '2020-05-01T09:00:00Z');
    const later = fact('granted', '2020-05-01', '2020-05-01T10:00:00Z');
    expect(statusOn([later, earlier], day('2020-05-01'))).toBe('granted');
  });

  it('counts a month from its last day and a year from 31 December', () => {
    expect(countsFromOf('2020-10').toString()).toBe('2020-10-31');
    expect(countsFromOf('2020').toString()).toBe('2020-12-31');
    expect(countsFromOf('2020-02-29').toString()).toBe('2020-02-29');
    expect(() => countsFromOf('soon')).toThrow(RangeError);
  });
});

describe('the transitions', () => {
  const own = { kind: 'project', ownRole: 'partImplementer' } as const;

  it('go from an idea to the end one step at a time', () => {
    const life: ProjectStatus[] = ['idea', 'preparation', 'applied', 'granted', 'running', 'ended', 'closed'];
    life.slice(1).forEach((next, index) => {
      expect(allowedNext(life[index] ?? null, own)).toContain(next);
    });
  });

  it('never skip the decision of a project with own money', () => {
    expect(allowedNext('preparation', own)).not.toContain('running');
    expect(allowedNext('applied', own)).toEqual(['granted', 'rejected', 'withdrawn']);
    expect(allowedNext('preparation', { kind: 'project', ownRole: null })).not.toContain('running');
    expect(allowedNext('preparation', { kind: 'project', ownRole: 'administrator' })).not.toContain(
      'running',
    );
  });

  it.each(['support', 'steeringSeat', 'followUp'] as const)(
    'let a project run from preparation in the role %s',
    (ownRole) => {
      expect(allowedNext('preparation', { kind: 'project', ownRole })).toContain('running');
    },
  );

  it('let the base activity run from preparation', () => {
    expect(allowedNext('preparation', { kind: 'baseActivity', ownRole: null })).toContain('running');
  });

  it('end with closed, and begin anywhere', () => {
    expect(allowedNext('closed', own)).toEqual([]);
    expect(allowedNext(null, own)).toEqual(PROJECT_STATUSES);
  });

  it.each(PROJECT_STATUSES)('from %s never lead to itself', (status) => {
    expect(allowedNext(status, own)).not.toContain(status);
  });
});
