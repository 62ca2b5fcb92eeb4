import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SampleService } from '../../../src/modules/sample/index.js';
import { readXlsx } from '../../../src/platform/tabular/index.js';
import { type TestApp, createTestApp } from '../../support/app.js';
import { addPortfolioFigures } from '../../support/portfolio.js';

const LIMITS = { megabytes: 20, sheets: 5, rows: 10_001, columns: 100 };

/** The rows of a workbook, each by the words of the headers; empty cells are left out. */
async function rowsOf(test: TestApp, path: string): Promise<Record<string, string>[]> {
  const answer = await (await test.as('viewer')).download(`/api/v1/portfolio${path}`);
  expect([answer.status, path]).toEqual([200, path]);
  const [sheet] = await readXlsx(answer.body, LIMITS);
  const [headers = [], ...rows] = sheet?.rows ?? [];
  return rows.map((row) =>
    Object.fromEntries(
      headers.flatMap(({ text }, at) => (row[at]?.text ? [[text, row[at].text] as const] : [])),
    ),
  );
}

describe('the portfolio of the hand-worked figures as files', () => {
  let test: TestApp;
  beforeAll(async () => {
    test = await createTestApp({ now: '2021-06-30T09:00:00Z' });
    await addPortfolioFigures(test);
  });
  afterAll(() => test.close());

  it('gives the cover line by line: the amounts of a year are its cost, what is unknown is empty and said', async () => {
    const rows = await rowsOf(test, '/cover/export?format=xlsx&from=2021&to=2022&asOn=2021-06-30');
    const of = (year: string, more: object = {}) =>
      rows.filter((row) =>
        Object.entries({ Vuosi: year, Toiminta: 'Hankkeet', ...more }).every(
          ([key, value]) => row[key] === value,
        ),
      );
    const cost = (year: string) => of(year).reduce((sum, row) => sum + Number(row['Summa'] ?? 0), 0);
    expect([cost('2021'), cost('2022')]).toEqual([45400, 45000]);
    expect(of('2022', { Varmuus: 'Varmistettu', Rahoituslähde: 'EU:n ja valtion tuki' })).toEqual([
      {
        ...{ Vuosi: '2022', Toiminta: 'Hankkeet', Hanke: 'TESTI-2', 'Hankkeen nimi': 'Hanke TESTI-2' },
        ...{ Rahoituslähde: 'EU:n ja valtion tuki', Varmuus: 'Varmistettu', Peruste: 'Rahoituspäätös' },
        ...{ 'Päätös tai sopimus': 'TESTI/2/2020', Summa: '32000' },
      },
    ]);
    expect(of('2022', { Hanke: 'TESTI-1' })).toEqual([
      expect.objectContaining({ 'Koko hanke, vähintään': '900', Huomautus: 'oma osuus ei tiedossa' }),
    ]);
    expect(of('2022', { Hanke: 'TESTI-1' })[0]).not.toHaveProperty('Summa');
    expect(rows.find((row) => row['Hanke'] === 'TESTI-3')).toMatchObject({
      ...{ 'Koko hanke, vähintään': '1000000', Huomautus: 'oma osuus ei tiedossa' },
    });
    expect(rows.filter((row) => row['Toiminta'] === 'Perustoiminta')).toEqual(
      ['2021', '2022'].map((Vuosi) => ({
        ...{ Vuosi, Toiminta: 'Perustoiminta' },
        Huomautus: 'ei rahoitussuunnitelmaa: ei tiedetä, mikä on katettu',
      })),
    );
  });

  it('is as on the day, supposes the refusals asked about, and speaks the language asked for', async () => {
    const path = '/cover/export?format=xlsx&from=2022&to=2022&lang=sv&asOn=';
    const lost = (day: string, more = '') =>
      rowsOf(test, `${path}${day}${more}`).then(
        (rows) =>
          rows.find((row) => row['Säkerhet'] === 'Otäckt' && row['Projekt'] === 'TESTI-2')?.['Belopp'],
      );
    expect(await lost('2021-06-30')).toBe('4000');
    expect(await lost('2021-05-30')).toBe('0');
    // With the support the municipalities' shares are lost too; the own 2 250 stand.
    expect(await lost('2021-06-30', '&without=TESTI-2')).toBe('42750');
  });

  it('gives the ladder step by step and source by source, the gaps in words', async () => {
    const rows = await rowsOf(test, '/ladder/export?format=xlsx&asOn=2021-06-30');
    const row = (project: string, step: string, source = 'yhteensä') =>
      rows.find(
        (one) => one['Hanke'] === project && one['Porras'] === step && one['Rahoituslähde'] === source,
      );
    expect(row('Koko salkku', 'Päätetty')).toMatchObject({
      ...{ 'Oma osuus, vähintään': '86000', 'Oma osuus, enintään': '86000' },
      ...{ 'Josta vähennetty palautuksia': '4000', 'Verrattuna portaaseen': 'Haettu' },
      ...{ 'Vähennys, vähintään': '14000', 'Vähennys, %': '14', 'Vähennyksestä palautettavaa': '4000' },
    });
    expect(row('TESTI-2', 'Käytetty', 'Omarahoitus')).toMatchObject({ 'Oma osuus, vähintään': '61.73' });
    expect(row('Koko salkku', 'Haettu')).toMatchObject({
      ...{ 'Oma osuus, vähintään': '100000', 'Koko hanke, vähintään': '1000000' },
      Huomautus: 'summa ei tiedossa: TESTI-3',
    });
    expect(row('TESTI-2', 'Maksettu')).toEqual({
      ...{
        Hanke: 'TESTI-2',
        'Hankkeen nimi': 'Hanke TESTI-2',
        Porras: 'Maksettu',
        Rahoituslähde: 'yhteensä',
      },
      ...{ 'Josta vähennetty palautuksia': '0', Huomautus: expect.stringContaining('maksatushakemusten') },
    });
  });

  it('opens in Finnish Excel: semicolons, decimal commas also in a percentage', async () => {
    const viewer = await test.as('viewer');
    const answer = await viewer.download('/api/v1/portfolio/ladder/export?format=csv&asOn=2021-06-30');
    expect(answer.headers['content-disposition']).toBe('attachment; filename="rahan-portaat-2021-06-30.csv"');
    expect(answer.body.toString('utf8')).toContain(';3500,00;3500,00;4,1;');
  });

  it('refuses what the view refuses', async () => {
    const viewer = await test.as('viewer');
    for (const [query, pointer] of [
      ['cover/export?from=2020', '?format'],
      ['cover/export?format=csv&from=2021&to=2020', '?to'],
      ['ladder/export?format=pdf', '?format'],
      ['own-risk/export?format=csv&lang=de', '?lang'],
      ['decision-latency/export?format=csv&asOn=yesterday', '?asOn'],
    ]) {
      expect(await viewer.get(`/api/v1/portfolio/${query}`)).toMatchObject({
        status: 422,
        body: { errors: [{ pointer }] },
      });
    }
  });
});

describe('the sample portfolio as files', () => {
  let test: TestApp;
  beforeAll(async () => {
    test = await createTestApp();
    await test.service(SampleService).load();
  });
  afterAll(() => test.close());

  it('leaves 45 000 of PERUS 2021 uncovered', async () => {
    const rows = await rowsOf(test, '/cover/export?format=xlsx&from=2021&to=2021&asOn=2020-09-30');
    expect(rows.find((row) => row['Varmuus'] === 'Kattamatta')).toMatchObject({
      ...{ Vuosi: '2021', Hanke: 'PERUS', Summa: '45000' },
    });
    expect(rows.find((row) => row['Hanke'] === 'YEE')).toMatchObject({
      ...{ 'Vuosille jakamatta, vähintään': '200000', 'Vuosille jakamatta, enintään': '300000' },
    });
  });

  it('says of the days at own risk what is an example, and of the latency which day is not known', async () => {
    const [monni] = await rowsOf(test, '/own-risk/export?format=xlsx&asOn=2020-09-30');
    expect(monni).toMatchObject({
      ...{ Hanke: 'MONNI', Tila: 'omalla riskillä', Alkaen: '2020-08-01', 'Viimeinen päivä': '2020-09-30' },
      ...{ Päiviä: '61', Käytetty: '34320.14', Huomautus: 'esimerkkiluku' },
    });
    const [waiting] = await rowsOf(test, '/decision-latency/export?format=xlsx&asOn=2020-09-30');
    expect(waiting).toMatchObject({ Hanke: 'MONNI', Tila: 'odottaa päätöstä' });
    expect(waiting).not.toHaveProperty('Odotettu, päivää');
    expect(waiting?.['Huomautus']).toBe('jättöpäivä ei tiedossa');
  });
});
