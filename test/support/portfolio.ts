import { expect } from '@jest/globals';
import { newId } from '../../src/platform/ids/index.js';
import type { TestApp } from './app.js';
import type { Answer, ApiClient } from './client.js';
import { putPlan } from './plans.js';

const line = (fundingClass: string, amount: string) => ({ fundingClass, amount, exactness: 'exact' });
const yearly = (year: number, amounts: readonly [string, string, string]) =>
  (['euSupport', 'municipalContribution', 'ownContribution'] as const).map((fundingClass, at) => ({
    ...{ scope: 'own', year, ...line(fundingClass, amounts[at] ?? '') },
  }));
const own = (amounts: object) => ({ scope: 'own', exactness: 'exact', ...amounts });

/** Fails with the answer where a step of the set-up is refused. */
function done<Body>({ status, body }: Answer<Body>): Body {
  expect([status, body]).toEqual([status < 300 ? status : 'done', body]);
  return body;
}

/** The centre alone implements TESTI-2; the others are joint projects. */
const ROLES = new Map([
  ['TESTI-1', 'partImplementer'],
  ['TESTI-2', 'administrator'],
  ['TESTI-3', 'partImplementer'],
]);

/**
 * Three projects whose figures are worked out by hand in the tests, in euro. The clock of the test must stand after
 * 31.5.2021.
 *
 * - TESTI-1 is a joint project that nobody has applied for. The centre's own part of 2021 costs 400: support 300,
 *   municipalities 60. The whole costs 1 000 in 2021 and 900 in 2022, where the own part has no plan.
 * - TESTI-2 asks 100 000 over 2021 and 2022 (80 000 + 15 000 + 5 000), is granted 90 000 (72 000 + 13 500 + 4 500,
 *   half of it each year) on 30.11.2020, and has 4 000 taken back on 31.5.2021. A municipality agrees to 10 000 for the
 *   two years, pays 5 000 and gets 500 back. The ledger holds 1 234,57 of February 2021.
 * - TESTI-3 asks about a million for the whole project; the centre's part is not known.
 */
export async function addPortfolioFigures(test: TestApp): Promise<void> {
  const [director, finance] = await Promise.all([test.as('director'), test.as('finance')]);
  const once = () => ({ idempotencyKey: newId() });
  const now = test.clock.now().toString();
  test.clock.set('2020-01-02T09:00:00Z');
  const ids = new Map<string, string>();
  for (const code of ROLES.keys()) {
    const body = { code, nameFi: `Hanke ${code}`, ownRole: ROLES.get(code), status: 'preparation' };
    ids.set(code, done(await director.post<{ id: string }>('/api/v1/projects', body)).id);
  }
  test.clock.set(now);
  await addJointPlans(director);
  const apply = async (project: string, content: object) =>
    done(
      await director.post<{ id: string }>(
        '/api/v1/applications',
        { project, instrument: 'esr-2014-2020', submitted: '2020-09-30', ...content },
        once(),
      ),
    ).id;
  await apply('TESTI-3', { amounts: [{ scope: 'whole', exactness: 'approximate', total: '1000000' }] });
  const application = await apply('TESTI-2', {
    amounts: [own({ total: '100000' })],
    lines: [2021, 2022].flatMap((year) => yearly(year, ['40000', '7500', '2500'])),
  });
  const decide = async (body: object) =>
    done(await director.post(`/api/v1/applications/${application}/decisions`, body, once()));
  await decide({
    ...{ number: 'TESTI/2/2020', decided: '2020-11-30', outcome: 'partly' },
    amounts: [own({ total: '90000', grant: '72000' })],
    lines: [2021, 2022].flatMap((year) => yearly(year, ['36000', '6750', '2250'])),
  });
  await decide({
    ...{ number: 'TESTI/2/2021', decided: '2021-05-31', outcome: 'repayment' },
    amounts: [own({ total: '4000' })],
  });
  await addReceipts(test, director);
  const entry = { postingDate: '2021-02-28', account: '4340', text: 'Koulutus', voucher: '1' };
  const projectId = ids.get('TESTI-2');
  done(await finance.post('/api/v1/entries', { ...entry, projectId, amount: '1234.57' }, once()));
}

async function addJointPlans(director: ApiClient): Promise<void> {
  const path = '/api/v1/projects/TESTI-1';
  const implementers = [
    { name: 'Päätoteuttaja', kind: 'lead', own: false },
    { name: 'Keskus', kind: 'partImplementer', own: true },
  ];
  const parts = done(
    await director.put<{ implementers: { id: string }[] }>(
      `${path}/implementers`,
      { implementers },
      { ifMatch: '"1"' },
    ),
  );
  const plan = (total: string, lines: object[]) => ({ status: 'approved', total, exactness: 'exact', lines });
  const put = async (year: number, body: object) =>
    done(await putPlan(director, 'TESTI-1', { year, ...body }));
  await put(2021, {
    ...plan('400', [line('euSupport', '300'), line('municipalContribution', '60')]),
    partId: parts.implementers[1]?.id,
  });
  await put(2021, plan('1000', [line('euSupport', '800')]));
  await put(2022, plan('900', [line('euSupport', '700')]));
}

async function addReceipts(test: TestApp, director: ApiClient): Promise<void> {
  const organisationId = newId();
  await test.query(`insert into organisations (id, name, kind) values ($1, 'Testikunta', 'municipality')`, [
    organisationId,
  ]);
  const once = () => ({ idempotencyKey: newId() });
  const { id } = done(
    await director.post<{ id: string }>(
      '/api/v1/projects/TESTI-2/agreements',
      {
        ...{ organisationId, fundingClass: 'municipalContribution', signedOn: '2021-01-15', amount: '10000' },
        ...{ document: 'TESTI 7 §', validFrom: '2021-01-01', validTo: '2022-12-31' },
      },
      once(),
    ),
  );
  const receive = async (amount: string, receivedOn: string) =>
    done(await director.post(`/api/v1/agreements/${id}/receipts`, { amount, receivedOn }, once()));
  await receive('5000', '2021-03-01');
  await receive('-500', '2021-04-01');
}
