import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type TestApp, createTestApp } from '../../support/app.js';
import { type Change, changeHands, once } from '../../support/changes.js';
import type { Answer } from '../../support/client.js';

interface ProblemBody {
  code: string;
  errors?: { pointer: string; code: string }[];
}

let test: TestApp;
let hands: Awaited<ReturnType<typeof changeHands>>;
const faults = ({ status, body }: Answer<ProblemBody>) => [
  status,
  ...(body.errors ?? []).map(({ pointer, code }) => `${pointer} ${code}`),
];
const INSTRUMENT = 'avi-state-grant';
const NUMBER_USED = [422, '/number decision.number_used'];

beforeAll(async () => {
  test = await createTestApp({ now: '2020-09-01T09:00:00Z' });
  hands = await changeHands(test);
});
afterAll(() => test.close());

/** A filed request that changes something in words. */
async function filed(code: string): Promise<Change> {
  const drafted = await hands.draft(code, { reason: 'Testi', other: 'Osatoteuttaja vaihtuu.' });
  return (await hands.file(drafted.body, '2022-10-03', '2022-11-01')).body;
}

async function decideOn(code: string, number: string): Promise<Answer<ProblemBody>> {
  test.clock.set('2022-10-25T09:00:00Z');
  const project = await hands.planner.post('/api/v1/projects', {
    ...{ code, nameFi: `Hanke ${code}`, status: 'preparation' },
  });
  expect(project.status).toBe(201);
  const { body } = await hands.planner.post<{ id: string }>(
    '/api/v1/applications',
    { project: code, instrument: INSTRUMENT, submitted: '2022-10-25' },
    once(),
  );
  return hands.director.post<ProblemBody>(
    `/api/v1/applications/${body.id}/decisions`,
    { number, decided: '2022-10-25', outcome: 'rejected' },
    once(),
  );
}

describe('the number of a decision on a change', () => {
  beforeAll(async () => {
    for (const code of ['NRO-A', 'NRO-B', 'NRO-C'])
      await hands.granted(code, INSTRUMENT, { periodEnds: '2022-12-31' });
    test.clock.set('2022-10-25T09:00:00Z');
  });

  it('is given to one project only, also when several ask for it at the same time', async () => {
    const changes = [await filed('NRO-A'), await filed('NRO-B'), await filed('NRO-C')];
    const answers = await Promise.all(
      changes.map((change) => hands.decide<ProblemBody>(change, { number: 'NRO/M/1' })),
    );
    expect(answers.map(faults).sort()).toEqual([[200], NUMBER_USED, NUMBER_USED]);
  });

  it('is no longer free for a decision of the same funder', async () => {
    expect(faults(await decideOn('NRO-D', 'nro/m/1'))).toEqual(NUMBER_USED);
    expect(faults(await decideOn('NRO-E', 'NRO/M/2'))).toEqual([201]);
  });

  it('is the same with a space or hyphen in it that nobody sees', async () => {
    expect(faults(await decideOn('NRO-F', '\u200bNRO\u00ad/M/2\u2060'))).toEqual(NUMBER_USED);
  });
});

describe('a day in a year that nobody can mean', () => {
  it('is refused as the day from which a change takes effect', async () => {
    await hands.granted('PV-A', INSTRUMENT, { periodEnds: '2022-12-31' });
    test.clock.set('2022-10-25T09:00:00Z');
    const drafted = await hands.draft('PV-A', { reason: 'Testi', other: 'Sisältö muuttuu.' });
    for (const day of ['2122-11-01', '9999-12-31']) {
      const answer = await hands.file<ProblemBody>(drafted.body, '2022-10-03', day);
      expect(answer.body.errors?.map(({ pointer }) => pointer)).toEqual(['/effectiveOn']);
    }
  });

  it('is refused in an agreement, in what came in by it, and as the day of a supplement', async () => {
    const organisation = await hands.finance.post<{ id: string }>('/api/v1/organisations', {
      ...{ name: 'Testikunta', kind: 'municipality' },
    });
    expect(organisation.status).toBe(201);
    const agreement = {
      organisationId: organisation.body.id,
      ...{ fundingClass: 'municipalContribution', amount: '100.00', signedOn: '2022-01-01' },
    };
    const list = '/api/v1/projects/PV-A/agreements';
    const wrong = { ...agreement, signedOn: '0001-01-01', validFrom: '0001-01-01', validTo: '9999-12-31' };
    const refused = await hands.finance.post<ProblemBody>(list, wrong, once());
    expect(refused.body.errors?.map(({ pointer }) => pointer)).toEqual([
      '/signedOn',
      '/validFrom',
      '/validTo',
    ]);
    const made = await hands.finance.post<{ id: string }>(list, agreement, once());
    const receipt = await hands.finance.post<ProblemBody>(
      `/api/v1/agreements/${made.body.id}/receipts`,
      { amount: '1.00', receivedOn: '0022-01-01' },
      once(),
    );
    expect(receipt.body.errors?.map(({ pointer }) => pointer)).toEqual(['/receivedOn']);
    const supplement = await hands.planner.post<ProblemBody>(
      `/api/v1/applications/${made.body.id}/supplements`,
      { requested: '2022-01-01', due: '9999-12-31', text: 'Budjetti' },
      once(),
    );
    expect(supplement.body.errors?.map(({ pointer }) => pointer)).toEqual(['/due']);
  });
});
