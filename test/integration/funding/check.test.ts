import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ApplicationsService } from '../../../src/modules/funding/index.js';
import { ProjectsService } from '../../../src/modules/projects/index.js';
import { newId } from '../../../src/platform/ids/index.js';
import { type TestApp, createTestApp } from '../../support/app.js';
import type { ApiClient } from '../../support/client.js';
import { putPlan } from '../../support/plans.js';

interface Check {
  state: string;
  findings: { severity: string; code: string; params: Record<string, string>; explanation: object | null }[];
  unconfirmed: { rule: string }[];
}

let test: TestApp;
let director: ApiClient;
let keys = 0;

const once = () => ({ idempotencyKey: `check-test-${(keys += 1)}` });
const line = (fundingClass: string, amount: string, fields: object = {}) => ({
  ...{ fundingClass, amount, exactness: 'exact' },
  ...fields,
});
const plan = (total: string | null, lines: object[], fields: object = {}) => ({
  ...{ year: 2021, status: 'approved', total, exactness: 'exact', lines },
  ...fields,
});

async function newProject(code: string): Promise<string> {
  const { id } = await test.service(ProjectsService).createKnown({
    ...{ code, nameFi: `Hanke ${code}` },
    fact: { status: 'preparation', cause: 'stated', happened: null },
  });
  return id;
}

async function newOrganisation(name: string): Promise<string> {
  const id = newId();
  await test.query(`insert into organisations (id, name, kind) values ($1, $2, 'municipality')`, [id, name]);
  return id;
}

beforeAll(async () => {
  test = await createTestApp({ now: '2020-09-30T09:00:00Z' });
  director = await test.as('director');
});
afterAll(() => test.close());

describe('the funding check', () => {
  const check = async (project: string, asOn = '') =>
    (await director.get<Check>(`/api/v1/projects/${project}/funding-check${asOn && `?asOn=${asOn}`}`)).body;

  it('says what is missing of a project that has nothing yet', async () => {
    await newProject('TESTI-8');
    expect(await check('TESTI-8')).toMatchObject({
      state: 'incomplete',
      findings: [{ code: 'noInstrument' }, { code: 'noPlan' }],
    });
  });

  it('names 45 000,00 of PERUS 2021 as uncovered', async () => {
    await newProject('PERUS');
    const lines = [
      line('stateGrant', '240000', { exactness: 'approximate' }),
      line('municipalContribution', '80000'),
    ];
    await putPlan(director, 'PERUS', plan('365000', lines));
    const { findings } = await check('PERUS');
    expect(findings.find(({ code }) => code === 'uncovered')).toMatchObject({
      ...{ severity: 'violation', params: { amount: '45000.00', year: '2021' } },
      explanation: { result: { value: '45000.00' } },
    });
    expect(findings.map(({ code }) => code)).toContain('agreementMissing');
  });

  it('of MONNI, 921 600 + 230 400 = 1 152 000, is clean once the municipalities have agreed', async () => {
    test.clock.set('2020-10-31T09:00:00Z');
    const projectId = await newProject('MONNI');
    const funding = test.service(ApplicationsService);
    const applicationId = await funding.recordStatedApplication({
      ...{ projectId, instrument: 'stm-state-grant', funderOrganisationId: null, priorityAxis: null },
      ...{ funderProjectCode: null, submitted: null, countsFrom: null, note: null, source: 'minutes' },
      ...{ sample: false, amounts: [] },
    });
    await funding.recordPublicDecision({
      ...{ applicationId, number: null, decided: '2020-10', countsFrom: '2020-10-31', outcome: 'granted' },
      ...{ rate: null, periodStarts: '2020-08-01', periodEnds: '2022-12-31', conditions: null, note: null },
      source: 'public record',
      amounts: [
        { scope: 'whole', exactness: 'exact', grant: '921600', ownContribution: '230400', total: '1152000' },
      ],
    });
    const town = await newOrganisation('Testikaupunki');
    const own = line('municipalContribution', '230400', { organisationId: town });
    await putPlan(director, 'MONNI', plan('1152000', [line('stateGrant', '921600'), own]));
    expect(await check('MONNI', '2020-10-31')).toMatchObject({
      state: 'violations',
      findings: [
        { code: 'agreementMissing', params: { amount: '230400.00', organisation: 'Testikaupunki' } },
      ],
    });
    await director.post(
      '/api/v1/projects/MONNI/agreements',
      {
        organisationId: town,
        fundingClass: 'municipalContribution',
        signedOn: '2020-09-01',
        amount: '230400',
      },
      once(),
    );
    expect(await check('MONNI', '2020-10-31')).toMatchObject({ state: 'clean', findings: [] });

    await putPlan(
      director,
      'MONNI',
      plan('1152000', [line('stateGrant', '931600'), line('ownContribution', '220400')]),
    );
    expect(
      (await check('MONNI', '2020-10-31')).findings.map(({ code, params }) => [code, params['amount']]),
    ).toContainEqual(['differsFromDecision', '10000.00']);
  });
});
