import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ApplicationAnswer } from '../../../src/modules/funding/index.js';
import { type TestApp, createTestApp } from '../../support/app.js';
import type { ApiClient } from '../../support/client.js';
import {
  LINES,
  type FundingSteps,
  type ProblemBody,
  detailOf,
  faults,
  fundingSteps,
  ifMatch,
  line,
  once,
  own,
} from './support.js';

type Version = { number: number; cause: string; happened: string; changes: object[]; snapshot: object };

let test: TestApp;
let director: ApiClient;
let steps: FundingSteps;

beforeAll(async () => {
  test = await createTestApp({ now: '2020-10-31T09:00:00Z' });
  director = await test.as('director');
  steps = fundingSteps(test, director);
});
afterAll(() => test.close());

describe('a draft', () => {
  it('may be incomplete, is changed, and counts nowhere until it is submitted', async () => {
    await steps.newProject('TESTI-1');
    const draft = await steps.record('TESTI-1');
    expect([draft.status, draft.body.state, draft.body.submitted]).toEqual([201, 'draft', null]);
    expect((await steps.pending()).filter(({ project }) => project.code === 'TESTI-1')).toEqual([]);
    const project = await director.get<{ status: string }>('/api/v1/projects/TESTI-1');
    expect(project.body.status).toBe('preparation');

    const changed = await steps.change(draft.body.id, 1, { amounts: [own('100000')], lines: LINES });
    expect(changed.body).toMatchObject({
      version: 2,
      state: 'draft',
      shares: [{ coveredFrom: '100000.00', uncoveredFrom: '0.00', costFrom: '100000.00' }],
    });
    expect((await steps.change<ProblemBody>(draft.body.id, 1, {})).status).toBe(412);
    expect(await steps.funding('TESTI-1', '2020-10-31')).toMatchObject([{ state: 'draft' }]);

    const submitted = await steps.submit(draft.body.id, 2);
    expect(submitted.body).toMatchObject({ state: 'pending', submitted: '2020-09-30', versions: 1 });
    expect((await steps.pending()).map(({ project }) => project.code)).toContain('TESTI-1');
    expect(await steps.change<ProblemBody>(draft.body.id, 3, {})).toMatchObject({
      status: 409,
      body: { code: 'application.submitted' },
    });
  });

  it('is thrown away, which a submitted application cannot be', async () => {
    await steps.newProject('TESTI-2');
    const { body } = await steps.record('TESTI-2', { amounts: [own('10')] });
    expect((await director.delete(`/api/v1/applications/${body.id}`, ifMatch(7))).status).toBe(412);
    expect((await director.delete(`/api/v1/applications/${body.id}`, ifMatch(1))).status).toBe(204);
    expect(await steps.funding('TESTI-2', '2020-10-31')).toEqual([]);
    const sent = await steps.record('TESTI-2', { draft: false, submitted: '2020-09-30' });
    const refused = await director.delete(`/api/v1/applications/${sent.body.id}`, ifMatch(sent.body.version));
    expect(refused).toMatchObject({ status: 409, body: { code: 'application.submitted' } });
  });

  it('is not decided on', async () => {
    await steps.newProject('TESTI-3');
    const { body } = await steps.record('TESTI-3');
    const refusal = { number: 'TESTI/3', decided: '2020-10-05', outcome: 'rejected' };
    expect(await steps.decide<ProblemBody>(body.id, refusal)).toMatchObject({
      status: 409,
      body: { code: 'application.draft' },
    });
  });
});

describe('the sources of an application', () => {
  it('above the cost are refused with the figures, and nothing is stored', async () => {
    await steps.newProject('TESTI-10');
    const before = await steps.countRows();
    const answer = await steps.record<ProblemBody>('TESTI-10', {
      amounts: [own('100000')],
      lines: [...LINES, line(2023, 'ownContribution', '0.01')],
    });
    expect(faults(answer)).toEqual([422, '/lines lines.over_cost']);
    expect(detailOf(answer)).toContain('100000.01');
    expect(await steps.countRows()).toBe(before);
  });

  it('below the cost are stored, shown as uncovered, and keep it from being submitted', async () => {
    await steps.newProject('TESTI-11');
    const { body } = await steps.record('TESTI-11', { amounts: [own('100000')], lines: LINES.slice(0, 5) });
    expect(body.shares).toMatchObject([{ coveredTo: '97500.00', uncoveredFrom: '2500.00' }]);
    const before = await steps.countRows();
    const answer = await steps.submit<ProblemBody>(body.id, 1);
    expect(faults(answer)).toEqual([422, '/lines application.uncovered']);
    expect(answer.body.errors?.[0]?.params).toMatchObject({
      covered: '97500.00',
      total: '100000.00',
      uncovered: '2500.00',
    });
    expect(await steps.countRows()).toBe(before);
  });

  it('as percentages below 100 keep it from being submitted too', async () => {
    await steps.newProject('TESTI-12');
    const { body } = await steps.record('TESTI-12', {
      amounts: [{ ...own('100'), supportRate: '80', ownRate: '19' }],
    });
    expect(body.shares).toMatchObject([{ uncoveredRate: '1' }]);
    expect(faults(await steps.submit<ProblemBody>(body.id, 1))).toEqual([
      422,
      '/amounts application.rates_uncovered',
    ]);
  });

  it('of a class that the instrument does not take are refused by its rule', async () => {
    await steps.newProject('TESTI-13');
    const { body } = await steps.record('TESTI-13', { lines: [line(2021, 'stateGrant', '10')] });
    const answer = await steps.submit<ProblemBody>(body.id, 1);
    expect(faults(answer)).toEqual([422, '/lines/0/fundingClass lines.class_not_allowed']);
    expect(detailOf(answer)).toContain('Rahoittavien viranomaisten sivut');
  });

  it('once each: the same source twice in a year is refused', async () => {
    await steps.newProject('TESTI-14');
    const twice = [line(2021, 'euSupport', '1'), line(2021, 'euSupport', '2')];
    expect(faults(await steps.record<ProblemBody>('TESTI-14', { lines: twice }))).toEqual([
      422,
      '/lines/1/fundingClass field.duplicate',
    ]);
  });
});

describe('a required attachment', () => {
  it('keeps the application from being submitted until it is there', async () => {
    await steps.newProject('TESTI-20');
    const attachments = [
      { name: 'Kumppanuussopimus', required: true, state: 'missing' },
      { name: 'Esite', required: false, state: 'missing' },
    ];
    const { body } = await steps.record('TESTI-20', { attachments });
    expect(faults(await steps.submit<ProblemBody>(body.id, 1))).toEqual([
      422,
      '/attachments/0/state application.attachment_missing',
    ]);
    const ready = await director.put<ApplicationAnswer>(
      `/api/v1/applications/${body.id}/attachments`,
      { attachments: attachments.map((one) => ({ ...one, state: 'ready' })) },
      ifMatch(1),
    );
    expect(ready.body.version).toBe(2);
    expect((await steps.submit(body.id, 2)).status).toBe(201);
  });
});

describe('a request to supplement', () => {
  it('is answered with a new version that can be read beside the one before', async () => {
    await steps.newProject('TESTI-40');
    const content = { instrument: 'esr-2014-2020', amounts: [own('100000')], lines: LINES };
    const { body } = await steps.record('TESTI-40', { ...content, draft: false, submitted: '2020-09-01' });
    const asked = await director.post<ApplicationAnswer>(
      `/api/v1/applications/${body.id}/supplements`,
      {
        requested: '2020-09-20',
        due: '2020-10-05',
        dueTime: '16:15',
        text: 'Tarkentakaa vuoden 2022 lähteet.',
      },
      once(),
    );
    const supplement = asked.body.supplements[0];
    expect(supplement).toMatchObject({ due: '2020-10-05', dueTime: '16:15', answered: null });
    const answer = <Body = ApplicationAnswer>(extra: object) =>
      director.post<Body>(
        `/api/v1/applications/${body.id}/supplements/${supplement?.id}/answer`,
        { answered: '2020-10-02', note: 'Lisätty.', ...extra },
        once(),
      );
    expect(faults(await answer<ProblemBody>({ content: { ...content, lines: LINES.slice(1) } }))).toEqual([
      422,
      '/content/lines application.uncovered',
    ]);
    const lines = [...LINES.slice(0, 4), line(2022, 'municipalContribution', '10000')];
    const answered = await answer({ content: { ...content, lines } });
    expect(answered.body).toMatchObject({ versions: 2, supplements: [{ answered: '2020-10-02' }] });
    expect(await answer<ProblemBody>({})).toMatchObject({
      status: 409,
      body: { code: 'supplement.answered' },
    });

    const { body: versions } = await director.get<{ items: Version[] }>(
      `/api/v1/applications/${body.id}/versions`,
    );
    expect(versions.items.map(({ number, cause, happened }) => [number, cause, happened])).toEqual([
      [2, 'supplemented', '2020-10-02'],
      [1, 'submitted', '2020-09-01'],
    ]);
    expect(versions.items[0]?.changes).toEqual([
      {
        field: 'lines',
        of: 'own|2022|municipalContribution||',
        part: 'amount',
        before: '7500.00',
        after: '10000.00',
      },
      { field: 'lines', of: 'own|2022|ownContribution||', part: 'amount', before: '2500.00', after: null },
      {
        field: 'lines',
        of: 'own|2022|ownContribution||',
        part: 'exactness',
        before: 'exact',
        after: null,
      },
    ]);
    expect(JSON.stringify(versions.items[1]?.snapshot)).toContain('2500.00');
  });

  it('leaves versions that nobody can change', async () => {
    await expect(test.query(`update funding_application_versions set number = 9`)).rejects.toThrow(
      'append-only',
    );
  });

  it('shows as open on the days before its answer', async () => {
    expect(await steps.funding('TESTI-40', '2020-10-01')).toMatchObject([
      { supplements: [{ answered: null, answerNote: null }], versions: 1 },
    ]);
    expect(await steps.funding('TESTI-40', '2020-09-19')).toMatchObject([{ supplements: [] }]);
  });
});

describe('what an application asked for before it was supplemented', () => {
  interface Overview {
    byInstrument: { instrument: { code: string }; state: string; own: { from: string | null } }[];
  }
  const content = (total: string, lines: object[]) => ({
    content: { instrument: 'stea', amounts: [own(total)], lines },
  });
  let id: string;

  /** What is shown of the application on a day: in its list, in the totals by instrument and on the ladder. */
  const shownOn = async (day: string) => {
    const [application] = await steps.funding('TESTI-45', day);
    const listed = await director.get<{ items: ApplicationAnswer[] }>(
      `/api/v1/applications?asOn=${day}&limit=200`,
    );
    const { byInstrument } = (await director.get<Overview>(`/api/v1/overview?asOn=${day}`)).body;
    const ladder = await director.get<{ steps: { step: string; amount: { from: string } | null }[] }>(
      `/api/v1/projects/${application?.project.id}/ladder?asOn=${day}`,
    );
    return [
      application?.amounts[0]?.total,
      listed.body.items.find((one) => one.id === id)?.amounts[0]?.total,
      application?.lines.map(({ amount }) => amount).join(' + '),
      byInstrument.find(({ instrument }) => instrument.code === 'stea')?.own.from,
      ladder.body.steps.find(({ step }) => step === 'applied')?.amount?.from,
    ];
  };
  const supplement = async (answered: string, body: object) => {
    const path = `/api/v1/applications/${id}/supplements`;
    const request = { requested: '2020-09-05', due: '2020-10-05', text: 'Tarkentakaa.' };
    const asked = await director.post<ApplicationAnswer>(path, request, once());
    const open = asked.body.supplements.find((one) => one.answered === null);
    const answer = await director.post(`${path}/${open?.id}/answer`, { answered, ...body }, once());
    expect([answer.status, answer.body]).toEqual([201, answer.body]);
  };

  it('shows on the days before the answer, everywhere', async () => {
    await steps.newProject('TESTI-45');
    const lines = [line(2021, 'stateGrant', '80000'), line(2021, 'ownContribution', '20000')];
    const made = await steps.record('TESTI-45', {
      ...content('100000', lines).content,
      ...{ draft: false, submitted: '2020-09-01' },
    });
    id = made.body.id;
    const less = [line(2021, 'stateGrant', '72000'), line(2021, 'ownContribution', '18000')];
    await supplement('2020-09-20', content('90000', less));
    const before = ['100000.00', '100000.00', '80000.00 + 20000.00', '100000.00', '100000.00'];
    const after = ['90000.00', '90000.00', '72000.00 + 18000.00', '90000.00', '90000.00'];
    expect([await shownOn('2020-09-19'), await shownOn('2020-09-20')]).toEqual([before, after]);
    expect(await shownOn('2020-09-30')).toEqual(after);
  });

  it('is ended by an answer that is dated back, which then holds for the days after it', async () => {
    const lines = [line(2021, 'stateGrant', '64000'), line(2021, 'ownContribution', '16000')];
    await supplement('2020-09-10', content('80000', lines));
    const now = ['80000.00', '80000.00', '64000.00 + 16000.00', '80000.00', '80000.00'];
    expect((await shownOn('2020-09-09'))[0]).toBe('100000.00');
    expect([await shownOn('2020-09-10'), await shownOn('2020-09-20')]).toEqual([now, now]);
  });

  it('stays as it is where an answer changes nothing', async () => {
    await supplement('2020-09-25', {});
    expect((await shownOn('2020-09-24'))[0]).toBe('80000.00');
    expect((await shownOn('2020-09-30'))[0]).toBe('80000.00');
  });
});

describe('a withdrawal', () => {
  it('ends the waiting from its day on and leaves nothing to decide', async () => {
    await steps.newProject('TESTI-50');
    const { body } = await steps.record('TESTI-50', { draft: false, submitted: '2020-09-01' });
    const withdraw = (withdrawn: string) =>
      director.post<ApplicationAnswer & ProblemBody>(
        `/api/v1/applications/${body.id}/withdrawal`,
        { withdrawn },
        ifMatch(body.version),
      );
    expect(faults(await withdraw('2020-08-31'))).toEqual([422, '/withdrawn day.order']);
    expect((await withdraw('2020-10-15')).body).toMatchObject({ state: 'withdrawn', waitingDays: 44 });
    expect(await steps.funding('TESTI-50', '2020-10-14')).toMatchObject([
      { state: 'pending', withdrawn: null },
    ]);
    expect((await steps.pending()).filter(({ project }) => project.code === 'TESTI-50')).toEqual([]);
    const answer = await steps.decide<ProblemBody>(body.id, {
      number: 'TESTI/50',
      decided: '2020-10-20',
      outcome: 'rejected',
    });
    expect(answer).toMatchObject({ status: 409, body: { code: 'application.withdrawn' } });
  });
});
