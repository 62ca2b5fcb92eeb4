import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { ContributionsService } from '../../src/modules/contributions/index.js';
import { runAsSystem } from '../../src/platform/context/index.js';
import { cents } from '../../src/shared/money/index.js';
import {
  type ContributionsTest,
  type Refusal,
  type Round,
  type Share,
  amounts,
  official,
  percentKey,
  startContributions,
} from '../support/contributions.js';

let room: ContributionsTest;
let test: ContributionsTest['test'];
let finance: ContributionsTest['finance'];
let planner: ContributionsTest['planner'];
let createKey: ContributionsTest['createKey'];
let createRound: ContributionsTest['createRound'];
let step: ContributionsTest['step'];

beforeAll(async () => {
  room = await startContributions();
  ({ test, finance, planner, createKey, createRound, step } = room);
});

afterAll(() => test.close());

describe('a key', () => {
  it('refuses percentages of 101 and keeps nothing', async () => {
    const answer = await createKey<Refusal>(percentKey('Above', '70', '31'));
    expect(answer).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/shares', code: 'percent.sum', params: { sum: '101' } }] },
    });
    expect(await test.query(`select 1 from allocation_keys where name = 'Above'`)).toEqual([]);
  });

  it('freezes the figures of the register', async () => {
    const created = await createKey<{ id: string; shares: Share[] }>(official(2020));
    expect(created.body.shares.map(({ population }) => population)).toEqual([188_685, 68_158, 180_445]);
    await test.query(`update municipality_populations set population = population + 1`);
    const read = await finance.get<{ shares: Share[] }>(`/api/v1/allocation-keys/${created.body.id}`);
    expect(read.body.shares).toEqual(created.body.shares);
    await test.query(`update municipality_populations set population = population - 1`);
    const changed = await finance.patch<{ shares: Share[] }>(
      `/api/v1/allocation-keys/${created.body.id}`,
      { borderYear: 2021 },
      { ifMatch: created.etag },
    );
    expect(changed.body.shares[0]?.population).not.toBe(188_685);
  });

  it('takes an organisation by its id, and refuses one that does not exist', async () => {
    const organisationId = '019d2f00-0000-7000-8000-0000000000aa';
    await test.query(
      `insert into organisations (id, name, kind) values ($1, 'Seinäjoen kaupunki (koe)', 'municipality')`,
      [organisationId],
    );
    const key = { name: 'By organisation', kind: 'equal', shares: [{ organisationId }] };
    const created = await createKey<{ shares: Share[] }>(key);
    expect(created.body.shares[0]?.name).toBe('Seinäjoen kaupunki (koe)');
    const other = { organisationId: '019d2f00-0000-7000-8000-0000000000ab' };
    const refused = await createKey<Refusal>({ ...key, name: 'No organisation', shares: [other] });
    expect(refused.body.errors).toMatchObject([
      { pointer: '/shares/0/organisationId', code: 'reference.missing' },
    ]);
  });

  it('splits its drafts again when it changes, and does not change under an agreed round', async () => {
    const key = await createKey(percentKey('Changing', '50'));
    const draft = await createRound({ year: 2021, totalAmount: '100.00', keyId: key.body.id });
    const path = `/api/v1/allocation-keys/${key.body.id}`;
    const shares = [{ name: 'One', percent: '60' }];
    expect((await finance.patch(path, { shares })).status).toBe(428);
    const changed = await finance.patch(path, { shares }, { ifMatch: key.etag });
    expect(changed.status).toBe(200);
    expect((await finance.patch(path, { shares }, { ifMatch: key.etag })).status).toBe(412);
    const again = await finance.get<Round>(`/api/v1/contribution-rounds/${draft.body.id}`);
    expect(again.body).toMatchObject({ allocatedAmount: '60.00', key: { version: 2 } });
    await step(again, 'agree');
    const refused = await finance.patch<Refusal>(path, { shares }, { ifMatch: changed.etag });
    expect(refused).toMatchObject({ status: 409, body: { code: 'allocation_key.in_use' } });
  });
});

describe('a round', () => {
  it('leaves 1 % of 99 % unallocated, visibly, and is not issued until it has a payer', async () => {
    const key = await createKey(percentKey('Ninety-nine', '50', '49'));
    const draft = await createRound({ year: 2021, totalAmount: '80000', keyId: key.body.id });
    expect(draft).toMatchObject({
      status: 201,
      body: { allocatedAmount: '79200.00', unallocatedAmount: '800.00', status: 'draft' },
    });
    expect(await step<Refusal>(draft, 'issue')).toMatchObject({
      status: 409,
      body: { code: 'contribution.not_agreed' },
    });
    const agreed = await step(draft, 'agree');
    expect(agreed.body).toMatchObject({ status: 'agreed', agreedOn: '2020-12-01' });
    const refused = await step<Refusal>(agreed, 'issue');
    expect(refused).toMatchObject({
      status: 409,
      body: { code: 'contribution.unallocated', params: { amount: '800,00' } },
    });
    const whole = await createKey(percentKey('A hundred', '50', '50'));
    const changed = await finance.patch<Round>(
      `/api/v1/contribution-rounds/${draft.body.id}`,
      { keyId: whole.body.id },
      { ifMatch: agreed.etag },
    );
    expect(changed.body).toMatchObject({ status: 'draft', agreedOn: null, unallocatedAmount: '0.00' });
    const issued = await step(await step(changed, 'agree'), 'issue');
    expect(issued.body).toMatchObject({ status: 'issued', issuedOn: '2020-12-01' });
  });

  it('is frozen once issued, by the API and by the database', async () => {
    const key = await createKey(percentKey('Frozen', '25', '75'));
    const draft = await createRound({ year: 2021, totalAmount: '0.01', keyId: key.body.id });
    const issued = await step(await step(draft, 'agree'), 'issue');
    const path = `/api/v1/contribution-rounds/${draft.body.id}`;
    const refused = await finance.patch<Refusal>(path, { totalAmount: '2' }, { ifMatch: issued.etag });
    expect(refused).toMatchObject({ status: 409, body: { code: 'contribution.issued' } });
    expect((await step<Refusal>(issued, 'agree')).body.code).toBe('contribution.issued');
    for (const sql of [
      `update contribution_rounds set note = 'x' where id = $1`,
      `delete from contribution_rounds where id = $1`,
      `update contribution_shares set amount_cents = 0 where round_id = $1`,
      `delete from contribution_shares where round_id = $1`,
      `insert into contribution_shares (id, round_id, position, payer_key, name) values (gen_random_uuid(), $1, 9, 'x', 'x')`,
    ]) {
      await expect(test.query(sql, [draft.body.id])).rejects.toThrow(/issued/);
    }
  });

  it('is held to its total by the database', async () => {
    const key = await createKey(percentKey('Held', '50'));
    const { body } = await createRound({ year: 2021, totalAmount: '10', keyId: key.body.id });
    for (const sql of [
      `update contribution_shares set amount_cents = amount_cents + 1 where round_id = $1`,
      `delete from contribution_shares where round_id = $1`,
      `update contribution_rounds set total_cents = total_cents + 1 where id = $1`,
    ]) {
      await expect(test.query(sql, [body.id])).rejects.toThrow(/differ from its total/);
    }
  });

  it('is kept together with its key, or neither is', async () => {
    const round = { year: 2021, totalAmount: '10', key: percentKey('Along', '40') };
    const created = await createRound({ ...round, totalAmount: '80000' });
    expect(created.body).toMatchObject({ allocatedAmount: '32000.00', key: { name: 'Along', version: 1 } });
    const wrong = { ...round, key: percentKey('Along too', '70', '31') };
    const refused = await createRound<Refusal>(wrong);
    expect(refused.body.errors).toMatchObject([{ pointer: '/key/shares', code: 'percent.sum' }]);
    const badYear = { ...round, key: { ...percentKey('Along too', '70'), validTo: '2020-12-31' } };
    expect((await createRound<Refusal>(badYear)).body.errors).toMatchObject([{ code: 'key.not_valid' }]);
    expect(await test.query(`select 1 from allocation_keys where name = 'Along too'`)).toEqual([]);
    const both = await createRound<Refusal>({ ...round, keyId: created.body.key.id });
    expect(both.body.errors).toMatchObject([{ pointer: '/key', code: 'key.either' }]);
  });

  it('is created once for a repeated request and says which field is wrong', async () => {
    const key = await createKey({
      ...percentKey('Once', '100'),
      validFrom: '2020-01-01',
      validTo: '2021-12-31',
    });
    const body = { year: 2021, totalAmount: '10', keyId: key.body.id, note: '<b>"; drop table x; 😀' };
    const options = { idempotencyKey: room.idempotencyKey() };
    const first = await finance.post<Round>('/api/v1/contribution-rounds', body, options);
    const second = await finance.post<Round>('/api/v1/contribution-rounds', body, options);
    expect(second.body).toEqual(first.body);
    expect((await finance.post('/api/v1/contribution-rounds', body)).status).toBe(428);
    const wrong = async (fields: object) =>
      (await createRound<Refusal>({ ...body, ...fields })).body.errors?.map(({ pointer, code }) => [
        pointer,
        code,
      ]);
    const nobody = '019d2f00-0000-7000-8000-0000000000ff';
    expect(await wrong({ year: 2023 })).toEqual([['/keyId', 'key.not_valid']]);
    expect(await wrong({ keyId: nobody })).toEqual([['/keyId', 'reference.missing']]);
    expect(await wrong({ projectId: nobody })).toEqual([['/projectId', 'reference.missing']]);
    expect(await wrong({ plannedOn: '2020-12-02' })).toEqual([['/plannedOn', 'day.future']]);
    expect(await wrong({ plannedOn: '2120-12-02' })).toEqual([['/plannedOn', 'day.horizon']]);
    expect(await wrong({ total: '1' })).toEqual([['/total', 'field.unknown']]);
    expect(await wrong({ year: '2021' })).toEqual([['/year', 'field.type']]);
  });
});

describe('the round of the sample', () => {
  it('has 31 % allocated, the other shares unknown, and stands in its year from the day of the plan', async () => {
    const projectId = '019d2f00-0000-7000-8000-0000000000bb';
    await test.query(
      `insert into projects (id, code, name_fi, kind) values ($1, 'PERUSKOE', 'Perustoiminta', 'baseActivity')`,
      [projectId],
    );
    const service = test.service(ContributionsService);
    const party = { organisationId: null, amountCents: null };
    await runAsSystem('sample', () =>
      service.createSampleRound({
        projectId,
        year: 2020 + 1,
        totalCents: cents(8_000_000n),
        plannedOn: '2020-06-01',
        keyName: 'Perussopimuksen mukainen malli',
        basis: 'the model used in 2020, between the basic-contract parties per region',
        source: 'slides 1.6.2020',
        parties: [
          { ...party, name: 'Seinäjoki', region: 'Etelä-Pohjanmaa', amountCents: cents(2_480_000n) },
          { ...party, name: 'Vaasa', region: 'Pohjanmaa' },
          { ...party, name: 'Soite', region: 'Keski-Pohjanmaa' },
        ],
      }),
    );
    const list = (query: string) =>
      planner.get<{ items: { id: string }[] }>(`/api/v1/contribution-rounds?project=peruskoe&${query}`);
    const rows = await list('year=2021&asOn=2020-09-30');
    expect(rows.body.items).toMatchObject([
      {
        allocatedAmount: '24800.00',
        unallocatedAmount: '55200.00',
        payerCount: 3,
        unknownCount: 2,
        sample: true,
      },
    ]);
    expect((await list('asOn=2020-05-31')).body.items).toEqual([]);
    expect((await list('year=2020')).body.items).toEqual([]);
    const round = await planner.get<Round>(`/api/v1/contribution-rounds/${rows.body.items[0]?.id}`);
    expect(amounts(round.body)).toEqual(['24800.00', null, null]);
    expect(round.body.shares[0]?.derivation).toMatchObject({ weight: '31', totalWeight: '100' });
    expect(round.body.shares[1]?.derivation).toBeNull();
    const ofYear = await service.roundsOfYear(2021, Temporal.PlainDate.from('2020-09-30'));
    expect(ofYear).toMatchObject([
      { projectCode: 'PERUSKOE', allocatedCents: 2_480_000n, unallocatedCents: 5_520_000n, status: 'draft' },
    ]);
  });
});

describe('a planner', () => {
  it('reads and previews, and changes nothing', async () => {
    const key = await createKey(percentKey('Read only', '100'));
    const round = await createRound({ year: 2021, totalAmount: '10', keyId: key.body.id });
    expect((await planner.get('/api/v1/allocation-keys?limit=200')).status).toBe(200);
    expect((await planner.get(`/api/v1/contribution-rounds/${round.body.id}`)).status).toBe(200);
    const body = { totalAmount: '10', keyId: key.body.id };
    expect((await planner.post('/api/v1/contributions/preview', body)).status).toBe(200);
    const refusals = await Promise.all([
      createKey<Refusal>(percentKey('By a planner', '100'), planner),
      createRound<Refusal>({ year: 2021, totalAmount: '10', keyId: key.body.id }, planner),
      step<Refusal>(round, 'agree', planner),
      step<Refusal>(round, 'issue', planner),
      planner.patch<Refusal>(`/api/v1/allocation-keys/${key.body.id}`, {}, { ifMatch: key.etag }),
      planner.patch<Refusal>(`/api/v1/contribution-rounds/${round.body.id}`, {}, { ifMatch: round.etag }),
    ]);
    expect(refusals.map(({ status, body: { code } }) => [status, code])).toEqual(
      refusals.map(() => [403, 'access.denied']),
    );
  });

  it('finds nothing under an id that is none', async () => {
    const missing = '019d2f00-0000-7000-8000-0000000000ff';
    const answers = await Promise.all([
      planner.get(`/api/v1/contribution-rounds/${missing}`),
      planner.get('/api/v1/contribution-rounds/1'),
      planner.get(`/api/v1/allocation-keys/${missing}`),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404]);
  });
});
