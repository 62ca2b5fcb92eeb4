import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '../../../src/platform/ids/index.js';
import { type TestApp, createTestApp } from '../../support/app.js';
import type { ApiClient } from '../../support/client.js';
import { addProject } from '../../support/finance.js';

interface Comparison {
  budget: string | null;
  actual: string | null;
  available: string | null;
  usedPercent: string | null;
  example: boolean;
}
interface Report {
  rows: (Comparison & {
    projectCode: string;
    income: string | null;
    theoretical: string | null;
    timeElapsed: { elapsedDays: number; totalDays: number; percent: string } | null;
    forecast: { amount: string; lapse: string; steps: { step: string }[] } | null;
    categories: (Comparison & { costCategory: string })[];
  })[];
  totals: Comparison & { withoutBudget: number; withoutActual: number };
}

let app: TestApp;
let finance: ApiClient;

beforeAll(async () => {
  app = await createTestApp({ now: '2020-05-01T09:00:00Z' });
  finance = await app.as('finance');
  const monni = await addProject(app, 'MONNI', { starts: '2020-03', ends: '2020-12' });
  const yee = await addProject(app, 'YEE');
  const perus = await addProject(app, 'PERUS');
  const budget = (id: string, lines: object[]) =>
    finance.put(`/api/v1/projects/${id}/budget`, { lines }, { ifMatch: '"0"' });
  await budget(monni, [
    { costCategory: 'staff', year: 2020, amount: '30600.00' },
    { costCategory: 'staff', year: 2021, amount: '50000.00' },
    { costCategory: 'travel', year: 2020, amount: '1000.00', example: true },
  ]);
  await budget(perus, [{ costCategory: 'notItemised', year: 2020, amount: '5000.00' }]);
  const enter = async (projectId: string, postingDate: string, account: string, amount: string) => {
    const body = { projectId, postingDate, account, amount, text: 'x' };
    const entered = await finance.post('/api/v1/entries', body, { idempotencyKey: newId() });
    expect(entered.status).toBe(201);
  };
  await enter(monni, '2020-03-15', '4000', '1000.00');
  await enter(monni, '2020-04-30', '4000', '2000.00');
  await enter(monni, '2020-04-15', '3300', '-9000.00');
  await enter(monni, '2020-05-01', '4000', '400.00');
  await enter(yee, '2019-12-31', '4420', '70.00');
  app.clock.set('2020-05-11T09:00:00Z');
  await enter(monni, '2020-04-20', '4000', '60.00');
});
afterAll(() => app.close());

const report = async (query: string) =>
  (await finance.get<Report>(`/api/v1/reports/budget-vs-actual?${query}`)).body;

describe('budget against actual at a cut-off day', () => {
  it('counts what was posted by then, and income apart', async () => {
    const { rows, totals } = await report('asOn=2020-04-30&year=2020');
    expect(rows.map(({ projectCode }) => projectCode)).toEqual(['MONNI', 'PERUS']);
    expect(rows[0]).toMatchObject({
      budget: '31600.00',
      actual: '3060.00',
      available: '28540.00',
      usedPercent: '9.7',
      income: '-9000.00',
      example: true,
      timeElapsed: { elapsedDays: 61, totalDays: 306, percent: '19.9' },
      theoretical: '6299.35',
      forecast: { amount: '15350.16', lapse: '16249.84' },
    });
    expect(rows[0]?.categories).toMatchObject([
      { costCategory: 'staff', budget: '30600.00', actual: '3060.00', usedPercent: '10', example: false },
      { costCategory: 'travel', budget: '1000.00', actual: '0.00', example: true },
    ]);
    expect(rows[1]).toMatchObject({ budget: '5000.00', actual: null, available: null, forecast: null });
    expect(totals).toMatchObject({
      budget: '36600.00',
      actual: '3060.00',
      available: '28540.00',
      withoutActual: 1,
    });
  });

  it('as known on a day leaves out exactly what was recorded later', async () => {
    const known = await report('asOn=2020-04-30&year=2020&knownOn=2020-05-01');
    expect(known.rows[0]?.actual).toBe('3000.00');
    expect((await report('asOn=2020-04-30&year=2020&knownOn=2020-05-11')).rows[0]?.actual).toBe('3060.00');
  });

  it('over all years takes the whole budget and the project’s own period', async () => {
    const { rows } = await report('asOn=2020-05-01');
    expect(rows.map(({ projectCode }) => projectCode)).toEqual(['MONNI', 'PERUS', 'YEE']);
    expect(rows[0]).toMatchObject({ budget: '81600.00', actual: '3460.00' });
    expect(rows[2]).toMatchObject({ budget: null, actual: '70.00', available: null, timeElapsed: null });
  });

  it('agrees with the entries behind it', async () => {
    const { body } = await finance.get<{ totals: { amount: string } }>(
      '/api/v1/entries?costCategory=staff&from=2020-01-01&to=2020-12-31&asOn=2020-04-30',
    );
    expect(body.totals.amount).toBe('3060.00');
  });

  it('comes as CSV for Finnish Excel, with example figures marked', async () => {
    const csv = await finance.get<string>('/api/v1/reports/budget-vs-actual.csv?asOn=2020-04-30&year=2020');
    expect(csv.headers['content-type']).toBe('text/csv; charset=utf-8');
    const lines = csv.body.split('\r\n');
    expect(lines[0]).toBe(
      '\ufeffHanke;Nimi;Kustannuslaji;Talousarvio;Toteuma;Jäljellä;Käytetty %;Vuosi;Tilanne;Tiedossa;Huomautus',
    );
    expect(lines).toContain(
      'MONNI;Hanke MONNI;Matkakustannukset;1000,00;0,00;1000,00;0;2020;30.4.2020;;Esimerkkilukuja',
    );
    expect(lines).toContain('PERUS;Hanke PERUS;Yhteensä;5000,00;;;;2020;30.4.2020;;');
  });

  it('says in the file what it looked at and whose money the total leaves out', async () => {
    const { body } = await finance.get<string>(
      '/api/v1/reports/budget-vs-actual.csv?asOn=2020-04-30&year=2020&knownOn=2020-05-01',
    );
    const lines = body.split('\r\n');
    expect(lines).toContain(
      'MONNI;Hanke MONNI;Palkkakustannukset;30600,00;3000,00;27600,00;9,8;2020;30.4.2020;1.5.2020;',
    );
    expect(lines.at(-2)).toBe(
      ';Kaikki yhteensä;;36600,00;3000,00;28600,00;9,5;2020;30.4.2020;1.5.2020;Esimerkkilukuja, Hankkeita ilman kirjauksia: 1',
    );
    const all = await finance.get<string>('/api/v1/reports/budget-vs-actual.csv?asOn=2020-04-30');
    expect(all.body).toContain(
      ';kaikki;30.4.2020;;Esimerkkilukuja, Hankkeita ilman talousarviota: 1, Hankkeita ilman kirjauksia: 1',
    );
  });

  it.each(['asOn=2020-02-30', 'asOn=soon', 'year=1', 'year=abc', 'projectId=1', 'colour=red', 'knownOn=x'])(
    'refuses %s',
    async (query) => {
      expect((await finance.get(`/api/v1/reports/budget-vs-actual?${query}`)).status).toBe(422);
      expect((await finance.get(`/api/v1/reports/budget-vs-actual.csv?${query}`)).status).toBe(422);
    },
  );
});
