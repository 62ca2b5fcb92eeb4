import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type TestApp, createTestApp } from '../../support/app.js';
import type { ApiClient } from '../../support/client.js';
import { type FundingSteps, type ProblemBody, detailOf, faults, fundingSteps, ifMatch } from './support.js';

interface Call {
  id: string;
  version: number;
  closesAt: string | null;
  state: string;
}

let test: TestApp;
let director: ApiClient;
let steps: FundingSteps;

beforeAll(async () => {
  test = await createTestApp({ now: '2020-10-31T09:00:00Z' });
  director = await test.as('director');
  steps = fundingSteps(test, director);
});
afterAll(() => test.close());

describe('a call', () => {
  const newCall = <Body = Call>(body: object) =>
    director.post<Body>('/api/v1/calls', {
      instrument: 'esr-2014-2020',
      title: 'Testihaku',
      opens: '2020-08',
      closes: '2020-09-30',
      closesTime: '16:15',
      ...body,
    });

  it('takes what comes at 16.15 and refuses what comes at 16.15.05, with both instants', async () => {
    const call = await newCall({});
    expect(call.body).toMatchObject({ closesAt: '2020-09-30T13:15:00Z', state: 'closed' });
    await steps.newProject('TESTI-30');
    const { body } = await steps.record('TESTI-30', { callId: call.body.id });
    const late = await steps.submit<ProblemBody>(body.id, 1, { submittedTime: '16:15:05' });
    expect(faults(late)).toEqual([422, '/submittedTime application.call_closed']);
    expect(detailOf(late)).toContain('2020-09-30 16:15');
    expect(detailOf(late)).toContain('2020-09-30 16:15:05');
    expect(faults(await steps.submit<ProblemBody>(body.id, 1, { submitted: '2020-10-01' }))).toEqual([
      422,
      '/submitted application.call_closed',
    ]);
    expect(faults(await steps.submit<ProblemBody>(body.id, 1, { submitted: '2020-07-31' }))).toEqual([
      422,
      '/submitted application.call_not_open',
    ]);
    const inTime = await steps.submit(body.id, 1, { submittedTime: '16:15' });
    expect(inTime.body).toMatchObject({ submittedTime: '16:15', call: { title: 'Testihaku' } });
  });

  it('whose closing is known to the month takes the whole month', async () => {
    const call = await newCall({ closes: '2020-09', closesTime: null });
    expect(call.body.closesAt).toBe('2020-09-30T20:59:59.999Z');
    await steps.newProject('TESTI-31');
    const { body } = await steps.record('TESTI-31', { callId: call.body.id });
    expect((await steps.submit<ProblemBody>(body.id, 1, { submitted: '2020-10-01' })).status).toBe(422);
    expect((await steps.submit(body.id, 1, { submitted: '2020-09-30' })).status).toBe(201);
  });

  it('needs times in order and an exact day for a clock time', async () => {
    expect(faults(await newCall<ProblemBody>({ closes: '2020-07-31', closesTime: null }))).toEqual([
      422,
      '/closes day.order',
    ]);
    expect(faults(await newCall<ProblemBody>({ closes: '2020-09' }))).toEqual([
      422,
      '/closesTime time.needs_day',
    ]);
    expect(faults(await newCall<ProblemBody>({ closes: '2021-03-28', closesTime: '03:30' }))).toEqual([
      422,
      '/closesTime time.skipped',
    ]);
  });

  it('is changed by its version, and keeps its instrument once applications answer it', async () => {
    const call = await newCall({ title: 'Testihaku 2' });
    const put = (version: number, body: object) =>
      director.put<ProblemBody>(
        `/api/v1/calls/${call.body.id}`,
        { instrument: 'esr-2014-2020', title: 'Testihaku 2', ...body },
        ifMatch(version),
      );
    expect((await put(1, { closes: '2020-11-30' })).status).toBe(200);
    expect((await put(1, {})).status).toBe(412);
    await steps.newProject('TESTI-32');
    await steps.record('TESTI-32', { callId: call.body.id });
    expect(faults(await put(2, { instrument: 'vtr' }))).toEqual([422, '/instrument call.has_applications']);
    const other = await steps.record<ProblemBody>('TESTI-32', { callId: call.body.id, instrument: 'vtr' });
    expect(faults(other)).toEqual([422, '/callId application.call_instrument']);
  });
});
