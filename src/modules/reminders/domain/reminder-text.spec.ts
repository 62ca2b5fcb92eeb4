import { describe, expect, it } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { skipReason } from './delivery.js';
import { reminderText } from './reminder-text.js';

const at = (text: string) => Temporal.Instant.from(text);
const signUp = {
  title: 'Ilmoittautuminen',
  kind: 'call' as const,
  basis: 'call' as const,
  date: '2020-10-31',
  time: null,
  untilTime: null,
  note: null,
  project: { code: 'TSK-EP', name: 'Tulevaisuuden sote-keskus' },
  link: 'https://hankkeet.example/deadlines/1',
};
const now = at('2020-10-28T06:00:00Z');

describe('reminderText', () => {
  it('warns of Saturday and of the holiday in the language of the reader', () => {
    const { subject, text } = reminderText(signUp, now, 'fi');
    expect(subject).toBe('Muistutus: la 31.10.2020: Ilmoittautuminen');
    expect(text).toContain('Määräaika: la 31.10.2020 (3 päivää jäljellä)');
    expect(text).toContain('Lauantai ja pyhäinpäivä: toimi viimeistään pe 30.10.');
    expect(text).toContain('Hanke: TSK-EP, Tulevaisuuden sote-keskus');
    expect(text).toContain('https://hankkeet.example/deadlines/1');
    expect(reminderText(signUp, now, 'sv').text).toContain(
      'Lördag och alla helgons dag: agera senast fr 30.10.',
    );
    expect(reminderText(signUp, now, 'en').text).toContain("Saturday and All Saints' Day: act by Fri 30.10.");
  });

  it('says that a statutory deadline moves', () => {
    const claim = { ...signUp, date: '2023-09-30', basis: 'statutory' as const };
    expect(reminderText(claim, now, 'fi').text).toContain(
      'Lauantai: määräaika siirtyy, viimeinen päivä on ma 2.10.',
    );
  });

  it('writes times and months as people do', () => {
    const meeting = { ...signUp, date: '2020-11-02', time: '11:30', untilTime: '13:30' };
    expect(reminderText(meeting, now, 'fi').text).toContain('ma 2.11.2020 klo 11.30–13.30');
    expect(reminderText(meeting, now, 'sv').text).toContain('må 2.11.2020 kl. 11.30–13.30');
    expect(reminderText({ ...signUp, date: '2020-11' }, now, 'en').subject).toBe(
      'Reminder: 11/2020: Ilmoittautuminen',
    );
  });
});

describe('skipReason', () => {
  const due = {
    remindAt: at('2020-10-28T06:00:00Z'),
    dueAt: at('2020-10-31T21:59:59Z'),
    recipientActive: true,
    hasLaterDue: false,
  };

  it.each([
    ['2020-10-28T06:00:01Z', {}, null],
    ['2020-10-30T06:00:00Z', {}, null],
    ['2020-10-30T06:00:00Z', { hasLaterDue: true }, 'superseded'],
    ['2020-11-01T06:00:00Z', {}, 'tooLate'],
    ['2020-10-28T06:00:01Z', { recipientActive: false }, 'recipientInactive'],
    ['2020-10-28T06:00:01Z', { dueAt: at('2020-10-28T06:00:00Z') }, null],
  ])('at %s with %j is %s', (instant, change, reason) => {
    expect(skipReason({ ...due, ...change }, at(instant))).toBe(reason);
  });
});
