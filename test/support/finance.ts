import { newId } from '../../src/platform/ids/index.js';
import type { TestApp } from './app.js';
import type { Answer, ApiClient } from './client.js';

/** A project to book on; its period is decided when given. */
export async function addProject(
  app: TestApp,
  code: string,
  period?: { starts: string; ends: string },
): Promise<string> {
  const id = newId();
  await app.query('insert into projects (id, code, name_fi) values ($1, $2, $3)', [
    id,
    code,
    `Hanke ${code}`,
  ]);
  if (period) {
    await app.query(
      `insert into project_periods (id, project_id, kind, starts, ends) values ($1, $2, 'decided', $3, $4)`,
      [newId(), id, period.starts, period.ends],
    );
  }
  return id;
}

/** Sends a file as a browser's form does. */
export async function sendFile<Body>(
  client: ApiClient,
  path: string,
  content: Buffer | string,
  fields: Record<string, string> = {},
): Promise<Answer<Body>> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  form.set('file', new Blob([content]), 'pääkirja.csv');
  const request = new Request('http://localhost/', { method: 'POST', body: form });
  return client.sendRaw('POST', path, Buffer.from(await request.arrayBuffer()), {
    'content-type': request.headers.get('content-type') ?? '',
  });
}

/** An export of accounting with these rows: day, account, cost centre, text, amount, voucher, line. */
export function ledgerCsv(rows: readonly (readonly string[])[]): string {
  const headers = ['Kirjauspäivä', 'Tili', 'Kustannuspaikka', 'Selite', 'Summa', 'Tosite', 'Rivi'];
  return [headers, ...rows].map((row) => row.join(';')).join('\r\n');
}
