import { describe, expect, it } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { type StoredReminder, compareReminders, wantedReminders } from './plan-reminders.js';

const owner = 'owner';
const now = Temporal.Instant.from('2020-10-20T09:00:00Z');
const signUp: Parameters<typeof wantedReminders>[0] = {
  date: '2020-10-31',
  time: null,
  untilTime: null,
  basis: 'call',
};
const wanted = (due = signUp, leads = ['P14D', 'P3D', 'P1D']) => wantedReminders(due, leads, '08:00', now);

function stored(reminders = wanted(), state: StoredReminder['state'] = 'planned'): StoredReminder[] {
  return reminders.map(({ dueAt, lead, remindAt }, index) => ({
    id: `r${index}`,
    dueAt,
    lead,
    remindAt,
    recipientId: owner,
    state,
    outboxId: state === 'planned' ? `o${index}` : null,
  }));
}

describe('wantedReminders', () => {
  it('aims at the working day before a Saturday that is a holiday', () => {
    const last = wanted(signUp, ['P0D']);
    expect(last.map(({ remindAt }) => remindAt.toString())).toEqual(['2020-10-30T06:00:00Z']);
  });

  it('marks what is longer than the time left', () => {
    expect(wanted().map(({ lead, isPast }) => [lead, isPast])).toEqual([
      ['P14D', true],
      ['P3D', false],
      ['P1D', false],
    ]);
  });

  it('counts minutes exactly and merges lead times that fall together', () => {
    const meeting = { date: '2020-10-20', time: '12:03', untilTime: null, basis: 'internal' as const };
    expect(wanted(meeting, ['PT1M', 'PT60S'])).toMatchObject([
      { lead: 'PT1M PT60S', remindAt: Temporal.Instant.from('2020-10-20T09:02:00Z'), isPast: false },
    ]);
  });
});

describe('compareReminders', () => {
  it('writes everything for a new deadline and nothing twice', () => {
    expect(compareReminders([], wanted(), owner).write).toHaveLength(3);
    const again = compareReminders(stored().slice(1), wanted().slice(1), owner);
    expect(again).toEqual({ cancel: [], write: [], withdraw: [] });
  });

  it('cancels the reminders of the old date when the deadline moves', () => {
    const moved = wanted({ ...signUp, date: '2020-11-13' });
    const changes = compareReminders(stored(), moved, owner);
    expect(changes.cancel).toHaveLength(3);
    expect(changes.withdraw).toEqual(['o0', 'o1', 'o2']);
    expect(changes.write).toHaveLength(3);
  });

  it('arms a cancelled one again when the deadline moves back, and never a sent one', () => {
    expect(compareReminders(stored(wanted(), 'cancelled'), wanted(), owner).write).toHaveLength(3);
    expect(compareReminders(stored(wanted(), 'sent'), wanted(), owner).write).toEqual([]);
  });

  it('wants nothing without an owner', () => {
    expect(compareReminders(stored(), wanted(), null)).toMatchObject({
      write: [],
      withdraw: ['o0', 'o1', 'o2'],
    });
  });

  it('hands over from one owner to another', () => {
    const changes = compareReminders(stored(), wanted(), 'successor');
    expect(changes.cancel).toHaveLength(3);
    expect(changes.write.map(({ recipientId }) => recipientId)).toEqual([
      'successor',
      'successor',
      'successor',
    ]);
  });
});
