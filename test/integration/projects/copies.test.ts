import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ProjectAnswer } from '../../../src/modules/projects/index.js';
import { type TestApp, createTestApp } from '../../support/app.js';
import type { Answer, ApiClient } from '../../support/client.js';
import { putPlan } from '../../support/plans.js';
import { PATH, expectField, makeProject } from './support.js';

interface Plan {
  year: number;
  partId: string | null;
  status: string;
  cause: string;
  total: string | null;
  source: string | null;
  lines: { fundingClass: string; amount: string }[];
}
interface Budget {
  total: string | null;
  number: number;
  lines: { costCategory: string; year: number; amount: string }[];
}
interface Due {
  title: string;
  date: string;
  time: string | null;
  state: string;
}
interface Part {
  id: string;
  name: string;
  kind: string;
  own: boolean;
}

const EVERYTHING = [
  ...['leadAndRole', 'partners', 'responsibles', 'period'],
  ...['implementers', 'fundingPlan', 'budget', 'deadlines'],
];

let test: TestApp;
let director: ApiClient;
let old: ProjectAnswer;
let keys = 0;

const once = () => ({ idempotencyKey: `copies-test-${(keys += 1)}` });
const copy = <Body = ProjectAnswer>(body: object, client = director, from = 'TESTI-VANHA') =>
  client.post<Body>(`${PATH}/${from}/copies`, { nameFi: 'Uusi hanke', ...body }, once());

const itemsOf = async <Item>(path: string) => (await director.get<{ items: Item[] }>(path)).body.items;
const budgetOf = async (id: string) => (await director.get<Budget>(`${PATH}/${id}/budget`)).body;
const implementersOf = async (code: string) =>
  (await director.get<{ implementers: Part[] }>(`${PATH}/${code}/implementers`)).body.implementers;
const deadlinesOf = (code: string) => itemsOf<Due>(`/api/v1/deadlines?project=${code}&limit=100`);
const plansOf = async (id: string): Promise<Plan[]> =>
  test.query<Plan>(
    `select year, part_id as "partId", status, cause, total_cents::text as total, source,
            (select jsonb_agg(jsonb_build_object('fundingClass', class, 'amount', amount_cents::text)
               order by position) from funding_plan_lines l where l.plan_id = y.id) as lines
       from funding_plan_years y where project_id = $1 and superseded_at is null order by year, part_id nulls first`,
    [id],
  );
const countRows = () =>
  test.query(
    `select (select count(*) from projects) as projects, (select count(*) from funding_plan_years) as plans,
            (select count(*) from budgets) as budgets, (select count(*) from deadlines) as deadlines,
            (select count(*) from project_parts) as parts, (select count(*) from project_status_facts) as facts`,
  );

async function expectOk(answer: Promise<Answer>): Promise<void> {
  expect([200, 201]).toContain((await answer).status);
}

const plan = (total: string, support: string, own: string) => ({
  status: 'approved',
  exactness: 'exact',
  total,
  lines: [
    { fundingClass: 'euSupport', amount: support, exactness: 'exact' },
    { fundingClass: 'ownContribution', amount: own, exactness: 'exact' },
  ],
});

async function enterDeadlines(projectId: string): Promise<void> {
  const body = { kind: 'other', basis: 'internal', projectId };
  for (const due of [
    { title: 'Testi: karkauspäivä', date: '2020-02-29' },
    { title: 'Testi: raportti', date: '2020-11-30', time: '16:15' },
    { title: 'Testi: mennyt', date: '2018-05-31' },
    { title: 'Testi: peruttu', date: '2020-12-01' },
  ]) {
    await expectOk(director.post('/api/v1/deadlines', { ...body, ...due }));
  }
  const cancelled = (
    await itemsOf<Due & { id: string; version: number }>('/api/v1/deadlines?project=TESTI-VANHA')
  ).find(({ title }) => title === 'Testi: peruttu');
  const headers = { 'if-match': `"${cancelled?.version}"` };
  await expectOk(
    director.post(`/api/v1/deadlines/${cancelled?.id}/cancel`, { reason: 'Testi' }, { headers }),
  );
}

beforeAll(async () => {
  test = await createTestApp({ now: '2020-02-01T09:00:00Z' });
  director = await test.as('director');
  const organisation = async (name: string) =>
    (await director.post<{ id: string }>('/api/v1/organisations', { name, kind: 'municipality' })).body.id;
  const leadId = await organisation('Testikunta');
  const partnerId = await organisation('Testikumppani');
  const planner = await test.as('planner');
  old = await makeProject(director, {
    ...{ code: 'TESTI-VANHA', ownRole: 'partImplementer', leadId, partnerIds: [partnerId] },
    ...{ responsibleIds: [planner.userId], note: 'Vanhan huomautus', aliases: ['Vanha'] },
    periods: { planned: { starts: '2020-02-29', ends: '2021', source: 'Testiasiakirja' } },
  });
  const implementers = [
    { organisationId: leadId, kind: 'lead', own: false },
    { name: 'Oma osa', kind: 'partImplementer', own: true },
  ];
  const headers = { 'if-match': `"${old.version}"` };
  await expectOk(director.put(`${PATH}/TESTI-VANHA/implementers`, { implementers }, { headers }));
  const own = (await implementersOf('TESTI-VANHA'))[1]?.id ?? '';
  const write = (fields: { year: number; partId?: string }) => putPlan(director, 'TESTI-VANHA', fields);
  await expectOk(write({ year: 2020, ...plan('100000.00', '75000.00', '20000.00') }));
  await expectOk(write({ year: 2021, partId: own, ...plan('50000.10', '40000.08', '10000.02') }));
  await expectOk(
    director.put(
      `${PATH}/${old.id}/budget`,
      {
        lines: [
          { costCategory: 'staff', year: 2020, amount: '90000.00' },
          { costCategory: 'travel', year: 2021, amount: '10000.55' },
        ],
      },
      { headers: { 'if-match': '"0"' } },
    ),
  );
  await enterDeadlines(old.id);
});
afterAll(() => test.close());

describe('a copy of a project', () => {
  it('brings everything that was chosen, moved by the years', async () => {
    const answer = await copy({ code: 'TESTI-KAIKKI', bring: EVERYTHING, shiftYears: 1, asSuccessor: true });
    expect(answer).toMatchObject({
      status: 201,
      body: {
        ...{ code: 'TESTI-KAIKKI', nameFi: 'Uusi hanke', status: 'idea', ownRole: 'partImplementer' },
        ...{ lead: { name: 'Testikunta' }, predecessor: { code: 'TESTI-VANHA' }, sample: false },
        partners: [{ name: 'Testikumppani' }],
        responsibles: old.responsibles,
        periods: { planned: { starts: '2021-02-28', ends: '2022', source: null } },
        ...{ note: null, aliases: [] },
      },
    });
    const [before, parts] = [await implementersOf('TESTI-VANHA'), await implementersOf('TESTI-KAIKKI')];
    const bare = ({ name, kind, own }: Part) => ({ name, kind, own });
    expect(parts.map(bare)).toEqual(before.map(bare));
    expect(parts.map(({ id }) => id)).not.toEqual(before.map(({ id }) => id));

    const [source, plans] = [await plansOf(old.id), await plansOf(answer.body.id)];
    expect(plans).toMatchObject([
      { year: 2021, partId: null, status: 'preliminary', cause: 'copied', total: '10000000' },
      { year: 2022, partId: parts[1]?.id, status: 'preliminary', cause: 'copied', total: '5000010' },
    ]);
    expect(plans.map(({ lines }) => lines)).toEqual(source.map(({ lines }) => lines));

    const budget = await budgetOf(answer.body.id);
    expect(budget).toMatchObject({ total: '100000.55', number: 1 });
    expect(budget.lines.map(({ year, amount }) => [year, amount])).toEqual([
      [2021, '90000.00'],
      [2022, '10000.55'],
    ]);
    expect((await deadlinesOf('TESTI-KAIKKI')).map(({ title, date, time }) => [title, date, time])).toEqual([
      ['Testi: karkauspäivä', '2021-02-28', null],
      ['Testi: raportti', '2021-11-30', '16:15'],
    ]);
  });

  it('brings nothing that was not chosen', async () => {
    const { body } = await copy({ code: 'TESTI-TYHJA', bring: [] });
    expect(body).toMatchObject({
      ...{ status: 'idea', ownRole: null, lead: null, predecessor: null, partners: [] },
      responsibles: [{ id: director.userId }],
      periods: { planned: null, decided: null, actual: null },
    });
    expect(await implementersOf('TESTI-TYHJA')).toEqual([]);
    expect(await plansOf(body.id)).toEqual([]);
    expect(await budgetOf(body.id)).toMatchObject({ number: 0, lines: [] });
    expect(await deadlinesOf('TESTI-TYHJA')).toEqual([]);
  });

  it('brings one part without the others, and does not change the old project', async () => {
    const before = [await plansOf(old.id), await budgetOf(old.id), await deadlinesOf('TESTI-VANHA')];
    const { body } = await copy({ code: 'TESTI-BUDJETTI', bring: ['budget'] });
    expect(await budgetOf(body.id)).toMatchObject({ total: '100000.55' });
    expect(await plansOf(body.id)).toEqual([]);
    expect(await deadlinesOf('TESTI-BUDJETTI')).toEqual([]);
    expect([await plansOf(old.id), await budgetOf(old.id), await deadlinesOf('TESTI-VANHA')]).toEqual(before);
  });

  it('can be copied again: a copy has budgets, plans and deadlines like any project', async () => {
    const body = { code: 'TESTI-KOPION-KOPIO', bring: EVERYTHING, shiftYears: 2 };
    const again = await copy(body, director, 'TESTI-KAIKKI');
    expect(again.body.periods.planned).toMatchObject({ starts: '2023-02-28', ends: '2024' });
    expect(await budgetOf(again.body.id)).toMatchObject({ total: '100000.55' });
    expect((await plansOf(again.body.id)).map(({ year, total }) => [year, total])).toEqual([
      [2023, '10000000'],
      [2024, '5000010'],
    ]);
  });
});

describe('what cannot come into a copy as it was', () => {
  interface Copied extends ProjectAnswer {
    notes: object[];
  }
  const none = { date: null, before: null, after: null };

  /** A project of the director and of somebody who has left since, who also owns its deadline. */
  async function leftBehind(code: string, alone: boolean): Promise<void> {
    const email = `${code.toLowerCase()}@test.example`;
    const gone = await (
      await test.as('admin')
    ).post<{ id: string }>('/api/v1/users', {
      email,
      name: `Lähtenyt ${code}`,
      roles: ['planner'],
      language: 'fi',
    });
    const { id: goneId } = gone.body;
    const ids = alone ? [goneId] : [goneId, director.userId];
    const { id: projectId } = await makeProject(director, { code, responsibleIds: ids });
    const due = { title: 'Testi: yö', date: '2020-03-27', time: '03:30', untilTime: '03:45' };
    await expectOk(
      director.post('/api/v1/deadlines', {
        ...{ ...due, kind: 'other', basis: 'internal', projectId, ownerId: goneId },
      }),
    );
    await test.query('update users set active = false where id = $1', [goneId]);
  }

  it('is told: who has left, and a time that the night of summer time skips', async () => {
    await leftBehind('TESTI-LAHTI', false);
    const bring = ['responsibles', 'deadlines'];
    const { status, body } = await copy<Copied>(
      { code: 'TESTI-LAHTI-2', bring, shiftYears: 2 },
      director,
      'TESTI-LAHTI',
    );
    const about = { name: 'Testi: yö', date: '2022-03-27' };
    expect([status, body.responsibles.map(({ id }) => id), body.notes]).toEqual([
      201,
      [director.userId],
      [
        { kind: 'responsibleLeft', name: 'Lähtenyt TESTI-LAHTI', ...none },
        { kind: 'ownerLeft', ...about, before: null, after: null },
        { kind: 'timeMoved', ...about, before: '03:30–03:45', after: '04:00–04:15' },
      ],
    ]);
    expect(await deadlinesOf('TESTI-LAHTI-2')).toMatchObject([
      { date: '2022-03-27', time: '04:00', untilTime: '04:15', owner: null },
    ]);
  });

  it('leaves whoever copies responsible where nobody else is left, and says nothing where nothing changed', async () => {
    await leftBehind('TESTI-YKSIN', true);
    const bring = ['responsibles'];
    const alone = await copy<Copied>({ code: 'TESTI-YKSIN-2', bring }, director, 'TESTI-YKSIN');
    expect(alone.body.responsibles).toMatchObject([{ id: director.userId }]);
    const whole = await copy<Copied>({ code: 'TESTI-SANOTTA', bring: EVERYTHING, shiftYears: 1 });
    expect([whole.status, whole.body.notes]).toEqual([201, []]);
  });
});

describe('a copy that is refused stores nothing', () => {
  const refused = async (body: object, client = director) => {
    const before = await countRows();
    const answer = await copy<{ code: string; errors?: object[] }>(body, client);
    expect(await countRows()).toEqual(before);
    return answer;
  };

  it('for a code in use', async () => {
    const answer = await refused({ code: 'TESTI-VANHA', bring: EVERYTHING });
    expect(answer).toMatchObject({ status: 409, body: { code: 'record.exists' } });
  });

  it('for a budget and plan that the planner may not change, naming both', async () => {
    const planner = await test.as('planner');
    const bring = ['partners', 'budget', 'fundingPlan'];
    expect(await refused({ code: 'TESTI-OMA', bring }, planner)).toMatchObject({
      status: 403,
      body: {
        code: 'access.denied',
        params: { permission: 'budgets.change' },
        errors: [
          { pointer: '/bring/1', code: 'copy.denied', params: { part: 'budget' } },
          { pointer: '/bring/2', code: 'copy.denied', params: { part: 'fundingPlan' } },
        ],
      },
    });
    const made = await copy({ code: 'TESTI-OMA', bring: ['partners', 'deadlines'], shiftYears: 1 }, planner);
    expect(made).toMatchObject({ status: 201, body: { responsibles: [{ id: planner.userId }] } });
    expect(await deadlinesOf('TESTI-OMA')).toHaveLength(2);
  });

  it('for the plan of an implementer who does not come, by name', async () => {
    const answer = await refused({ code: 'TESTI-ILMAN', bring: ['fundingPlan'] });
    expectField(answer, '/bring', 'copy.needs_implementers');
    expect(answer.body.errors).toMatchObject([{ params: { names: 'Oma osa' } }]);
  });

  it('for years beyond belief, and for a part that is none', async () => {
    const far = await refused({ code: 'TESTI-KAUAS', bring: ['period'], shiftYears: 30 });
    expectField(far, '/shiftYears', 'day.horizon');
    expectField(await refused({ code: 'TESTI-X', bring: ['money'] }), '/bring', 'field.choice');
    const twice = await refused({ code: 'TESTI-X', bring: ['budget', 'budget'] });
    expectField(twice, '/bring', 'field.duplicate');
  });

  it('for a project that does not exist', async () => {
    expect((await copy({ code: 'TESTI-X', bring: [] }, director, 'TESTI-EI-OLE')).status).toBe(404);
  });
});

it('the same intent sent twice makes one project', async () => {
  const key = once();
  const send = () =>
    director.post<ProjectAnswer>(
      `${PATH}/TESTI-VANHA/copies`,
      { code: 'TESTI-KERRAN', nameFi: 'Kerran', bring: [] },
      key,
    );
  const [first, second] = [await send(), await send()];
  expect([first.status, second.status, second.body.id]).toEqual([201, 201, first.body.id]);
});
