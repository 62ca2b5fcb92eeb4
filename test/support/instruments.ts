/** Instruments in tests: the database as an older release, with other rules, left it. */
import type { InstrumentRule } from '../../src/modules/funding/index.js';
import type { ApiClient } from './client.js';
import { readInstrumentFiles } from '../../src/modules/funding/instruments/instrument-files.js';

interface Database {
  query: (sql: string, params: unknown[]) => Promise<unknown>;
}

/** Adds a version as if a release had delivered these rules, made of those of today's file. */
export async function stateDelivered(
  database: Database,
  code: string,
  change: (rules: readonly InstrumentRule[]) => readonly InstrumentRule[],
): Promise<void> {
  const file = readInstrumentFiles().find((one) => one.code === code);
  await database.query(
    `insert into funding_instrument_versions (id, instrument, number, origin, rules)
     select gen_random_uuid(), $1, max(number) + 1, 'delivered', $2::jsonb
       from funding_instrument_versions where instrument = $1`,
    [code, JSON.stringify(change(file?.rules ?? []))],
  );
}

/** The salary of the worked example: 51 856,44 € with side costs of 26,44 % is 65 567,28 € of staff costs. */
export const workedInputs = (flatRate: string) => ({
  model: 'flatRate',
  flatRate,
  staff: [{ kind: 'salary', amount: '51856.44', on: '2022-01-31' }],
});

/** A project of the director's that has applied for ESR+ on the clock's day. */
export async function appliedForEsrPlus(director: ApiClient, code: string, day: string): Promise<string> {
  await sent(
    director.post('/api/v1/projects', {
      ...{ code, nameFi: code, ownRole: 'administrator', status: 'preparation' },
    }),
  );
  const { id } = await sent(
    director.post<{ id: string }>(
      '/api/v1/applications',
      { project: code, instrument: 'esr-plus-2021-2027', submitted: day },
      { idempotencyKey: `instruments-${code}` },
    ),
  );
  return id;
}

/** Grants the worked example on the day: 73 435,35 € of 91 794,19 €, by the flat rate. */
export async function grantWorked(director: ApiClient, application: string, decided: string): Promise<void> {
  await sent(
    director.post(
      `/api/v1/applications/${application}/decisions`,
      {
        ...{ number: `TESTI/${application.slice(-6)}`, decided, outcome: 'granted', rate: '80' },
        ...{ periodStarts: '2022-01-01', periodEnds: '2023-12-31', costModel: 'flatRate' },
        amounts: [
          {
            ...{ scope: 'own', exactness: 'exact' },
            ...{ grant: '73435.35', ownContribution: '18358.84', total: '91794.19' },
          },
        ],
      },
      { idempotencyKey: `instruments-${application}` },
    ),
  );
}

/** Stores the worked example as the project's cost estimate of 2022. */
export async function estimateWorked(director: ApiClient, code: string, flatRate: string): Promise<string> {
  const { id } = await sent(
    director.post<{ id: string }>(
      `/api/v1/projects/${code}/cost-estimates`,
      { year: 2022, inputs: workedInputs(flatRate) },
      { idempotencyKey: `instruments-estimate-${code}` },
    ),
  );
  return id;
}

/** What was made; anything else than that fails the test with the refusal. */
async function sent<T>(answer: Promise<{ status: number; body: T }>): Promise<T> {
  const { status, body } = await answer;
  if (status !== 201) throw new Error(`${status}: ${JSON.stringify(body)}`);
  return body;
}
