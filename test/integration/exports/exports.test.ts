import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SampleService } from '../../../src/modules/sample/index.js';
import { type ReadSheet, readXlsx } from '../../../src/platform/tabular/index.js';
import { type TestApp, createTestApp } from '../../support/app.js';
import type { ApiClient } from '../../support/client.js';

const LIMITS = { megabytes: 20, sheets: 5, rows: 10_001, columns: 100 };
const AS_ON = '2021-03-31';

let test: TestApp;
let viewer: ApiClient;
beforeAll(async () => {
  test = await createTestApp({ now: '2021-06-01T09:00:00Z' });
  await test.service(SampleService).load();
  viewer = await test.as('viewer');
});
afterAll(() => test.close());

async function sheetOf(path: string, headers: Record<string, string> = {}): Promise<ReadSheet> {
  const answer = await viewer.download(path, headers);
  expect(answer.status).toBe(200);
  const [sheet] = await readXlsx(answer.body, LIMITS);
  if (!sheet) throw new Error('The workbook has no sheet.');
  return sheet;
}

const rowsBy = (sheet: ReadSheet) => {
  const [headers = [], ...rows] = sheet.rows;
  return rows.map((row) => Object.fromEntries(headers.map(({ text }, at) => [text, row[at]?.text ?? ''])));
};

describe('a list as a workbook', () => {
  it('holds every row of the filter, in the order asked', async () => {
    const all = rowsBy(await sheetOf(`/api/v1/projects/export?format=xlsx&asOn=${AS_ON}`));
    expect(all).toHaveLength(40);
    expect(all.map((row) => row['Tunnus'])).toEqual(all.map((row) => row['Tunnus']).toSorted());
    const found = await sheetOf(
      `/api/v1/projects/export?format=xlsx&asOn=${AS_ON}&role=steeringSeat&sort=-code`,
    );
    expect(rowsBy(found).map((row) => row['Tunnus'])).toEqual([
      'SYTY',
      'KOKEMUSASIANTUNTIJA',
      'JARJESTO-2.0',
    ]);
  });

  it('is as on the day, which its name says', async () => {
    const path = (asOn: string) => `/api/v1/applications/export?format=xlsx&project=MONNI&asOn=${asOn}`;
    const answer = await viewer.download(path('2020-09-30'));
    expect(answer.headers['content-disposition']).toBe(
      'attachment; filename="hakemukset-ja-paatokset-2020-09-30.xlsx"',
    );
    expect(rowsBy(await sheetOf(path('2020-09-30')))[0]).toMatchObject({
      Tila: 'Odottaa päätöstä',
      'Myönnetty, koko hanke, avustus': '',
    });
    expect(rowsBy(await sheetOf(path(AS_ON)))[0]).toMatchObject({
      Tila: 'Myönnetty',
      'Myönnetty, koko hanke, avustus': '921600',
      'Myönnetty, koko hanke, omarahoitus': '230400',
      'Myönnetty, koko hanke, yhteensä': '1152000',
      'Päätetty kausi alkaa': '2020-08-01',
    });
  });

  it('tells of each year of a plan its sources, then what it costs and leaves uncovered', async () => {
    const path = (asOn: string) =>
      `/api/v1/projects/PERUS/funding-plan/export?format=xlsx&lang=fi&asOn=${asOn}`;
    const rows = rowsBy(await sheetOf(path(AS_ON)));
    const shown = rows.map((row) =>
      ['Toteuttaja', 'Vuosi', 'Tila', 'Erä', 'Rahoitus', 'Kustannukset', 'Kattamatta', 'Tarkkuus'].map(
        (header) => row[header],
      ),
    );
    const cost = 'Kustannukset ja kattamatta jäävä osa';
    expect(shown).toEqual([
      ['Koko hanke', '2012', 'päättynyt', 'Valtionavustus', '290000', '', '', 'noin'],
      ['Koko hanke', '2012', 'päättynyt', cost, '', '', '', ''],
      ['Koko hanke', '2021', 'alustava', 'Valtionavustus', '240000', '', '', 'noin'],
      ['Koko hanke', '2021', 'alustava', 'Kuntarahoitusosuus', '80000', '', '', 'tarkka'],
      ['Koko hanke', '2021', 'alustava', cost, '', '365000', '45000', 'tarkka'],
    ]);
    expect(rows[1]).toMatchObject({ 'Toiminnan laajuus, noin': '560000', Versio: '1' });
    expect(rowsBy(await sheetOf(path('2020-05-31'))).map((row) => row['Vuosi'])).toEqual(['2012', '2012']);
  });

  it('keeps a range a range and what is unknown empty', async () => {
    const [row] = rowsBy(await sheetOf(`/api/v1/applications/export?format=xlsx&project=YEE&asOn=${AS_ON}`));
    expect(row).toMatchObject({
      'Haettu, oma osuus, vähintään': '200000',
      'Haettu, oma osuus, enintään': '300000',
      'Haettu, oma osuus, yhteensä': '',
      'Haettu, koko hanke, yhteensä': '1000000',
      'Haettu, koko hanke, tarkkuus': 'noin',
      'Myönnetty, oma osuus, yhteensä': '',
    });
  });

  it('speaks the language of the reader', async () => {
    const path = '/api/v1/organisations/export?format=xlsx&kind=stateAuthority';
    expect((await sheetOf(path)).rows[0]?.[3]?.text).toBe('Y-tunnus');
    const swedish = await sheetOf(path, { 'accept-language': 'sv-FI,sv;q=0.9,en;q=0.8' });
    expect(swedish.rows[0]?.[3]?.text).toBe('FO-nummer');
    expect(swedish.rows.flat().map(({ text }) => text)).toContain('2229500-6');
    const english = await sheetOf(`${path}&lang=en`, { 'accept-language': 'sv' });
    expect(english.rows[0]?.[3]?.text).toBe('Business ID');
  });

  it('says of a deadline the day by which to act', async () => {
    const rows = rowsBy(await sheetOf(`/api/v1/deadlines/export?format=xlsx&asOn=2020-09-30&kind=call`));
    expect(rows.find((row) => row['Päivä'] === '2020-10-31')).toMatchObject({
      'Päättyy todella': '2020-10-31',
      'Toimi viimeistään': '2020-10-30',
    });
  });
});

describe('a list as CSV', () => {
  it('opens in Finnish Excel', async () => {
    const answer = await viewer.download(
      `/api/v1/applications/export?format=csv&project=MONNI&asOn=${AS_ON}`,
    );
    expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(answer.body.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
    expect(answer.body.toString('utf8')).toContain(';921600,00;230400,00;');
  });
});

describe('an export that is refused', () => {
  it('names the parameter', async () => {
    for (const [query, pointer] of [
      ['', '?format'],
      ['?format=pdf', '?format'],
      ['?format=csv&lang=de', '?lang'],
      ['?format=csv&limit=5', '?limit'],
      ['?format=csv&status=gone', '?status'],
    ]) {
      const answer = await viewer.get<{ errors: { pointer: string }[] }>(`/api/v1/projects/export${query}`);
      expect(answer).toMatchObject({ status: 422, body: { errors: [{ pointer }] } });
    }
  });

  it('is too long: it says the limit and what to do', async () => {
    await test.query(
      `insert into organisations (id, name, kind)
       select gen_random_uuid(), 'TESTI ' || n, 'unknown' from generate_series(1, 10001) n`,
    );
    const answer = await viewer.get<{ code: string; detail: string }>(
      '/api/v1/organisations/export?format=csv',
    );
    expect(answer).toMatchObject({ status: 422, body: { code: 'export.too_many' } });
    expect(answer.body.detail).toContain('10000');
  });
});
