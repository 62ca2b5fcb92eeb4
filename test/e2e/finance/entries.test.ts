import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { ActualsService } from '../../../src/modules/actuals/index.js';
import { newId } from '../../../src/platform/ids/index.js';
import { cents } from '../../../src/shared/money/index.js';
import { type TestApp, createTestApp } from '../../support/app.js';
import type { ApiClient } from '../../support/client.js';
import { addProject } from '../../support/finance.js';

interface Entry {
  id: string;
  amount: string;
  costCategory: string | null;
  postingDate: string;
  reversesEntryId: string | null;
  reversedByEntryId: string | null;
  example: boolean;
}
interface EntryPage {
  items: Entry[];
  nextCursor: string | null;
  totals: { count: number; amount: string; example: boolean };
}
interface Refusal {
  code: string;
  errors: { pointer: string; code: string; detail: string }[];
}

let app: TestApp;
let finance: ApiClient;
let projectId: string;

beforeAll(async () => {
  app = await createTestApp({ now: '2020-09-30T09:00:00Z' });
  finance = await app.as('finance');
  projectId = await addProject(app, 'MONNI');
});
afterAll(() => app.close());

const body = (fields: object = {}) => ({
  projectId,
  postingDate: '2020-04-30',
  account: '4340',
  amount: '100.00',
  text: 'Koulutus',
  voucher: '17',
  ...fields,
});
const enter = <T = Entry>(fields: object = {}, key = newId()) =>
  finance.post<T>('/api/v1/entries', body(fields), { idempotencyKey: key });

describe('an entry', () => {
  it('takes its cost category from the account and is entered once per key', async () => {
    const key = newId();
    const first = await enter({}, key);
    expect(first).toMatchObject({
      status: 201,
      body: { costCategory: 'purchasedServices', amount: '100.00' },
    });
    const again = await enter({}, key);
    expect(again.body.id).toBe(first.body.id);
    expect((await enter<Refusal>({ amount: '2.00' }, key)).body.code).toBe('idempotency.conflict');
    expect((await enter({ account: '3300', amount: '-5.00' })).body.costCategory).toBeNull();
    expect((await enter({ costCategory: 'flatRate' })).body.costCategory).toBe('flatRate');
  });

  it.each([
    [{ postingDate: '2020-10-01' }, '/postingDate', 'day.future'],
    [{ postingDate: '2121-11-30' }, '/postingDate', 'day.horizon'],
    [{ postingDate: '2021-02-31' }, '/postingDate', 'day.none'],
    [{ postingDate: '30.4.2020' }, '/postingDate', 'day.format'],
    [{ amount: '0.00' }, '/amount', 'entry.amount_zero'],
    [{ amount: '1.234' }, '/amount', 'amount.decimals'],
    [{ amount: '1000000000000.01' }, '/amount', 'amount.range'],
    [{ account: '9999' }, '/account', 'entry.account'],
    [{ account: '1700' }, '/account', 'entry.account_balance'],
    [{ account: "4340'; drop table users" }, '/account', 'field.too_long'],
    [{ text: '' }, '/text', 'field.required'],
    [{ text: 'x'.repeat(501) }, '/text', 'field.too_long'],
    [{ costCategory: 'salary' }, '/costCategory', 'field.choice'],
    [{ projectId: 'MONNI' }, '/projectId', 'field.type'],
    [{ recordedAt: '2020-01-01T00:00:00Z' }, '/recordedAt', 'field.unknown'],
  ])('is refused with %j', async (fields, pointer, code) => {
    const refused = await enter<Refusal>(fields);
    expect(refused).toMatchObject({ status: 422, body: { errors: [{ pointer, code }] } });
  });

  it('of no project is refused, and markup and emoji are text like any other', async () => {
    expect(await enter<Refusal>({ projectId: newId() })).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/projectId', code: 'reference.missing' }] },
    });
    const text = "<b>kahvi</b> ☕ '; drop table ledger_entries; --";
    expect((await enter<{ text: string }>({ text })).body.text).toBe(text);
  });

  it('is taken back once by another entry', async () => {
    const { body: entry } = await enter({ amount: '12.34' });
    const reverse = (fields: object = {}) =>
      finance.post<Entry & Refusal>(`/api/v1/entries/${entry.id}/reversal`, fields, {
        idempotencyKey: newId(),
      });
    expect((await reverse({ postingDate: '2020-04-29' })).body.errors[0]?.code).toBe('day.order');
    const reversal = await reverse({ postingDate: '2020-05-31' });
    expect(reversal).toMatchObject({
      status: 201,
      body: { amount: '-12.34', postingDate: '2020-05-31', reversesEntryId: entry.id },
    });
    expect(await reverse()).toMatchObject({ status: 409, body: { code: 'entry.reversed' } });
    const ofReversal = await finance.post<Refusal>(
      `/api/v1/entries/${reversal.body.id}/reversal`,
      {},
      { idempotencyKey: newId() },
    );
    expect(ofReversal.body.code).toBe('entry.reversed');
  });

  it('is taken back once by two who try at once', async () => {
    const { body: entry } = await enter({ amount: '1.00' });
    const answers = await Promise.all(
      [1, 2, 3].map(() =>
        finance.post(`/api/v1/entries/${entry.id}/reversal`, {}, { idempotencyKey: newId() }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
  });

  it.each([
    'update ledger_entries set amount_cents = 1',
    'delete from ledger_entries',
    'truncate ledger_entries cascade',
  ])('is kept by the database against: %s', async (statement) => {
    await enter();
    await expect(app.query(statement)).rejects.toThrow('ledger_entries is append-only');
  });

  it('needs the permission of finance', async () => {
    const planner = await app.as('planner');
    const refused = await planner.post('/api/v1/entries', body(), { idempotencyKey: newId() });
    expect(refused.status).toBe(403);
  });
});

describe('the list of entries', () => {
  let listed: string;
  const list = (query: string) => finance.get<EntryPage>(`/api/v1/entries?projectId=${listed}${query}`);

  beforeAll(async () => {
    listed = await addProject(app, 'LISTED');
    const amounts = ['3.00', '1.00', '2.00', '-4.00', '2.00'];
    for (const [index, amount] of amounts.entries()) {
      const fields = { projectId: listed, amount, postingDate: `2020-0${index + 1}-15`, account: '4000' };
      await enter(index === 3 ? { ...fields, account: '3300' } : fields);
    }
  });

  it.each(['postingDate', '-postingDate', 'amount', '-amount', 'recordedAt', '-recordedAt'])(
    'goes through every entry once in the order %s',
    async (sort) => {
      const seen: Entry[] = [];
      let cursor = '';
      do {
        const { body: page } = await list(`&limit=2&sort=${sort}${cursor}`);
        seen.push(...page.items);
        cursor = page.nextCursor === null ? '' : `&cursor=${page.nextCursor}`;
      } while (cursor !== '');
      expect(new Set(seen.map(({ id }) => id)).size).toBe(5);
      const amounts = seen.map(({ amount }) => Number(amount));
      const expected: Record<string, number[]> = {
        amount: [-4, 1, 2, 2, 3],
        '-amount': [3, 2, 2, 1, -4],
        postingDate: [3, 1, 2, -4, 2],
        '-postingDate': [2, -4, 2, 1, 3],
        recordedAt: [3, 1, 2, -4, 2],
        '-recordedAt': [2, -4, 2, 1, 3],
      };
      expect(amounts).toEqual(expected[sort]);
    },
  );

  it('filters, and sums what it lets through', async () => {
    expect((await list('')).body.totals).toEqual({ count: 5, amount: '4.00', example: false });
    expect((await list('&costCategory=income')).body.totals.amount).toBe('-4.00');
    expect((await list('&costCategory=staff')).body.totals.count).toBe(4);
    expect((await list('&account=3300')).body.items).toHaveLength(1);
    expect((await list('&asOn=2020-02-15')).body.totals.amount).toBe('4.00');
    expect((await list('&from=2020-02-01&to=2020-03-31')).body.totals.amount).toBe('3.00');
    expect((await list('&knownOn=2020-09-29')).body.totals.count).toBe(0);
    expect((await list('&knownOn=2020-09-30')).body.totals.count).toBe(5);
  });

  it.each([
    'limit=201',
    'limit=x',
    'sort=text',
    'from=2020-02-30',
    'from=2020-03-01&to=2020-02-01',
    'cursor=abc',
    'cursor=WyJ4IiwieSJd',
    `cursor=${Buffer.from(JSON.stringify(['now()', newId()])).toString('base64url')}`,
    'projectId=x',
    'colour=red',
  ])('refuses %s', async (query) => {
    expect((await finance.get(`/api/v1/entries?${query}`)).status).toBe(422);
  });
});

describe('historical entries', () => {
  it('keep the instant at which they would have been recorded, and are marked as example', async () => {
    const id = await addProject(app, 'PERUS');
    await app.service(ActualsService).loadHistorical([
      {
        projectId: id,
        postingDate: Temporal.PlainDate.from('2020-03-31'),
        voucher: 'E-1',
        line: '1',
        account: '4000',
        costCentre: null,
        costCategory: 'staff',
        amountCents: cents(5_000_00n),
        text: 'Esimerkki',
        counterparty: null,
        recordedAt: Temporal.Instant.from('2020-04-14T06:00:00Z'),
      },
    ]);
    const known = await finance.get<EntryPage>(`/api/v1/entries?projectId=${id}&knownOn=2020-04-14`);
    expect(known.body.totals).toEqual({ count: 1, amount: '5000.00', example: true });
    const before = await finance.get<EntryPage>(`/api/v1/entries?projectId=${id}&knownOn=2020-04-13`);
    expect(before.body.totals.count).toBe(0);
  });
});
