import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import iconv from 'iconv-lite';
import { type TestApp, createTestApp } from '../../support/app.js';
import type { ApiClient } from '../../support/client.js';
import { addProject, ledgerCsv, sendFile } from '../../support/finance.js';

interface Preview {
  encoding: string;
  separator: string;
  newCount: number;
  knownCount: number;
  skippedCount: number;
  errorCount: number;
  total: string;
  sums: { projectId: string; costCategory: string | null; rows: number; amount: string }[];
  errors: { row: number; column: string; value: string; code: string; detail: string }[];
  skipped: { row: number; reason: string }[];
  warnings: { code: string; rows: number }[];
  unknownCostCentres: { costCentre: string; rows: number }[];
}
interface Batch {
  id: string;
  addedCount: number;
  total: string;
  reversesBatchId: string | null;
  reversedByBatchId: string | null;
}
interface Imported {
  addedCount: number;
  knownCount: number;
  skippedCount: number;
  batch: Batch | null;
}
interface Refusal {
  code: string;
  params: Record<string, string | number>;
  errors: { pointer: string; code: string; detail: string; params: Record<string, unknown> }[];
}

let app: TestApp;
let finance: ApiClient;
let projectId: string;
let costCentre: string;
let project = 0;

const preview = <T = Preview>(content: Buffer | string, fields?: Record<string, string>) =>
  sendFile<T>(finance, '/api/v1/imports/preview', content, fields);
const commit = <T = Imported>(content: Buffer | string, fields?: Record<string, string>) =>
  sendFile<T>(finance, '/api/v1/imports', content, fields);
const row = (day: string, account: string, amount: string, voucher = '', line = '', text = 'Selite') => [
  day,
  account,
  costCentre,
  text,
  amount,
  voucher,
  line,
];
const ledgerSum = async () => {
  const [sum] = await app.query<{ count: number; cents: bigint }>(
    `select count(*)::int as count, coalesce(sum(amount_cents), 0)::bigint as cents
       from ledger_entries where project_id = $1`,
    [projectId],
  );
  return sum;
};

beforeAll(async () => {
  app = await createTestApp({ now: '2021-06-01T09:00:00Z' });
  finance = await app.as('finance');
});
afterAll(() => app.close());

beforeEach(async () => {
  project += 1;
  projectId = await addProject(app, `P${project}`);
  costCentre = `KP${project}`;
  const told = await finance.post('/api/v1/cost-centres', { code: costCentre, projectId });
  expect(told.status).toBe(201);
});

describe('an import', () => {
  it('shows before it stores, and stores what it showed', async () => {
    const file = ledgerCsv([
      row('15.1.2021', '4000', '2 500,00', '1', '1'),
      row('16.1.2021', '4340', '-12,50', '1', '2'),
      row('17.1.2021', '3300', '-900,00', '2', '1'),
      row('17.1.2021', '4340', '0,00', '3', '1'),
    ]);
    const shown = await preview(file);
    expect(shown).toMatchObject({ status: 200, body: { encoding: 'UTF-8', separator: 'semicolon' } });
    expect(shown.body).toMatchObject({ newCount: 3, knownCount: 0, skippedCount: 1, total: '1587.50' });
    expect(shown.body.sums).toContainEqual({ projectId, costCategory: null, rows: 1, amount: '-900.00' });
    expect(await ledgerSum()).toEqual({ count: 0, cents: 0n });
    const stored = await commit(file);
    expect(stored).toMatchObject({ status: 201, body: { addedCount: 3, skippedCount: 1 } });
    expect(stored.body.batch).toMatchObject({ addedCount: 3, total: '1587.50' });
    expect(await ledgerSum()).toEqual({ count: 3, cents: 158750n });
  });

  it('of the same file adds nothing, and of an overlapping one exactly the new rows', async () => {
    const rows = [
      row('15.1.2021', '4340', '10,00', '11', '1'),
      row('15.1.2021', '4340', '5,00'),
      row('15.1.2021', '4340', '5,00'),
    ];
    await commit(ledgerCsv(rows));
    const again = await commit(ledgerCsv(rows));
    expect(again.body).toEqual({ addedCount: 0, knownCount: 3, skippedCount: 0, batch: null });
    const more = [...rows, row('15.1.2021', '4340', '5,00'), row('16.1.2021', '4340', '1,00', '12', '1')];
    expect((await preview(ledgerCsv(more))).body).toMatchObject({
      newCount: 2,
      knownCount: 3,
      total: '6.00',
      warnings: [{ code: 'noVoucher', rows: 3 }],
    });
    expect((await commit(ledgerCsv(more))).body).toMatchObject({ addedCount: 2, knownCount: 3 });
    expect(await ledgerSum()).toEqual({ count: 5, cents: 2600n });
  });

  it('at the same time as another adds each row once', async () => {
    const rows = Array.from({ length: 300 }, (_, at) =>
      row('1.2.2021', '4340', '1,00', `S${project}`, `${at}`),
    );
    const answers = await Promise.all([
      commit(ledgerCsv(rows.slice(0, 200))),
      commit(ledgerCsv(rows.slice(100).reverse())),
      commit(ledgerCsv(rows)),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect(answers.reduce((sum, { body }) => sum + body.addedCount, 0)).toBe(300);
    expect(await ledgerSum()).toEqual({ count: 300, cents: 30000n });
  });

  it('with one wrong row stores nothing and names the row, the column and what would be right', async () => {
    const file = ledgerCsv([
      row('15.1.2021', '4340', '10,00', '21', '1'),
      row('31.2.2021', '4340', '10,00', '21', '2'),
      row('16.1.2021', '4340', '1.234', '21', '3'),
    ]);
    const shown = await preview(file);
    expect(shown.body.errorCount).toBe(2);
    expect(shown.body.errors).toMatchObject([
      { row: 3, column: 'Kirjauspäivä', value: '31.2.2021', code: 'day.none' },
      { row: 4, column: 'Summa', value: '1.234', code: 'amount.ambiguous' },
    ]);
    const refused = await commit<Refusal>(file);
    expect(refused).toMatchObject({ status: 422, body: { code: 'import.rejected', params: { count: 2 } } });
    expect(refused.body.errors[0]).toMatchObject({ pointer: '/rows/3/Kirjauspäivä', code: 'day.none' });
    expect(await ledgerSum()).toEqual({ count: 0, cents: 0n });
  });

  it('asks once for the project of a cost centre and remembers it', async () => {
    const unknown = `UUSI${project}`;
    const file = ledgerCsv([['15.1.2021', '4340', unknown, 'x', '10,00', '31', '1']]);
    expect((await preview(file)).body).toMatchObject({
      errorCount: 1,
      unknownCostCentres: [{ costCentre: unknown, rows: 1 }],
    });
    await finance.post('/api/v1/cost-centres', { code: unknown, projectId });
    expect((await commit(file)).body.addedCount).toBe(1);
    const twice = await finance.post<Refusal>('/api/v1/cost-centres', {
      code: unknown.toLowerCase(),
      projectId,
    });
    expect(twice).toMatchObject({ status: 409, body: { code: 'record.exists' } });
  });

  it('books rows without a cost centre on the project chosen, else asks for it', async () => {
    const file = 'Pvm;Tili;Summa;Tosite\n1.2.2021;4340;5,00;41\n';
    expect((await preview(file)).body.errors[0]?.code).toBe('import.project');
    expect((await commit(file, { projectId })).body.addedCount).toBe(1);
    const wrong = await preview<Refusal>(file, { projectId: 'x' });
    expect(wrong.body.errors[0]).toMatchObject({ pointer: '/projectId', code: 'reference.missing' });
  });

  it('reads Windows-1252, other separators, titles above the headers and drifting headers', async () => {
    const csv = iconv.encode(
      `Pääkirja ajalta 1.1.-31.3.2021\n\n"Kirjaus-\npäivä"\tKirjauspäivä \tTili nro\tVastuualue\tNetto:\nx\t5.2.2021\t4340\t${costCentre}\t−7,25 €\n`.replace(
        '−',
        '-',
      ),
      'windows-1252',
    );
    expect((await preview(csv)).body).toMatchObject({
      encoding: 'Windows-1252',
      separator: 'tab',
      newCount: 1,
      errorCount: 0,
      total: '-7.25',
    });
  });

  it('refuses a voucher line that stands elsewhere with other figures', async () => {
    await commit(ledgerCsv([row('1.3.2021', '4340', '5,00', `V${project}`, '1')]));
    const changed = await commit<Refusal>(ledgerCsv([row('1.3.2021', '4340', '6,00', `V${project}`, '1')]));
    expect(changed.body).toMatchObject({
      code: 'import.rejected',
      errors: [{ code: 'import.line_differs' }],
    });
    const inside = await preview(
      ledgerCsv([
        row('1.3.2021', '4340', '5,00', `W${project}`, '1'),
        row('1.3.2021', '4340', '5,00', `W${project}`, '1', 'Other words'),
        row('1.3.2021', '4340', '7,00', `W${project}`, '1'),
      ]),
    );
    expect(inside.body).toMatchObject({ newCount: 1, skippedCount: 1, errorCount: 1 });
    expect(inside.body.errors[0]).toMatchObject({ row: 4, code: 'import.line_differs' });
  });

  it('is undone once as one reversal, after which the file may come again', async () => {
    const file = ledgerCsv([
      row('1.4.2021', '4340', '5,00', `U${project}`, '1'),
      row('2.4.2021', '4340', '8,00', `U${project}`, '2'),
    ]);
    const { body } = await commit(file);
    const undo = () => finance.post<Batch & Refusal>(`/api/v1/imports/${body.batch?.id ?? ''}/reversal`);
    expect(await undo()).toMatchObject({ status: 201, body: { addedCount: 2, total: '-13.00' } });
    expect(await ledgerSum()).toEqual({ count: 4, cents: 0n });
    expect(await undo()).toMatchObject({ status: 409, body: { code: 'import.reversed' } });
    expect((await commit(file)).body.addedCount).toBe(2);
    const { body: list } = await finance.get<{ items: Batch[] }>('/api/v1/imports?limit=3');
    expect(list.items[1]).toMatchObject({ reversesBatchId: body.batch?.id });
    expect(list.items[2]).toMatchObject({ id: body.batch?.id, reversedByBatchId: list.items[1]?.id });
  });
});

describe('a file that is no export', () => {
  it.each([
    ['a workbook', Buffer.from('PK\u0003\u0004\u0014'), 'import.not_text'],
    ['nothing', '', 'import.empty'],
    ['headers alone', 'Pvm;Tili;Summa\n', 'import.empty'],
    ['other headers', 'Nimi;Osoite\nA;B\n', 'import.headers'],
    ['an open quotation', 'Pvm;Tili;Summa\n1.1.2021;4340;"5,00\n', 'import.unreadable'],
  ])('is refused: %s', async (_what, content, code) => {
    expect(await preview<Refusal>(content)).toMatchObject({ status: 422, body: { code } });
    expect(await commit<Refusal>(content)).toMatchObject({ status: 422, body: { code } });
  });

  it('is refused above the limit, with the limit', async () => {
    const large = Buffer.alloc(20 * 1_048_576 + 1, 'x');
    expect(await preview<Refusal>(large)).toMatchObject({
      status: 413,
      body: { code: 'upload.too_large', params: { maxMegabytes: 20 } },
    });
  });

  it('is asked for when there is none', async () => {
    expect((await finance.post<Refusal>('/api/v1/imports', {})).body.code).toBe('upload.missing');
    const broken = await finance.sendRaw<Refusal>('POST', '/api/v1/imports', 'no parts', {
      'content-type': 'multipart/form-data; boundary=x',
    });
    expect(broken.body.code).toBe('upload.missing');
  });
});
