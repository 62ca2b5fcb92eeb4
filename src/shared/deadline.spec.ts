import { describe, expect, it } from '@jest/globals';
import { nonWorkingDay } from './deadline.js';

describe('nonWorkingDay', () => {
  const due = (date: string) => ({ date, time: null, untilTime: null });

  it('tells of Saturday and of the holiday on it, and by when to act', () => {
    expect(nonWorkingDay(due('2020-10-31'), 'call')).toEqual({
      reason: 'allSaintsDay',
      weekend: 'saturday',
      effectiveOn: '2020-10-31',
      actBy: '2020-10-30',
    });
  });

  it('moves a statutory deadline only', () => {
    expect(nonWorkingDay(due('2023-09-30'), 'statutory')).toMatchObject({ effectiveOn: '2023-10-02' });
    expect(nonWorkingDay(due('2023-09-30'), 'decision')).toMatchObject({
      effectiveOn: '2023-09-30',
      actBy: '2023-09-29',
    });
  });

  it('says nothing of a working day or a month', () => {
    expect(nonWorkingDay(due('2020-10-30'), 'call')).toBeNull();
    expect(nonWorkingDay(due('2020-10'), 'call')).toBeNull();
  });
});
