import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SampleService } from '../../../src/modules/sample/index.js';
import { type TestApp, createTestApp } from '../../support/app.js';

interface Lineage {
  projects: {
    code: string;
    starts: string | null;
    ends: string | null;
    passage: object | null;
    ownGranted: string | null;
  }[];
  ownGrantedTotal: string | null;
  unknown: { code: string }[];
}

let test: TestApp;
beforeAll(async () => {
  test = await createTestApp({ now: '2021-03-31T09:00:00Z' });
  await test.service(SampleService).load();
});
afterAll(() => test.close());

async function lineageOf(code: string): Promise<Lineage> {
  const viewer = await test.as('viewer');
  return (await viewer.get<Lineage>(`/api/v1/projects/${code}/lineage`)).body;
}

describe('the lineage of a project', () => {
  it('is the same chain from either end, first one first; what no document dates is unknown', async () => {
    const chain = await lineageOf('SOS-II');
    expect(chain.projects.map(({ code, starts, ends }) => [code, starts, ends])).toEqual([
      ['SOS-I', null, '2013-10'],
      ['SOS-II', null, '2015-10'],
    ]);
    expect(chain.projects.map(({ passage }) => passage)).toEqual([
      null,
      { kind: 'unknown', fromMonths: null, toMonths: null },
    ]);
    expect(await lineageOf('SOS-I')).toEqual(chain);
    expect((await lineageOf('HYVINVOINTIBAROMETRI-2021')).projects.map(({ code }) => code)).toEqual([
      'HYVINVOINTIBAROMETRI-2012',
      'HYVINVOINTIBAROMETRI-2021',
    ]);
  });

  it('lists the parts that nobody knows instead of counting them as nothing', async () => {
    const chain = await lineageOf('SOS-I');
    expect(chain.ownGrantedTotal).toBeNull();
    expect(chain.unknown.map(({ code }) => code)).toEqual(['SOS-I', 'SOS-II']);
  });

  it('counts gaps and overlaps in months', async () => {
    const director = await test.as('director');
    const make = (code: string, starts: string, ends: string, predecessorId: string | null) =>
      director
        .post<{ id: string }>('/api/v1/projects', {
          ...{ code, nameFi: code, predecessorId, periods: { planned: { starts, ends } } },
        })
        .then(({ body }) => body.id);
    const first = await make('TESTI-1', '2019-01-01', '2020-12-31', null);
    const second = await make('TESTI-2', '2021-04-01', '2022-12-31', first);
    await make('TESTI-3', '2022-10-01', '2024', second);
    expect((await lineageOf('TESTI-2')).projects.map(({ passage }) => passage)).toEqual([
      null,
      { kind: 'gap', fromMonths: 3, toMonths: 3 },
      { kind: 'overlap', fromMonths: 3, toMonths: 3 },
    ]);
  });

  it('of no project is not found', async () => {
    expect((await (await test.as('viewer')).get('/api/v1/projects/NONE/lineage')).status).toBe(404);
  });
});
