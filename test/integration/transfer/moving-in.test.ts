import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import iconv from 'iconv-lite';
import { SampleService } from '../../../src/modules/sample/index.js';
import { readXlsx, writeXlsx } from '../../../src/platform/tabular/index.js';
import { type TestApp, createTestApp } from '../../support/app.js';
import type { Answer, ApiClient } from '../../support/client.js';

const PATH = '/api/v1/moving-in';

interface Preview {
  code?: string;
  params?: Record<string, unknown>;
  newCount: number;
  unchangedCount: number;
  changedCount: number;
  errorCount: number;
  encoding: string | null;
  needsName: boolean;
  columns: { index: number; header: string; field: string | null; recognition: string }[];
  sums: { field: string; from: string; to: string; approximate: boolean; known: number; unknown: number }[];
  rows: {
    row: number;
    code: string;
    state: string;
    differences: { field: string; stored: string | null; given: string; applicable: boolean }[];
  }[];
  errors: { row: number; column: string; code: string; pointer: string; params: Record<string, unknown> }[];
}

interface Result {
  addedCount: number;
  changedCount: number;
  unchangedCount: number;
  leftCount: number;
  import: { id: string; undoneAt: string | null } | null;
}

let test: TestApp;
let director: ApiClient;
beforeAll(async () => {
  test = await createTestApp({ now: '2021-03-31T09:00:00Z' });
  director = await test.as('director');
});
afterAll(() => test.close());

function send<Body>(
  path: string,
  file: Buffer,
  fields: Record<string, string> = {},
  name = 'hankkeet.xlsx',
): Promise<Answer<Body>> {
  const boundary = 'part-of-a-test';
  const parts = Object.entries(fields).map(
    ([field, value]) =>
      `--${boundary}\r\ncontent-disposition: form-data; name="${field}"\r\n\r\n${value}\r\n`,
  );
  const head = `${parts.join('')}--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: application/octet-stream\r\n\r\n`;
  const payload = Buffer.concat([Buffer.from(head), file, Buffer.from(`\r\n--${boundary}--\r\n`)]);
  return director.sendRaw('POST', `${PATH}/${path}`, payload, {
    'content-type': `multipart/form-data; boundary=${boundary}`,
  });
}
const csv = (...lines: string[]) => Buffer.from(lines.join('\r\n'));
const preview = async (file: Buffer, fields?: Record<string, string>) =>
  (await send<Preview>('preview', file, fields)).body;
const counts = ({ newCount, unchangedCount, changedCount, errorCount }: Preview) => [
  newCount,
  unchangedCount,
  changedCount,
  errorCount,
];

async function countRows(): Promise<unknown> {
  return test.query(
    `select (select count(*) from projects)::int as projects, (select count(*) from organisations)::int as organisations,
            (select count(*) from funding_applications)::int as applications,
            (select count(*) from funding_decisions)::int as decisions,
            (select count(*) from moving_in_imports)::int as imports,
            (select count(*) from outbox)::int as work`,
  );
}

const OWN = csv(
  'Hankeluettelo;;;;;;;;;;',
  'Tunnus;Hankkeen nimi;Rooli;Tila;Toteutusaika;Ohjelma;Rahoittaja;Oma osuus (€);Haettu;Myönnetty;Päätös;Osatoteuttajat',
  'TESTI-1;Ensimmäinen testihanke;hallinnoija;käynnissä;1.8.2020–31.12.2022;stm-state-grant;;;1 000 000;921 600,00;myönnetty;Testiyhdistys ry, Testi Oy',
  'TESTI-2;Toinen testihanke;osatoteuttaja;päätös puuttuu;2020-2022;esr-2014-2020;;200 000–300 000;noin 1 M€;;;',
  ';Tunnukseton testihanke;;idea;;;;;;;;',
  'Yhteensä;;;;;;;;;;;',
);

describe('a spreadsheet that is new to the tracker', () => {
  it('is shown first with its sums, and nothing is stored', async () => {
    const before = await countRows();
    const shown = await preview(OWN);
    expect(counts(shown)).toEqual([3, 0, 0, 0]);
    expect(shown.rows.map(({ code, state }) => [code, state])).toEqual([
      ['TESTI-1', 'new'],
      ['TESTI-2', 'new'],
      ['TUNNUKSETON-TESTIHANKE', 'new'],
    ]);
    expect(shown.sums).toEqual([
      { field: 'appliedOwn', from: '200000.00', to: '300000.00', approximate: false, known: 1, unknown: 2 },
      {
        field: 'appliedWhole',
        from: '2000000.00',
        to: '2000000.00',
        approximate: true,
        known: 2,
        unknown: 1,
      },
      { field: 'grantedWhole', from: '921600.00', to: '921600.00', approximate: false, known: 1, unknown: 2 },
    ]);
    expect(await countRows()).toEqual(before);
  });

  it('is stored as a whole; the same file again adds nothing', async () => {
    const { status, body } = await send<Result>('imports', OWN);
    expect(status).toBe(201);
    expect(body).toMatchObject({ addedCount: 3, changedCount: 0, unchangedCount: 0 });
    const after = await countRows();
    expect(counts(await preview(OWN))).toEqual([0, 3, 0, 0]);
    const again = await send<Result>('imports', OWN);
    expect(again.body).toMatchObject({ addedCount: 0, unchangedCount: 3, import: null });
    expect(await countRows()).toEqual(after);
  });

  it('became projects with their periods, money, decision and life', async () => {
    const project = await director.get<Record<string, unknown>>('/api/v1/projects/TESTI-1');
    expect(project.body).toMatchObject({
      nameFi: 'Ensimmäinen testihanke',
      ownRole: 'administrator',
      status: 'running',
      periods: { planned: { starts: '2020-08-01', ends: '2022-12-31', source: 'hankkeet.xlsx' } },
      partners: [{ name: 'Testi Oy' }, { name: 'Testiyhdistys ry' }],
    });
    const funding = await director.get<{ applications: unknown[] }>('/api/v1/projects/TESTI-2/funding');
    expect(funding.body.applications).toMatchObject([
      {
        state: 'pending',
        amounts: [
          { scope: 'own', exactness: 'range', min: '200000.00', max: '300000.00' },
          { scope: 'whole', exactness: 'approximate', total: '1000000.00' },
        ],
      },
    ]);
  });
});

describe('a spreadsheet that says something else', () => {
  const CHANGED = csv(
    'Tunnus;Nimi;Rooli;Loppu;Haettu',
    'testi-1;Ensimmäinen testihanke;ohjausryhmän jäsen;30.6.2023;1 100 000',
    'TESTI-2;Toinen testihanke;;;',
  );

  it('shows the differences, and what an import may not write', async () => {
    const shown = await preview(CHANGED);
    expect(counts(shown)).toEqual([0, 1, 1, 0]);
    expect(shown.rows[0]?.differences).toEqual([
      { field: 'ownRole', stored: 'administrator', given: 'steeringSeat', applicable: true },
      { field: 'plannedEnds', stored: '2022-12-31', given: '2023-06-30', applicable: true },
      { field: 'appliedWhole', stored: '1000000.00', given: '1100000.00', applicable: false },
    ]);
  });

  it('changes nothing unless it is chosen', async () => {
    const left = await send<Result>('imports', CHANGED);
    expect(left.body).toMatchObject({ changedCount: 0, leftCount: 1, import: null });
    const changed = await send<Result>('imports', CHANGED, { apply: '[2]' });
    expect(changed.body).toMatchObject({ changedCount: 1, leftCount: 0 });
    const project = await director.get('/api/v1/projects/TESTI-1');
    expect(project.body).toMatchObject({
      ownRole: 'steeringSeat',
      periods: { planned: { starts: '2020-08-01', ends: '2023-06-30' } },
    });
    const undone = await send<Result>(`imports/${changed.body.import?.id}/undo`, Buffer.alloc(0));
    expect(undone).toMatchObject({ status: 200, body: { undoneBy: 'director@test.example' } });
    expect((await director.get('/api/v1/projects/TESTI-1')).body).toMatchObject({
      ownRole: 'administrator',
      periods: { planned: { starts: '2020-08-01', ends: '2022-12-31' } },
    });
  });
});

describe('a spreadsheet with a wrong row', () => {
  it('stores nothing and names row and column', async () => {
    const before = await countRows();
    const file = csv(
      'Tunnus;Nimi;Päättyy;Päätös;Tila;Rahoitus',
      'TESTI-10;Oikea rivi;2022;;;',
      'TESTI-11;Väärä vuosi;30.11.2121;;;',
      'TESTI-12;Ei voi olla;;hylätty;käynnissä;vtr',
      'TESTI-13;;;;;',
      'TESTI-10;Toistamiseen;;;;',
    );
    const shown = await preview(file);
    expect(shown.errors.map(({ row, column, code }) => [row, column, code])).toEqual([
      [3, 'Päättyy', 'day.horizon'],
      [4, 'Tila', 'moving.status_decision'],
      [5, 'Nimi', 'field.required'],
      [6, 'Tunnus', 'moving.twice'],
    ]);
    expect(shown.errors[0]?.params).toMatchObject({ suggestion: '2021-11-30' });
    const refused = await send<Preview>('imports', file);
    expect(refused).toMatchObject({ status: 422, body: { code: 'moving.rejected', params: { count: 4 } } });
    expect(refused.body.errors.map(({ pointer }) => pointer)).toContain('/rows/3/Päättyy');
    expect(await countRows()).toEqual(before);
  });

  it('is refused by the rules of the other rooms, in the preview as well', async () => {
    await send(
      'imports',
      csv('Tunnus;Nimi;Rahoitus;Päätös;Päätöksen numero', 'TESTI-20;A;vtr;myönnetty;VN/1/2020'),
    );
    const shown = await preview(
      csv(
        'Tunnus;Nimi;Rahoitus;Päätös;Päätöksen numero',
        'TESTI-21;B;vtr;myönnetty;vn/1/2020',
        'TESTI-22;C;;;',
      ),
    );
    expect(shown.errors).toMatchObject([
      { row: 2, column: 'Päätöksen numero', code: 'decision.number_used' },
    ]);
    expect(shown.rows.map(({ state }) => state)).toEqual(['wrong', 'new']);
  });
});

describe('headers that nobody knows', () => {
  it('are given a meaning once and remembered', async () => {
    const file = csv('Numero;Otsake;Kuka', '1;Testihanke muistista;Testi Oy');
    const first = await preview(file);
    expect(first).toMatchObject({ needsName: true, newCount: 0 });
    expect((await send<Preview>('imports', file)).body).toMatchObject({ errors: [{ pointer: '/mapping' }] });
    const mapping = JSON.stringify({ 0: '', 1: 'name', 2: 'lead' });
    expect((await send<Result>('imports', file, { mapping })).body).toMatchObject({ addedCount: 1 });
    const remembered = await preview(file);
    expect(remembered.columns.map(({ field, recognition }) => [field, recognition])).toEqual([
      [null, 'remembered'],
      ['name', 'remembered'],
      ['lead', 'remembered'],
    ]);
    expect(counts(remembered)).toEqual([0, 1, 0, 0]);
  });

  it('are not given a meaning that does not exist', async () => {
    for (const fields of [{ mapping: '{"0":"colour"}' }, { mapping: '{"x":"name"}' }, { mapping: '[' }]) {
      expect(await send('preview', OWN, fields)).toMatchObject({
        status: 422,
        body: { errors: [{ pointer: '/mapping' }] },
      });
    }
    expect(await send('imports', OWN, { apply: '["a"]' })).toMatchObject({
      body: { errors: [{ pointer: '/apply' }] },
    });
  });
});

describe('an import that is undone', () => {
  const file = csv(
    'Tunnus;Nimi;Rahoitus;Haettu',
    'TESTI-30;Peruttava;vtr;1 000',
    'TESTI-31;Peruttava toinen;;',
  );

  it('is gone with everything it made, and may come again', async () => {
    const before = await countRows();
    const { body } = await send<Result>('imports', file);
    expect(await send(`imports/${body.import?.id}/undo`, Buffer.alloc(0))).toMatchObject({ status: 200 });
    expect(await countRows()).toMatchObject([{ ...(before as object[])[0], imports: expect.any(Number) }]);
    const again = await send(`imports/${body.import?.id}/undo`, Buffer.alloc(0));
    expect(again).toMatchObject({ status: 409, body: { code: 'import.reversed' } });
    expect((await send<Result>('imports', file)).body).toMatchObject({ addedCount: 2 });
  });

  it('is kept once something was built on it, and says on which project', async () => {
    const { items } = (await director.get<{ items: { id: string }[] }>(`${PATH}/imports`)).body;
    await director.patch('/api/v1/projects/TESTI-31', { note: 'Jatkettu käsin' }, { ifMatch: '"1"' });
    const refused = await send<Preview>(`imports/${items[0]?.id}/undo`, Buffer.alloc(0));
    expect(refused).toMatchObject({
      status: 409,
      body: { code: 'moving.built_on', params: { projects: 'TESTI-31' } },
    });
    expect((await director.get('/api/v1/projects/TESTI-30')).status).toBe(200);
  });
});

describe('a file that is no list of projects', () => {
  it.each([
    ['empty', Buffer.alloc(0), 'import.empty'],
    ['only headers', csv('Tunnus;Nimi'), 'import.empty'],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2]), 'moving.not_spreadsheet'],
    ['an archive that is broken', Buffer.from('PK\u0003\u0004broken'), 'moving.not_spreadsheet'],
    [
      'an old workbook, or one with a password',
      Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]),
      'moving.not_spreadsheet',
    ],
    [
      'of 300 columns',
      csv(Array.from({ length: 300 }, (_, at) => `S${at}`).join(';'), 'x'),
      'moving.too_large',
    ],
    ['of 3000 rows', csv('Nimi', ...Array.from({ length: 3000 }, (_, at) => `H${at}`)), 'moving.too_large'],
    ['a quotation that never ends', csv('Tunnus;Nimi', 'A;"B'), 'import.unreadable'],
  ])('%s is refused in plain words', async (_what, file, code) => {
    expect(await send('preview', file)).toMatchObject({ status: 422, body: { code } });
  });

  it('is read in Windows-1252, and says so', async () => {
    const shown = await preview(iconv.encode('Tunnus;Nimi\r\nTESTI-40;Äldre på väg', 'windows-1252'));
    expect(shown).toMatchObject({ encoding: 'Windows-1252', newCount: 1 });
  });

  it('is refused to those who may not import', async () => {
    const planner = await test.as('planner');
    expect((await planner.post(`${PATH}/preview`)).status).toBe(403);
  });
});

describe('the template', () => {
  it('has a sheet to fill in and one that explains it, and is recognised when it comes back', async () => {
    for (const lang of ['fi', 'sv', 'en']) {
      const { body } = await director.download(`${PATH}/template?lang=${lang}`);
      const [sheet, guide] = await readXlsx(body, { megabytes: 5, sheets: 5, rows: 100, columns: 100 });
      const headers = (sheet?.rows[0] ?? []).map(({ text }) => text);
      expect(headers.length).toBe(28);
      expect(guide?.rows.length).toBeGreaterThan(28);
      const filled = await writeXlsx([
        { name: 'Hankkeet', headers, rows: [[{ text: 'TESTI-50' }, { text: 'Mallipohjasta' }]] },
        { name: 'Ohje', headers: ['Sarake', 'Mitä'], rows: [[{ text: 'Tunnus' }, { text: 'Nimi' }]] },
      ]);
      const shown = await preview(filled);
      expect(shown.columns.every(({ field }) => field !== null)).toBe(true);
      expect(counts(shown)).toEqual([1, 0, 0, 0]);
    }
  });
});

describe('the sample portfolio', () => {
  it('goes out as a workbook and comes back without a change, in every language', async () => {
    const other = await createTestApp({ now: '2021-03-31T09:00:00Z' });
    try {
      await other.service(SampleService).load();
      director = await other.as('director');
      for (const [lang, format] of [
        ['fi', 'xlsx'],
        ['sv', 'xlsx'],
        ['en', 'csv'],
      ]) {
        const { body } = await director.download(`${PATH}/export?format=${format}&lang=${lang}`);
        const shown = await preview(body);
        expect(shown.rows.filter(({ state }) => state !== 'unchanged')).toEqual([]);
        expect(counts(shown)).toEqual([0, 39, 0, 0]);
        expect(shown.sums.find(({ field }) => field === 'grantedWhole')).toMatchObject({
          from: '1152000.00',
          known: 1,
          unknown: 38,
        });
      }
    } finally {
      director = await test.as('director');
      await other.close();
    }
  });
});
