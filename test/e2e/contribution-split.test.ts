import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { FieldProblem } from '../../src/shared/problem.js';
import {
  type ContributionsTest,
  type Preview,
  type Refusal,
  amounts,
  official,
  percentKey,
  planPopulations,
  startContributions,
} from '../support/contributions.js';

let room: ContributionsTest;

beforeAll(async () => {
  room = await startContributions();
});

afterAll(() => room.test.close());

const preview = async (totalAmount: string, key: object) =>
  (await room.finance.post<Preview>('/api/v1/contributions/preview', { totalAmount, key })).body;

const pointers = (answer: { problems: FieldProblem[] }) =>
  answer.problems.map(({ pointer, code }) => [pointer, code]);

describe('a split before it is kept', () => {
  it('comes to the numbers of the plan, each share explained', async () => {
    const answer = await preview('80000', planPopulations);
    expect(amounts(answer)).toEqual(['34510.43', '12469.50', '33020.07']);
    expect(answer).toMatchObject({ allocatedAmount: '80000.00', unallocatedAmount: '0.00', problems: [] });
    expect(answer.shares[1]?.derivation).toEqual({
      weight: '68189',
      totalWeight: '437477',
      quotaNumerator: '545512000000',
      quotaDenominator: '437477',
      exactAmount: '12469.50125378',
      floorAmount: '12469.50',
      remainderRank: 3,
      extraCent: false,
    });
  });

  it.each([
    [2020, ['34519.13', '12469.22', '33011.65']],
    [2021, ['35346.41', '12469.22', '32184.37']],
  ])('takes the official figures by the borders of %d', async (borderYear, expected) => {
    const answer = await preview('80000.00', official(borderYear));
    expect(amounts(answer)).toEqual(expected);
    expect(answer.key.source).toMatch(/\S/);
    const isokyroIn = answer.shares.filter(({ parts }) => parts?.some(({ name }) => name === 'Isokyrö'));
    expect(isokyroIn.map(({ name }) => name)).toEqual([
      borderYear === 2020 ? 'Pohjanmaa' : 'Etelä-Pohjanmaa',
    ]);
  });

  it('does not depend on the order of the payers', async () => {
    const turned = { ...planPopulations, shares: [...planPopulations.shares].reverse() };
    expect(amounts(await preview('80000.01', turned)).reverse()).toEqual(
      amounts(await preview('80000.01', planPopulations)),
    );
  });

  it('names what is wrong with a key, by field', async () => {
    const share = { name: 'Seinäjoki', region: 'Etelä-Pohjanmaa' };
    const population = (shares: object[]) => preview('1', { ...planPopulations, shares });
    expect(pointers(await preview('1', percentKey('Too much', '70', '31')))).toEqual([
      ['/key/shares', 'percent.sum'],
    ]);
    expect(pointers(await population([{ ...share, population: 0 }]))).toEqual([
      ['/key/shares', 'population.none'],
    ]);
    expect(pointers(await population([{ ...share, population: 1 }, { name: 'B' }]))).toEqual([
      ['/key/shares/1/population', 'field.required'],
    ]);
    expect(pointers(await population([{ name: 'B' }]))).toEqual([['/key/shares/0/region', 'field.required']]);
    expect(pointers(await population([{ name: 'B', code: '998' }]))).toEqual([
      ['/key/shares/0/code', 'municipality.missing'],
    ]);
    expect(pointers(await population([{ name: 'B', region: 'Karjala' }]))).toEqual([
      ['/key/shares/0/region', 'region.missing'],
    ]);
    expect(pointers(await preview('1', { ...planPopulations, source: null }))).toEqual([
      ['/key/source', 'field.required'],
    ]);
    expect(pointers(await preview('1', { name: 'x', kind: 'equal', shares: [share, share] }))).toEqual([
      ['/key/shares/1/name', 'field.duplicate'],
    ]);
    expect(pointers(await preview('1', { name: 'x', kind: 'equal', shares: [] }))).toEqual([
      ['/key/shares', 'field.required'],
    ]);
    expect(pointers(await preview('1', { ...planPopulations, referenceDate: '2119-12-31' }))).toEqual([
      ['/key/referenceDate', 'day.horizon'],
    ]);
  });

  it('refuses a municipality without a figure by its name', async () => {
    const { problems } = await preview('1', {
      ...official(2020),
      shares: [{ name: 'x', region: 'Satakunta' }],
    });
    expect(problems).toMatchObject([
      { pointer: '/key/shares/0/region', code: 'population.missing', params: { municipality: 'Honkajoki' } },
    ]);
    const byCode = await preview('1', { ...official(2021), shares: [{ name: 'x', code: '099' }] });
    expect(pointers(byCode)).toEqual([['/key/shares/0/code', 'municipality.missing']]);
  });

  it.each([
    [{ totalAmount: '0', key: percentKey('x', '1') }, '/totalAmount', 'amount.zero'],
    [{ totalAmount: '-1' }, '/totalAmount', 'amount.negative'],
    [{ totalAmount: '1.234' }, '/totalAmount', 'amount.decimals'],
    [{ totalAmount: '1e5' }, '/totalAmount', 'amount.format'],
    [{ totalAmount: '1', keyId: 'x' }, '/keyId', 'field.type'],
    [{ totalAmount: '1' }, '/key', 'key.either'],
    [{ totalAmount: '1', key: percentKey('x', '101') }, '/key/shares/0/percent', 'field.range'],
    [{ totalAmount: '1', key: percentKey('x', '-1') }, '/key/shares/0/percent', 'field.format'],
    [{ totalAmount: '1', key: percentKey('x', 'NaN') }, '/key/shares/0/percent', 'field.format'],
    [
      { totalAmount: '1', key: { ...planPopulations, shares: [{ name: 'x', population: -1 }] } },
      '/key/shares/0/population',
      'field.range',
    ],
    [
      { totalAmount: '1', key: { ...planPopulations, shares: [{ name: 'x', population: 1e18 }] } },
      '/key/shares/0/population',
      'field.range',
    ],
  ])('refuses %j', async (body, pointer, code) => {
    const answer = await room.finance.post<Refusal>('/api/v1/contributions/preview', body);
    expect(answer.status).toBe(422);
    expect(answer.body.errors).toEqual(
      expect.arrayContaining([expect.objectContaining({ pointer: expect.stringContaining(pointer), code })]),
    );
  });
});
