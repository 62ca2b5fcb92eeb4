import { describe, expect, it } from '@jest/globals';
import { cents } from './cents';
import { changesBetween, type VersionFigure } from './version-changes';

const figure = (key: string, amount: bigint | null, approximate = false): VersionFigure => ({
  ...{ key, label: key, approximate },
  amount: amount === null ? null : cents(amount),
});
const short = (before: VersionFigure[], after: VersionFigure[]) =>
  changesBetween(before, after).map(({ key, difference, changed }) => [key, difference, changed]);

describe('two versions side by side', () => {
  it('keep what is the same and mark what grew, shrank, came and went', () => {
    const before = [figure('a', 100n), figure('b', 200n), figure('gone', 5n)];
    const after = [figure('a', 100n), figure('b', 150n), figure('new', 7n)];
    expect(short(before, after)).toEqual([
      ['a', 0n, false],
      ['b', -50n, true],
      ['new', 7n, true],
      ['gone', -5n, true],
    ]);
  });

  it('say nothing of how much an unknown amount changed', () => {
    expect(short([figure('a', null)], [figure('a', 9n)])).toEqual([['a', null, true]]);
    expect(short([figure('a', null)], [figure('a', null)])).toEqual([['a', null, false]]);
  });

  it('differ when an estimate became exact', () => {
    expect(short([figure('a', 9n, true)], [figure('a', 9n)])).toEqual([['a', 0n, true]]);
  });
});
