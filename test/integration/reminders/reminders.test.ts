import { afterEach, describe, expect, it } from '@jest/globals';
import { Clock } from '../../../src/platform/clock/index.js';
import { RemindersJobs } from '../../../src/modules/reminders/reminders.jobs.js';
import { type TestApp, createTestApp } from '../../support/app.js';
import type { ApiClient } from '../../support/client.js';
import { until } from '../../support/until.js';

interface DeadlineBody {
  id: string;
  version: number;
}
interface Reminder {
  leads: string[];
  remindAt: string;
  state: string;
  reason: string | null;
  sentAt: string | null;
}
interface Messages {
  items: { id: string; subject: string; text: string; receivedAt: string; readAt: string | null }[];
}

const open: TestApp[] = [];
async function start(options: Parameters<typeof createTestApp>[0] = {}): Promise<TestApp> {
  const app = await createTestApp(options);
  open.push(app);
  return app;
}
afterEach(async () => {
  for (const app of open.splice(0).reverse()) await app.close();
});

const signUp = { title: 'Sign-up', kind: 'call', basis: 'call', date: '2020-10-31' };

async function create(planner: ApiClient, fields: object = {}): Promise<DeadlineBody> {
  const answer = await planner.post<DeadlineBody>('/api/v1/deadlines', {
    ...signUp,
    ownerId: planner.userId,
    ...fields,
  });
  expect(answer.status).toBe(201);
  return answer.body;
}

async function remindersOf(client: ApiClient, { id }: DeadlineBody): Promise<Reminder[]> {
  return (await client.get<{ items: Reminder[] }>(`/api/v1/deadlines/${id}/reminders`)).body.items;
}

async function messagesOf(client: ApiClient): Promise<Messages['items']> {
  return (await client.get<Messages>('/api/v1/messages')).body.items;
}

const statesOf = (reminders: Reminder[]) =>
  reminders.map(({ leads, state }) => `${leads.join(' ')} ${state}`);

/** A deadline some seconds from now, to the minute as people enter it, with the lead that makes the reminder near. */
function dueInThreeMinutes(): { date: string; time: string; leads: string[]; remindAt: number } {
  const now = new Clock().now().toZonedDateTimeISO('Europe/Helsinki');
  const due = now.round({ smallestUnit: 'minute', roundingMode: 'ceil' }).add({ minutes: 3 });
  const remindAt = now.epochMilliseconds + 3000;
  const seconds = Math.floor((due.epochMilliseconds - remindAt) / 1000);
  return {
    date: due.toPlainDate().toString(),
    time: due.toPlainTime().toString({ smallestUnit: 'minute' }),
    leads: [`PT${seconds}S`],
    remindAt: due.epochMilliseconds - seconds * 1000,
  };
}

describe('the reminders of a deadline', () => {
  it('are planned with it, aimed at working days, and what is too late is shown as skipped', async () => {
    const app = await start({ now: '2020-10-20T09:00:00Z' });
    const planner = await app.as('planner');
    const reminders = await remindersOf(planner, await create(planner));
    expect(reminders).toMatchObject([
      { leads: ['P14D'], remindAt: '2020-10-16T05:00:00.000Z', state: 'skipped', reason: 'past' },
      { leads: ['P3D'], remindAt: '2020-10-27T06:00:00.000Z', state: 'planned', reason: null },
      { leads: ['P1D'], remindAt: '2020-10-29T06:00:00.000Z', state: 'planned', reason: null },
    ]);
  });

  it('do not exist without an owner, and come and go with one', async () => {
    const app = await start({ now: '2020-10-20T09:00:00Z' });
    const planner = await app.as('planner');
    const deadline = await create(planner, { ownerId: null });
    expect(await remindersOf(planner, deadline)).toEqual([]);
    const path = `/api/v1/deadlines/${deadline.id}`;
    await planner.patch(path, { ownerId: planner.userId }, { ifMatch: '"1"' });
    expect(statesOf(await remindersOf(planner, deadline))).toEqual([
      'P14D skipped',
      'P3D planned',
      'P1D planned',
    ]);
    await planner.post(`${path}/complete`, {}, { ifMatch: '"2"' });
    expect(await remindersOf(planner, deadline)).toMatchObject([{ state: 'skipped' }]);
    expect(await app.query('select id from outbox')).toEqual([]);
    await planner.post(`${path}/reopen`, {}, { ifMatch: '"3"' });
    expect(statesOf(await remindersOf(planner, deadline))).toEqual([
      'P14D skipped',
      'P3D planned',
      'P1D planned',
    ]);
    expect(await app.query('select id from outbox')).toHaveLength(2);
  });

  it('follow the deadline when it moves', async () => {
    const app = await start({ now: '2020-10-20T09:00:00Z' });
    const planner = await app.as('planner');
    const deadline = await create(planner);
    const path = `/api/v1/deadlines/${deadline.id}`;
    await planner.post(`${path}/move`, { date: '2020-11-13' }, { ifMatch: '"1"' });
    expect(
      (await remindersOf(planner, deadline)).map(({ remindAt, state }) => [remindAt.slice(0, 10), state]),
    ).toEqual([
      ['2020-10-30', 'planned'],
      ['2020-11-10', 'planned'],
      ['2020-11-12', 'planned'],
    ]);
    expect(await app.query('select id from outbox')).toHaveLength(3);
    // A Monday: one day and three days before it, kept to working days, are the same Friday.
    await planner.post(`${path}/move`, { date: '2020-10-19' }, { ifMatch: '"2"' });
    expect((await remindersOf(planner, deadline)).map(({ reason }) => reason)).toEqual(['past', 'past']);
    expect(await app.query('select id from outbox')).toEqual([]);
  });

  it('are shown before the deadline is stored', async () => {
    const app = await start({ now: '2020-10-20T09:00:00Z' });
    const viewer = await app.as('viewer');
    const { title: _title, ...due } = signUp;
    const preview = await viewer.post('/api/v1/reminders/preview', due);
    expect(preview.body).toMatchObject({
      actBy: '2020-10-30',
      nonWorkingReason: 'allSaintsDay',
      weekend: 'saturday',
      items: [{ isPast: true }, { leads: ['P3D'], remindAt: '2020-10-27T06:00:00Z' }, { isPast: false }],
    });
    const wrong = await viewer.post<{ errors: unknown }>('/api/v1/reminders/preview', {
      ...due,
      date: '2121-11-30',
    });
    expect(wrong.status).toBe(422);
  });
});

describe('a reminder', () => {
  it('comes once, within two seconds of its time, and not again after a restart', async () => {
    const app = await start({ role: 'all' });
    const planner = await app.as('planner');
    const { remindAt, ...due } = dueInThreeMinutes();
    await create(planner, { ...due, kind: 'meeting', basis: 'internal' });
    expect(await messagesOf(planner)).toEqual([]);
    await until(async () => (await messagesOf(planner)).length > 0);
    const [message] = await messagesOf(planner);
    const lateMs = Date.parse(message?.receivedAt ?? '') - remindAt;
    expect(lateMs).toBeGreaterThanOrEqual(0);
    expect(lateMs).toBeLessThan(2000);
    expect(message?.subject).toContain('Sign-up');

    const again = await start({ role: 'all', databaseUrl: app.databaseUrl });
    await again.service(RemindersJobs).sweep();
    const count = await again.query('select id from mail_messages');
    expect(count).toHaveLength(1);
  });

  it('is read by its recipient alone', async () => {
    const app = await start({ now: '2020-10-20T09:00:00Z' });
    const [planner, finance] = [await app.as('planner'), await app.as('finance')];
    await create(planner);
    app.clock.set('2020-10-29T06:00:05Z');
    await app.service(RemindersJobs).sweep();
    const [message] = await messagesOf(planner);
    expect(message?.text).toContain('Lauantai ja pyhäinpäivä: toimi viimeistään pe 30.10.');
    expect(await messagesOf(finance)).toEqual([]);
    const unread = (client: ApiClient) => client.get<{ unread: number }>('/api/v1/messages/unread-count');
    expect((await unread(planner)).body).toEqual({ unread: 1 });
    const read = `/api/v1/messages/${message?.id}/read`;
    expect((await finance.post(read)).status).toBe(404);
    expect((await planner.post<{ readAt: string }>(read)).body.readAt).toBe('2020-10-29T06:00:05.000Z');
    expect((await unread(planner)).body).toEqual({ unread: 0 });
  });

  it('that no job delivered is found by the sweeper, and of several only the latest is sent', async () => {
    const app = await start({ now: '2020-10-20T09:00:00Z' });
    const planner = await app.as('planner');
    const deadline = await create(planner);
    app.clock.set('2020-10-30T09:00:00Z');
    await app.service(RemindersJobs).sweep();
    await app.service(RemindersJobs).sweep();
    expect(await remindersOf(planner, deadline)).toMatchObject([
      { reason: 'past' },
      { state: 'skipped', reason: 'superseded' },
      { state: 'sent', sentAt: '2020-10-30T09:00:00.000Z' },
    ]);
    expect(await messagesOf(planner)).toHaveLength(1);
  });

  it('is not sent when the deadline is over or its recipient has left', async () => {
    const app = await start({ now: '2020-10-20T09:00:00Z' });
    const [planner, finance] = [await app.as('planner'), await app.as('finance')];
    const [over, left] = [await create(planner), await create(finance, { date: '2020-12-01' })];
    await app.query('update users set active = false where id = $1', [finance.userId]);
    app.clock.set('2020-11-30T09:00:00Z');
    await app.service(RemindersJobs).sweep();
    expect((await remindersOf(planner, over)).map(({ reason }) => reason)).toEqual([
      'past',
      'superseded',
      'tooLate',
    ]);
    expect(new Set((await remindersOf(planner, left)).map(({ reason }) => reason))).toEqual(
      new Set(['recipientInactive']),
    );
    expect(await app.query('select id from mail_messages')).toEqual([]);
  });

  it('is sent once when several deliver it at the same time', async () => {
    const app = await start({ now: '2020-10-20T09:00:00Z' });
    const planner = await app.as('planner');
    await create(planner);
    app.clock.set('2020-10-29T06:00:05Z');
    const jobs = app.service(RemindersJobs);
    await Promise.all([jobs.sweep(), jobs.sweep(), jobs.sweep()]);
    expect(await app.query('select id from mail_messages')).toHaveLength(1);
  });
});
