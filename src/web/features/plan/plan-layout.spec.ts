import { describe, expect, it } from '@jest/globals';
import {
  bodyOf,
  cellField,
  fieldOf,
  layoutOf,
  sentYears,
  sourceField,
  valuesOf,
  withPlans,
} from './plan-layout';
import { columnsOf, WHOLE } from './plan-columns';
import type { PlanVersion, ProjectPlan } from './queries';

type Line = PlanVersion['lines'][number];

const line = (fundingClass: Line['fundingClass'], amount: string, fields: Partial<Line> = {}): Line => ({
  ...{ fundingClass, amount, organisation: null, instrument: null, exactness: 'exact', note: null },
  ...fields,
});
const plan = (
  year: number,
  total: string | null,
  lines: Line[],
  fields: Partial<PlanVersion> = {},
): PlanVersion => ({
  ...{ id: `${year}`, projectId: 'p', partId: null, year, number: 1, version: 1, total, lines },
  ...{ status: 'preliminary', exactness: 'exact', source: 'kalvot', volume: null, volumeNote: null },
  ...{ note: null, cause: 'stated', causeId: null, reason: null, recordedAt: '', recordedBy: null },
  ...{ countsFrom: null, supersededOn: null, cover: COVER },
  ...fields,
});
const COVER = { covered: '0.00', uncovered: null, overCovered: '0.00', approximate: false };

const perus = plan(2021, '365000.00', [
  line('stateGrant', '240000.00', { exactness: 'approximate', note: 'arvio' }),
  line('municipalContribution', '80000.00', { organisation: { id: 'town', name: 'Testikaupunki' } }),
  line('municipalContribution', '100.00', { organisation: { id: 'town', name: 'Testikaupunki' } }),
]);

describe('the form of a plan', () => {
  it('sends back what was stored when nothing was typed, also two lines of one source', () => {
    const layout = layoutOf([perus], 2020);
    expect(bodyOf(valuesOf([perus], layout), layout, 2021, null)).toEqual({
      ...{ partId: null, year: 2021, status: 'preliminary', total: '365000.00', exactness: 'exact' },
      ...{ source: 'kalvot', note: null, volume: null, volumeNote: null },
      lines: perus.lines.map(({ organisation, ...rest }) => ({
        ...rest,
        organisationId: organisation?.id ?? null,
      })),
    });
  });

  it('makes a line of a new source only where it has an amount', () => {
    const layout = layoutOf([perus], 2020);
    const values = valuesOf([perus], layout);
    const row = layout.rows.indexOf(null);
    values[sourceField(row, 'class')] = 'serviceIncome';
    expect(bodyOf(values, layout, 2021, null).lines).toHaveLength(3);
    values[cellField(row, 2021, 'amount')] = '44900.00';
    expect(bodyOf(values, layout, 2021, null).lines?.at(-1)).toEqual({
      ...{ fundingClass: 'serviceIncome', organisationId: null, instrument: null },
      ...{ amount: '44900.00', exactness: 'exact', note: null },
    });
    expect(fieldOf('/plans/0/lines/3/organisationId', values, layout)).toBe(sourceField(row, 'organisation'));
    expect(fieldOf('/plans/0/lines/1/amount', values, layout)).toBe(cellField(1, 2021, 'amount'));
    expect(fieldOf('/plans/0/lines', values, layout)).toBe('year2021cost');
    expect(fieldOf('/plans/0/volume', values, layout)).toBe('year2021volume');
  });

  it('writes no empty plan of a year that was only looked at', () => {
    const layout = { ...layoutOf([perus], 2020), years: [2021, 2022] };
    const values = valuesOf([perus], layout);
    expect(sentYears(values, layout)).toEqual([2021]);
    expect(sentYears({ ...values, year2022cost: '1.00' }, layout)).toEqual([2021, 2022]);
  });

  it('adds what somebody else saved below its own rows, and leaves these in place', () => {
    const layout = layoutOf([perus], 2020);
    const theirs = plan(2021, '365000.00', [line('serviceIncome', '45000.00'), ...perus.lines]);
    const wider = withPlans(layout, [theirs]);
    expect(wider.rows.slice(0, layout.rows.length)).toEqual(layout.rows);
    expect(wider.rows.slice(layout.rows.length)).toMatchObject([
      { source: { fundingClass: 'serviceIncome' } },
    ]);
    expect(valuesOf([theirs], wider)[cellField(wider.rows.length - 1, 2021, 'amount')]).toBe('45000.00');
  });
});

describe('the columns of a plan', () => {
  const whole = (plans: PlanVersion[], fields: Partial<ProjectPlan> = {}): ProjectPlan => ({
    ...{ projectId: 'p', plans, parts: [], version: 1 },
    ...{ years: [], total: null, ownYears: [], ownTotal: null },
    ...fields,
  });

  it('add lines of one source, and show their notes and whether any is an estimate', () => {
    const [column] = columnsOf(whole([perus]), WHOLE);
    expect([...(column?.amounts ?? [])]).toEqual([
      ['stateGrant  ', { cents: 24000000n, estimate: true, notes: ['arvio'] }],
      ['municipalContribution town ', { cents: 8010000n, estimate: false, notes: [] }],
    ]);
    expect(column?.statuses).toEqual(['preliminary']);
  });

  it('leave the plan of the whole out of the notes and states of a sum of its parts', () => {
    const part = plan(2021, '1.00', [line('stateGrant', '1.00', { note: 'osan' })], {
      ...{ partId: 'own', status: 'approved' },
    });
    const sum: ProjectPlan['years'][number] = {
      ...{ year: 2021, basis: 'parts', total: '1.00', exactness: 'exact', lines: part.lines, cover: COVER },
      ...{ support: '1.00', ownShare: '0.00', supportRate: '100', missingParts: [] },
    };
    const joint = whole([perus, part], { years: [sum], total: { ...sum, year: null } });
    const columns = columnsOf(joint, 'all');
    expect(columns.map(({ statuses }) => statuses)).toEqual([['approved'], []]);
    expect(columns[0]?.amounts.get('stateGrant  ')?.notes).toEqual(['osan']);
  });
});
