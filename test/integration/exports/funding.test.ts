import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ReadSheet, readXlsx } from '../../../src/platform/tabular/index.js';
import { type TestApp, createTestApp } from '../../support/app.js';
import { changeHands } from '../../support/changes.js';
import type { ApiClient } from '../../support/client.js';

const LIMITS = { megabytes: 20, sheets: 5, rows: 10_001, columns: 100 };

let test: TestApp;
let viewer: ApiClient;
beforeAll(async () => {
  test = await createTestApp({ now: '2020-09-01T09:00:00Z' });
  viewer = await test.as('viewer');
});
afterAll(() => test.close());

async function rowsOf(path: string): Promise<Record<string, string>[]> {
  const answer = await viewer.download(path, {});
  expect(answer.status).toBe(200);
  const [sheet]: ReadSheet[] = await readXlsx(answer.body, LIMITS);
  const [headers = [], ...rows] = sheet?.rows ?? [];
  return rows.map((row) => Object.fromEntries(headers.map(({ text }, at) => [text, row[at]?.text ?? ''])));
}

describe('the rules of the instruments as a file', () => {
  it('say each validity with its value in its unit, source and whether a source confirmed it', async () => {
    const rows = await rowsOf('/api/v1/instruments/export?format=xlsx');
    const instruments = await viewer.get<{ items: { rules: object[] }[] }>('/api/v1/instruments');
    expect(rows).toHaveLength(instruments.body.items.flatMap(({ rules }) => rules).length);
    const find = (code: string, rule: string) =>
      rows.find((row) => row['Tunnus'] === code && row['Sääntö'] === rule);
    expect(find('stm-state-grant', 'Palautuksen alaraja')).toEqual({
      ...{ Tunnus: 'stm-state-grant', Rahoitusinstrumentti: 'STM:n valtionavustus' },
      ...{ Rahoittaja: 'Sosiaali- ja terveysministeriö', Aihe: 'Käyttö, palautus ja säilytys' },
      ...{ Sääntö: 'Palautuksen alaraja', Arvo: '100,00\u00a0€', Peruste: '', Toistuu: '', Pyöristys: '' },
      ...{ 'Voimassa alkaen': '', 'Voimassa asti': '', Lähde: 'Valtionavustuslaki (688/2001)' },
      ...{ Vahvistus: 'Vahvistettu', Versio: '1' },
      Huomautus: 'Enintään tämän suuruisen summan saa jättää palauttamatta.',
    });
    expect(find('avi-state-grant', 'Muutoshakemus viimeistään ennen loppua')).toMatchObject({
      ...{ Arvo: '30 päivää', Peruste: 'käyttöajan päättymisestä' },
    });
    expect(find('esr-plus-2021-2027', 'Vakiosivukulut (ammattikorkeakoulun opetushenkilöstö)')).toMatchObject(
      { Arvo: '20,42\u00a0%', 'Voimassa alkaen': '2021-08-24', Pyöristys: expect.any(String) },
    );
    expect(find('esr-plus-2021-2027', 'Matkojen yksikkökustannukset')?.['Arvo']).toMatch(
      /^176,00\s€\/pv, 132,00\s€\/pv, 368,00\s€\/pv, 720,00\s€\/pv$/,
    );
    expect(find('stea', 'Selvitys viimeistään')).toMatchObject({ Arvo: '31.5.' });
    expect(find('vtr', 'Haku toistuu')).toMatchObject({ Arvo: '1 vuosi' });
    expect(find('esr-2014-2020', 'Viimeinen maksatushakemus')).toMatchObject({
      ...{ Arvo: '4 kuukautta', Vahvistus: 'Vahvistamatta' },
    });
  });

  it('are those of one instrument when asked so, in the language of the reader', async () => {
    const rows = await rowsOf('/api/v1/instruments/export?format=xlsx&lang=sv&instrument=esr-plus-2021-2027');
    expect(new Set(rows.map((row) => row['Kod']))).toEqual(new Set(['esr-plus-2021-2027']));
    expect(rows.find((row) => row['Regel']?.startsWith('Procentuell ersättning'))).toMatchObject({
      ...{ Regel: 'Procentuell ersättning (täcker övriga kostnader)', Värde: '40\u00a0%' },
    });
    expect((await viewer.get('/api/v1/instruments/export?format=xlsx&instrument=none')).status).toBe(404);
    expect(await viewer.get('/api/v1/instruments/export')).toMatchObject({
      ...{ status: 422, body: { errors: [{ pointer: '?format' }] } },
    });
  });

  it('are CSV for Finnish Excel', async () => {
    const { headers, body } = await viewer.download('/api/v1/instruments/export?format=csv', {});
    expect(headers['content-disposition']).toBe(
      'attachment; filename="instrumenttien-saannot-2020-09-01.csv"',
    );
    expect(body.toString('utf8')).toContain(';Palautuksen alaraja;100,00\u00a0€;');
  });
});

describe('the calls as a file', () => {
  it('hold every call of the filter, those that close first on top', async () => {
    const director = await test.as('director');
    for (const [title, closes] of [
      ['Testihaku B', '2020-12'],
      ['Testihaku A', '2020-10-31'],
    ] as const) {
      const made = await director.post('/api/v1/calls', {
        ...{ instrument: 'vtr', title, opens: '2020-08-01', closes },
        ...{ requirements: ['Aiesopimus', 'Kustannusarvio'], source: 'Testi' },
        ...(closes.length === 10 ? { closesTime: '16:15' } : {}),
      });
      expect(made.status).toBe(201);
    }
    const rows = await rowsOf('/api/v1/calls/export?format=xlsx&instrument=vtr');
    expect(rows).toEqual([
      {
        ...{ Haku: 'Testihaku A', Tila: 'avoinna', Avautuu: '2020-08-01', 'Avautuu klo': '' },
        ...{ Rahoitusinstrumentti: 'Sosiaalityön valtion tutkimusrahoitus (VTR)' },
        ...{
          Rahoittaja: 'Sosiaali- ja terveysministeriö',
          Sulkeutuu: '2020-10-31',
          'Sulkeutuu klo': '16.15',
        },
        ...{ Vaatimukset: 'Aiesopimus; Kustannusarvio', Hakemuksia: '0', Lähde: 'Testi', Huomautus: '' },
      },
      expect.objectContaining({ Haku: 'Testihaku B', 'Sulkeutuu klo': '' }),
    ]);
  });
});

describe('what a project has agreed, asked and must do as a file', () => {
  it('holds agreements, change requests and obligations, each with its days', async () => {
    const hands = await changeHands(test);
    await hands.granted('TESTI-EXPORT', 'avi-state-grant', { periodEnds: '2022-12-31' });
    test.clock.set('2020-12-01T09:00:00Z');
    const change = (await hands.draft('TESTI-EXPORT', { reason: 'Viivästys', other: 'Sisältö tarkentuu.' }))
      .body;
    expect((await hands.file(change, '2020-12-01', '2020-12-01')).status).toBe(200);
    const project = '/api/v1/projects/TESTI-EXPORT';
    expect(await rowsOf(`${project}/change-requests/export?format=xlsx`)).toEqual([
      expect.objectContaining({
        ...{ Hanke: 'TESTI-EXPORT', Numero: '1', Tila: 'jätetty, odottaa päätöstä', Perustelu: 'Viivästys' },
        ...{ 'Muu muutos': 'Sisältö tarkentuu.', Jätetty: '2020-12-01', Voimaan: '2020-12-01' },
      }),
    ]);
    expect(await rowsOf(`${project}/change-requests/export?format=xlsx&state=approved`)).toEqual([]);
    const obligations = await rowsOf(`${project}/obligations/export?format=xlsx`);
    expect(obligations.find((row) => row['Sääntö'])).toMatchObject({
      ...{ Velvoite: 'Viimeinen päivä jättää muutoshakemus', Päivä: '2022-12-01' },
      ...{ Lähde: 'Aluehallintoviraston sivut valtionavustuksista', 'Laskun alkupäivä': '2022-12-31' },
    });

    const [organisation] = await test.query<{ id: string; name: string }>(
      `insert into organisations (id, name, kind) values (gen_random_uuid(), 'Testikunta', 'municipality')
       returning id, name`,
    );
    const agreed = await hands.director.post(
      `${project}/agreements`,
      {
        ...{ organisationId: organisation?.id, fundingClass: 'municipalContribution' },
        ...{ signedOn: '2020-11-01', amount: '24800.00' },
      },
      { idempotencyKey: 'exports-agreement' },
    );
    expect(agreed.status).toBe(201);
    expect(await rowsOf(`${project}/agreements/export?format=xlsx`)).toEqual([
      expect.objectContaining({
        ...{ Rahoittaja: organisation?.name, Rahoituslähde: 'Kuntarahoitusosuus', Sovittu: '24800' },
        ...{ Allekirjoitettu: '2020-11-01', 'Saatu tilille': '0', Saamatta: '24800' },
      }),
    ]);
    expect(await rowsOf(`${project}/agreements/export?format=xlsx&asOn=2020-10-31`)).toEqual([]);
  });
});
