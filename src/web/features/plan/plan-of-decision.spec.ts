import { describe, expect, it } from '@jest/globals';
import type { Application } from '../funding/queries';
import { planOfDecision } from './plan-of-decision';

type Decision = NonNullable<Application['decision']>;
type Line = Decision['lines'][number];

const line = (year: number, amount: string | null, fields: Partial<Line> = {}): Line => ({
  ...{
    scope: 'whole',
    partId: null,
    year,
    fundingClass: 'stateGrant',
    organisationId: null,
    organisation: null,
  },
  ...{ exactness: 'exact', amount, min: null, max: null },
  ...fields,
});
const decided = (lines: Line[], fields: Partial<Decision> = {}) => ({
  decision: { number: 'TESTI/1', outcome: 'granted' as const, countsFrom: '2022-06-01', lines, ...fields },
});
const own: Partial<Line> = { fundingClass: 'ownContribution' };

describe('a plan to begin with', () => {
  it('takes source by source and year by year what was decided, with the cost they make', () => {
    const found = planOfDecision(
      [decided([line(2023, '60.00'), line(2022, '80.00'), line(2022, '20.05', own)])],
      null,
    );
    expect(found?.number).toBe('TESTI/1');
    expect(
      found?.plans.map(({ year, total, lines }) => [year, total, lines.map(({ amount }) => amount)]),
    ).toEqual([
      [2022, '100.05', ['80.00', '20.05']],
      [2023, '60.00', ['60.00']],
    ]);
  });

  it('is of the whole where that was decided, else of the own part, and of an implementer its own lines', () => {
    const part: Partial<Line> = { partId: 'p', scope: 'whole' };
    const mixed = [
      decided([line(2022, '80.00'), line(2022, '8.00', { scope: 'own' }), line(2022, '5.00', part)]),
    ];
    expect(planOfDecision(mixed, null)?.plans.map(({ total }) => total)).toEqual(['80.00']);
    expect(planOfDecision(mixed, 'p')?.plans.map(({ total }) => total)).toEqual(['5.00']);
    const onlyOwn = [decided([line(2022, '8.00', { scope: 'own' })])];
    expect(planOfDecision(onlyOwn, null)?.plans.map(({ total }) => total)).toEqual(['8.00']);
  });

  it('stands on the newest grant, and on none where nothing was granted or no year is told', () => {
    const older = decided([line(2022, '1.00')], { countsFrom: '2022-01-01' });
    const newer = decided([line(2022, '2.00')], { outcome: 'partly' });
    expect(planOfDecision([older, newer], null)?.plans[0]?.total).toBe('2.00');
    expect(planOfDecision([decided([line(2022, '1.00')], { outcome: 'rejected' })], null)).toBeNull();
    expect(planOfDecision([decided([]), { decision: null }], null)).toBeNull();
  });
});
