import { describe, expect, it } from '@jest/globals';
import {
  type ChangeBase,
  type Values,
  bodyOf,
  fieldAt,
  joined,
  newLine,
  newPlan,
  startDraft,
} from './change-draft';
import type { Change } from './queries';

type PlanLine = ChangeBase['plans'][number]['lines'][number];

const OWN = '01890000-0000-7000-8000-000000000001';
const TOWN = { id: '01890000-0000-7000-8000-000000000009', name: 'Testikaupunki' };

const line = (
  fundingClass: PlanLine['fundingClass'],
  amount: string,
  organisation: typeof TOWN | null = null,
): PlanLine => ({ fundingClass, amount, organisation, instrument: null, exactness: 'exact', note: null });
const planOf = (partId: string | null, year: number): ChangeBase['plans'][number] => ({
  ...{ partId, year, status: 'approved', exactness: 'approximate', total: '20000.00' },
  ...{ volume: null, volumeNote: null, note: 'Muistio' },
  lines: [line('euSupport', '16000.00'), line('municipalContribution', '4000.00', TOWN)],
});

const base: ChangeBase = {
  parts: [{ id: OWN, name: 'Osatoteuttaja', kind: 'partImplementer', own: true }],
  plans: [planOf(OWN, 2023), planOf(null, 2023)],
  budget: { lines: [{ costCategory: 'staff', year: 2023, amount: '15000.00', example: false }] },
  period: { starts: '2020-12-01', ends: '2023-05-31' },
  organisations: [],
};

const change = (proposed: Change['proposed']) => ({ reason: 'Testi', proposed });
const { draft, values } = startDraft(base, null);
const written = (more: Values) => ({ ...values, reason: 'Testi', ...more });

describe('what a change asks for', () => {
  it('is nothing but the reason while nothing is written over', () => {
    expect(bodyOf(written({}), draft, base)).toEqual({
      ...{ reason: 'Testi', period: null, other: null, plans: [], budget: null },
    });
  });

  it('is the whole plan of the part and year in which an amount was written over, and no other', () => {
    const body = bodyOf(written({ [`amount_${OWN}_2023_0`]: '12000.00' }), draft, base);
    expect(body.plans).toEqual([
      {
        ...{ partId: OWN, year: 2023, status: 'approved', exactness: 'approximate', total: '20000.00' },
        ...{ volume: null, volumeNote: null, note: 'Muistio' },
        lines: [
          expect.objectContaining({ fundingClass: 'euSupport', amount: '12000.00', organisationId: null }),
          expect.objectContaining({ fundingClass: 'municipalContribution', organisationId: TOWN.id }),
        ],
      },
    ]);
    expect(body.budget).toBeNull();
  });

  it('leaves out a source whose amount was emptied, and points refusals at what was sent', () => {
    const emptied = written({ amount_whole_2023_0: '' });
    expect(bodyOf(emptied, draft, base).plans?.[0]?.lines).toMatchObject([
      { fundingClass: 'municipalContribution' },
    ]);
    const at = (pointer: string) => fieldAt(pointer, emptied, draft, base);
    expect(at('/plans/0/lines/0/amount')).toBe('amount_whole_2023_1');
    expect(at('/plans/0/lines')).toBe('total_whole_2023');
    expect(at('/period/starts')).toBe('starts');
    expect(at('/period')).toBe('ends');
    expect(at('/reason')).toBeNull();
  });

  it('holds new sources of new years, entered whole', () => {
    const year = newPlan(OWN, 2024);
    const source = newLine(year);
    const grown = { ...draft, plans: [...draft.plans, { ...year, lines: [source] }] };
    const entered = written({
      [`class_${source.key}`]: 'privateFunding',
      [`organisation_${source.key}`]: TOWN.id,
      [`instrument_${source.key}`]: 'service-contract',
      [`amount_${source.key}`]: '500.00',
      [`total_${year.key}`]: '500.00',
    });
    expect(bodyOf(entered, grown, base).plans).toEqual([
      expect.objectContaining({
        ...{ partId: OWN, year: 2024, total: '500.00', status: 'approved' },
        lines: [
          {
            ...{ fundingClass: 'privateFunding', organisationId: TOWN.id, instrument: 'service-contract' },
            ...{ amount: '500.00', exactness: 'exact', note: null },
          },
        ],
      }),
    ]);
    expect(fieldAt('/plans/0/lines/0/organisationId', entered, grown, base)).toBe(
      `organisation_${source.key}`,
    );
  });
});

describe('a draft that is written anew', () => {
  const proposed: Change['proposed'] = {
    period: { starts: '2020-12-01', ends: '2023-02-28' },
    plans: [
      {
        ...planOf(OWN, 2023),
        total: '17000.00',
        lines: [
          { fundingClass: 'euSupport', amount: '12000.00', exactness: 'exact' },
          {
            ...{ fundingClass: 'municipalContribution', amount: '5000.00', exactness: 'exact' },
            ...{ organisationId: TOWN.id, instrument: 'municipal-contribution', note: 'Sopimus' },
          },
        ],
      },
    ],
    budget: [{ costCategory: 'travel', year: 2024, amount: '700.00' }],
  };

  it('asks for the same again when nothing is touched', () => {
    const opened = startDraft(base, change(proposed));
    const body = bodyOf(opened.values, opened.draft, base);
    expect(body.period).toEqual(proposed.period);
    const [asked] = proposed.plans ?? [];
    expect(body.plans).toMatchObject([{ partId: OWN, total: '17000.00', lines: asked?.lines }]);
    expect(body.plans?.[0]?.lines).toHaveLength(2);
    expect(body.budget).toEqual(proposed.budget);
  });

  it('drops what stands as it was asked for meanwhile', () => {
    const same = startDraft(
      base,
      change({
        plans: [
          {
            ...planOf(OWN, 2023),
            lines: [
              { fundingClass: 'euSupport', amount: '16000.00', exactness: 'exact' },
              {
                fundingClass: 'municipalContribution',
                amount: '4000.00',
                exactness: 'exact',
                organisationId: TOWN.id,
              },
            ],
          },
        ],
      }),
    );
    expect(bodyOf(same.values, same.draft, base).plans).toEqual([]);
  });

  it('shows the fields of both versions when somebody else changed it first', () => {
    const mine = { ...draft, plans: [...draft.plans, newPlan(OWN, 2025)] };
    const both = joined(mine, startDraft(base, change(proposed)).draft, base.parts);
    expect(both.plans.map(({ key }) => key)).toEqual(['whole_2023', `${OWN}_2023`, `${OWN}_2025`]);
    expect(both.plans[1]?.lines).toHaveLength(3);
    expect(both.budget).toHaveLength(2);
  });
});
