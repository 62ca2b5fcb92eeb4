import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type TestApp, createTestApp } from '../../support/app.js';
import type { ApiClient } from '../../support/client.js';

interface DeadlineBody {
  id: string;
  version: number;
  [field: string]: unknown;
}
interface ProblemBody {
  code: string;
  errors: { pointer: string; code: string; params?: Record<string, unknown> }[];
}
interface Listed {
  items: DeadlineBody[];
  nextCursor: string | null;
}

const signUp = { title: 'Sign-up', kind: 'call', basis: 'call', date: '2020-10-31' };

let app: TestApp;
let planner: ApiClient;

beforeAll(async () => {
  app = await createTestApp({ now: '2020-09-30T09:00:00Z' });
  planner = await app.as('planner');
});
afterAll(() => app.close());

async function create(fields: object = {}): Promise<DeadlineBody> {
  const answer = await planner.post<DeadlineBody>('/api/v1/deadlines', { ...signUp, ...fields });
  expect(answer.status).toBe(201);
  return answer.body;
}

async function refused(fields: object): Promise<ProblemBody> {
  const count = () => app.query<{ n: number }>('select count(*)::int as n from deadlines');
  const [before] = await count();
  const answer = await planner.post<ProblemBody>('/api/v1/deadlines', { ...signUp, ...fields });
  expect([answer.status, (await count())[0]]).toEqual([422, before]);
  return answer.body;
}

const act = (deadline: DeadlineBody, verb: string, body: object = {}) =>
  planner.post<DeadlineBody & ProblemBody>(`/api/v1/deadlines/${deadline.id}/${verb}`, body, {
    ifMatch: `"${deadline.version}"`,
  });

describe('a deadline', () => {
  it('is stored with what follows from its day', async () => {
    const deadline = await create({ ownerId: planner.userId });
    expect(deadline).toMatchObject({
      ...signUp,
      time: null,
      effectiveOn: '2020-10-31',
      dueAt: '2020-10-31T21:59:59.999Z',
      nonWorkingDay: { reason: 'allSaintsDay', weekend: 'saturday', actBy: '2020-10-30' },
      owner: { id: planner.userId },
      project: null,
      state: 'open',
      version: 1,
    });
    const again = await planner.get<DeadlineBody>(`/api/v1/deadlines/${deadline.id}`);
    expect(again.body).toEqual(deadline);
    expect(again.etag).toBe('"1"');
  });

  it('ends on the next working day when it is statutory', async () => {
    const deadline = await create({ date: '2023-09-30', basis: 'statutory', kind: 'claim' });
    expect(deadline).toMatchObject({ effectiveOn: '2023-10-02', dueAt: '2023-10-02T20:59:59.999Z' });
  });

  it('keeps where it was when it moves', async () => {
    const deadline = await create({ kind: 'meeting', date: '2020-11-17', time: '09:00', untilTime: '11:00' });
    const moved = await act(deadline, 'move', { date: '2020-11-24', reason: 'Room' });
    expect(moved.body).toMatchObject({
      date: '2020-11-24',
      time: null,
      moves: [
        {
          date: '2020-11-17',
          time: '09:00',
          untilTime: '11:00',
          reason: 'Room',
          movedAt: '2020-09-30T09:00:00.000Z',
        },
      ],
      version: 2,
    });
  });

  it('is done, opened again and cancelled, and refuses the rest with what is allowed', async () => {
    const deadline = await create();
    const done = await act(deadline, 'complete');
    expect(done.body).toMatchObject({ state: 'done', closedAt: '2020-09-30T09:00:00.000Z', version: 2 });
    const wrong = await act(done.body, 'move', { date: '2020-11-01' });
    expect([wrong.status, wrong.body.code]).toEqual([409, 'deadline.transition']);
    const open = await act(done.body, 'reopen');
    expect(open.body).toMatchObject({ state: 'open', closedAt: null });
    const cancelled = await act(open.body, 'cancel', { reason: 'The call was withdrawn' });
    expect(cancelled.body).toMatchObject({ state: 'cancelled', closeReason: 'The call was withdrawn' });
  });

  it('changes only from the version that was read', async () => {
    const deadline = await create();
    const path = `/api/v1/deadlines/${deadline.id}`;
    expect((await planner.patch(path, { title: 'New' })).status).toBe(428);
    const changed = await planner.patch<DeadlineBody>(path, { title: 'New', note: 'n' }, { ifMatch: '"1"' });
    expect(changed.body).toMatchObject({ title: 'New', note: 'n', date: '2020-10-31', version: 2 });
    expect((await planner.patch(path, { title: 'Late' }, { ifMatch: '"1"' })).status).toBe(412);
  });

  it('belongs to a project, by whose code the list is cut', async () => {
    const director = await app.as('director');
    const responsibleIds = [planner.userId];
    const project = { code: 'TSK-EP', nameFi: 'Tulevaisuuden sote-keskus', responsibleIds };
    const { body } = await director.post<{ id: string }>('/api/v1/projects', project);
    const deadline = await create({ title: 'Of a project', projectId: body.id });
    expect(deadline).toMatchObject({ project: { id: body.id, code: 'TSK-EP', name: project.nameFi } });
    for (const key of ['tsk-ep', body.id]) {
      const list = await planner.get<Listed>(`/api/v1/deadlines?project=${key}`);
      expect(list.body.items.map(({ title }) => title)).toEqual(['Of a project']);
    }
  });

  it('leaves its trace in the audit, old and new', async () => {
    const deadline = await create();
    await act(deadline, 'complete');
    const rows = await app.query<{ operation: string; action: string }>(
      `select operation, action from audit_entries where table_name = 'deadlines' and record_id = $1 order by id`,
      [deadline.id],
    );
    expect(rows).toEqual([
      { operation: 'insert', action: 'deadlines.change' },
      { operation: 'update', action: 'deadlines.change' },
    ]);
  });
});

describe('bad input', () => {
  it.each([
    ['a year a century off', { date: '2121-11-30' }, '/date', 'day.horizon'],
    ['a day that is none', { date: '2020-02-30' }, '/date', 'day.none'],
    ['a year alone', { date: '2020' }, '/date', 'day.format'],
    ['a time in the skipped hour', { date: '2021-03-28', time: '03:30' }, '/time', 'time.skipped'],
    ['a time without a day', { date: '2020-10', time: '16:15' }, '/time', 'time.needs_day'],
    [
      'a meeting that ends before it starts',
      { time: '11:30', untilTime: '11:00' },
      '/untilTime',
      'time.order',
    ],
    ['a time that is none', { time: '25:00' }, '/time', 'field.format'],
    [
      'an unknown owner',
      { ownerId: '019d2f00-0000-7000-8000-000000000009' },
      '/ownerId',
      'reference.missing',
    ],
    [
      'an unknown project',
      { projectId: '019d2f00-0000-7000-8000-000000000009' },
      '/projectId',
      'reference.missing',
    ],
    ['an owner that is no id', { ownerId: "' or 1=1 --" }, '/ownerId', 'field.type'],
    ['a kind that is none', { kind: 'picnic' }, '/kind', 'field.choice'],
    ['a lead time that is none', { leads: ['P1D', 'soon'] }, '/leads/1', 'lead.format'],
    ['an empty title', { title: '  ' }, '/title', 'field.required'],
    ['a title that is too long', { title: 'x'.repeat(301) }, '/title', 'field.too_long'],
    ['an unknown key', { colour: 'red' }, '/colour', 'field.unknown'],
    ['a wrong type', { title: 7 }, '/title', 'field.type'],
  ])('%s is refused, naming the field, and nothing is stored', async (_name, fields, pointer, code) => {
    const body = await refused(fields);
    expect(body.errors.map((error) => [error.pointer, error.code])).toContainEqual([pointer, code]);
  });

  it('suggests the year that was meant', async () => {
    expect((await refused({ date: '2121-11-30' })).errors[0]?.params).toEqual({
      year: '2121',
      suggestion: '2021-11-30',
    });
  });

  it('stores markup and emoji as the text they are', async () => {
    const title = `<script>alert("x")</script> '; drop table deadlines; -- 🎉`;
    expect(await create({ title })).toMatchObject({ title });
  });
});

describe('the list', () => {
  let list: TestApp;
  let reader: ApiClient;
  const titles = async (query: string) => {
    const answer = await reader.get<Listed>(`/api/v1/deadlines?${query}`);
    expect(answer.status).toBe(200);
    return answer.body.items.map(({ title }) => title);
  };

  beforeAll(async () => {
    list = await createTestApp({ now: '2020-09-30T09:00:00Z' });
    const writer = await list.as('planner');
    reader = await list.as('viewer');
    const entries = [
      { title: 'Minutes', date: '2020-09-10', kind: 'other', basis: 'internal', ownerId: writer.userId },
      { title: 'October', date: '2020-10', kind: 'call', basis: 'call' },
      { title: 'Sign-up', date: '2020-10-31', kind: 'call', basis: 'call' },
      { title: 'Ärende', date: '2020-11-02', time: '11:30', kind: 'meeting', basis: 'internal' },
    ];
    for (const entry of entries) expect((await writer.post('/api/v1/deadlines', entry)).status).toBe(201);
  });
  afterAll(() => list.close());

  it('is in the order of time, a month at its end, and can be turned', async () => {
    expect(await titles('')).toEqual(['Minutes', 'October', 'Sign-up', 'Ärende']);
    expect(await titles('sort=-dueOn')).toEqual(['Ärende', 'Sign-up', 'October', 'Minutes']);
    expect(await titles('sort=title')).toEqual(['Minutes', 'October', 'Sign-up', 'Ärende']);
  });

  it('is cut by days, kind, owner and state; a month belongs to each of its days', async () => {
    expect(await titles('from=2020-10-15&to=2020-10-15')).toEqual(['October']);
    expect(await titles('from=2020-10-31&to=2020-11-01')).toEqual(['October', 'Sign-up']);
    expect(await titles('kind=meeting')).toEqual(['Ärende']);
    expect(await titles('owner=none')).toEqual(['October', 'Sign-up', 'Ärende']);
    expect(await titles('owner=me')).toEqual([]);
    expect(await titles('state=done')).toEqual([]);
  });

  it.each(['dueOn', '-dueOn', 'title', '-title'])('goes on by %s from where a page ended', async (sort) => {
    const whole = await titles(`sort=${sort}`);
    const paged: unknown[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const query: string = `sort=${sort}&limit=1${cursor === '' ? '' : `&cursor=${cursor}`}`;
      const page = await reader.get<Listed>(`/api/v1/deadlines?${query}`);
      paged.push(...page.body.items.map(({ title }) => title));
      cursor = page.body.nextCursor;
    }
    expect(paged).toEqual(whole);
  });

  it('shows as open what was closed only after the day looked from', async () => {
    const writer = await list.as('planner');
    const { items } = (await reader.get<Listed>('/api/v1/deadlines?kind=meeting')).body;
    const meeting = items[0];
    list.clock.set('2020-11-03T10:00:00Z');
    await writer.post(`/api/v1/deadlines/${meeting?.id}/complete`, {}, { ifMatch: '"1"' });
    expect(await titles('state=done')).toEqual(['Ärende']);
    expect(await titles('state=done&asOn=2020-11-02')).toEqual([]);
    expect(await titles('state=open&asOn=2020-11-02&kind=meeting')).toEqual(['Ärende']);
  });

  it.each(['limit=201', 'owner=boss', 'sort=colour', 'from=31.10.2020', 'cursor=x', 'asOn=2020-02-30'])(
    'refuses %s',
    async (query) => {
      const answer = await reader.get<ProblemBody>(`/api/v1/deadlines?${query}`);
      expect(answer.status).toBe(422);
    },
  );
});
