import { expect } from '@jest/globals';
import type { ApplicationAnswer } from '../../../src/modules/funding/index.js';
import type { TestApp } from '../../support/app.js';
import type { Answer, ApiClient } from '../../support/client.js';

/** A refusal with its fields. */
export interface ProblemBody {
  code: string;
  detail: string;
  errors?: { pointer: string; code: string; detail: string; params?: Record<string, string> }[];
}

let keys = 0;

/** A new Idempotency-Key. */
export const once = () => ({ idempotencyKey: `funding-steps-${(keys += 1)}` });
export const ifMatch = (version: number) => ({ headers: { 'if-match': `"${version}"` } });

/** The status, and the refused fields with their codes. */
export const faults = ({ status, body }: Answer<ProblemBody>) => [
  status,
  ...(body.errors ?? []).map(({ pointer, code }) => `${pointer} ${code}`),
];
export const detailOf = ({ body }: Answer<ProblemBody>) => body.errors?.[0]?.detail ?? body.detail;

/** An exact amount of the centre's own part. */
export const own = (total: string) => ({ scope: 'own', exactness: 'exact', total });
export const line = (year: number, fundingClass: string, amount: string) => ({
  scope: 'own',
  year,
  fundingClass,
  exactness: 'exact',
  amount,
});

/** 100 000 over two years: 80 % support, 15 % municipal, 5 % own. */
export const LINES = [
  line(2021, 'euSupport', '40000'),
  line(2021, 'municipalContribution', '7500'),
  line(2021, 'ownContribution', '2500'),
  line(2022, 'euSupport', '40000'),
  line(2022, 'municipalContribution', '7500'),
  line(2022, 'ownContribution', '2500'),
];

/** What a test does in funding, through the API. */
export function fundingSteps(test: TestApp, client: ApiClient) {
  const projectFunding = async (project: string, asOn: string) => {
    const path = `/api/v1/projects/${project}/funding?asOn=${asOn}`;
    return (await client.get<{ applications: ApplicationAnswer[] }>(path)).body.applications;
  };
  return {
    /** A project in preparation since early 2020. */
    async newProject(code: string): Promise<void> {
      const now = test.clock.now().toString();
      test.clock.set('2020-01-02T09:00:00Z');
      const body = { code, nameFi: `Hanke ${code}`, ownRole: 'partImplementer', status: 'preparation' };
      expect((await client.post('/api/v1/projects', body)).status).toBe(201);
      test.clock.set(now);
    },
    record: <Body = ApplicationAnswer>(project: string, extra: object = {}) =>
      client.post<Body>(
        '/api/v1/applications',
        { project, instrument: 'esr-2014-2020', draft: true, ...extra },
        once(),
      ),
    change: <Body = ApplicationAnswer>(id: string, version: number, body: object) =>
      client.put<Body>(
        `/api/v1/applications/${id}`,
        { instrument: 'esr-2014-2020', ...body },
        ifMatch(version),
      ),
    submit: <Body = ApplicationAnswer>(id: string, version: number, body: object = {}) =>
      client.post<Body>(
        `/api/v1/applications/${id}/submission`,
        { submitted: '2020-09-30', ...body },
        { ...once(), ...ifMatch(version) },
      ),
    decide: <Body = ApplicationAnswer>(id: string, body: object) =>
      client.post<Body>(`/api/v1/applications/${id}/decisions`, body, once()),
    funding: projectFunding,
    pending: async () =>
      (await client.get<{ items: ApplicationAnswer[] }>('/api/v1/applications?state=pending&limit=200')).body
        .items,
    /** Rows of everything that a refusal must leave alone. */
    countRows: async () =>
      (
        await test.query<{ rows: bigint }>(
          `select (select count(*) from funding_applications) + (select count(*) from funding_decisions)
                + (select count(*) from funding_amounts) + (select count(*) from funding_amount_lines)
                + (select count(*) from funding_application_versions)
                + (select count(*) from project_status_facts) as rows`,
        )
      )[0]?.rows,
  };
}

export type FundingSteps = ReturnType<typeof fundingSteps>;
