import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { inOrder, passageBetween } from './lineage.js';

const link = (
  id: string,
  starts: string | null,
  ends: string | null,
  predecessorId: string | null = null,
) => ({
  ...{ id, starts, ends, predecessorId },
});
const between = (end: string | null, start: string | null) =>
  passageBetween(link('a', null, end), link('b', start, null, 'a'));

describe('the passage from a project to the one that continues it', () => {
  it.each([
    ['2022-12-31', '2023-01-01', { kind: 'seamless' }],
    ['2022-12-31', '2023-01-20', { kind: 'seamless' }],
    ['2013-10', '2013-11', { kind: 'seamless' }],
    ['2022-12-31', '2023-03-01', { kind: 'gap', fromMonths: 2, toMonths: 2 }],
    ['2020-01-30', '2020-02-29', { kind: 'seamless' }],
    ['2020-01-31', '2020-03-01', { kind: 'gap', fromMonths: 1, toMonths: 1 }],
    ['2022-12-31', '2022-10-01', { kind: 'overlap', fromMonths: 3, toMonths: 3 }],
    ['2012', '2021', { kind: 'gap', fromMonths: 96, toMonths: 119 }],
    ['2013-10', '2014', { kind: 'gap', fromMonths: 2, toMonths: 14 }],
    ['2020', '2020', { kind: 'unknown' }],
    [null, '2021', { kind: 'unknown' }],
    ['2012', null, { kind: 'unknown' }],
  ])('from %s to %s is %j', (end, start, passage) => expect(between(end, start)).toEqual(passage));

  it('of two days is a gap or an overlap, never both, and grows with the distance', () => {
    const day = fc.date({ min: new Date('2000-01-01'), max: new Date('2040-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(day, day, (a, b) => {
        const passage = between(a.toISOString().slice(0, 10), b.toISOString().slice(0, 10));
        if (passage.kind === 'gap') expect(passage.fromMonths).toBeGreaterThan(0);
        if (passage.kind === 'gap') expect(b > a).toBe(true);
        if (passage.kind === 'overlap') expect(passage.fromMonths).toBe(passage.toMonths);
        expect(passage.kind).not.toBe('unknown');
      }),
    );
  });
});

describe('a chain', () => {
  it('stands in order, with both branches after the fork', () => {
    const links = [
      link('c', null, null, 'b'),
      link('d', null, null, 'b'),
      link('b', null, null, 'a'),
      link('a', null, null),
    ];
    expect(inOrder(links).map(({ id }) => id)).toEqual(['a', 'b', 'c', 'd']);
  });
});
