import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PartnersService, type OrganisationAnswer } from '../../../src/modules/partners/index.js';
import type { Page } from '../../../src/platform/http/index.js';
import { type TestApp, createTestApp } from '../../support/app.js';
import type { ApiClient } from '../../support/client.js';

const PATH = '/api/v1/organisations';
let test: TestApp;
let planner: ApiClient;

beforeAll(async () => {
  test = await createTestApp({ now: '2020-09-30T09:00:00Z' });
  planner = await test.as('planner');
});
afterAll(() => test.close());

async function make(body: Record<string, unknown>): Promise<OrganisationAnswer> {
  const answer = await planner.post<OrganisationAnswer>(PATH, { kind: 'association', ...body });
  expect(answer.status).toBe(201);
  return answer.body;
}

describe('organisations', () => {
  it('are kept with business ID and municipality, and changed field by field', async () => {
    const made = await make({ name: 'Seinäjoki', businessId: '1928736-3', municipalityCode: '743' });
    expect(made).toMatchObject({
      municipalityName: 'Seinäjoki',
      municipalityNameSv: 'Seinäjoki',
      version: 1,
    });

    const changed = await planner.patch<OrganisationAnswer>(
      `${PATH}/${made.id}`,
      { kind: 'municipality', municipalityCode: null },
      { ifMatch: '"1"' },
    );
    expect(changed.body).toMatchObject({
      name: 'Seinäjoki',
      kind: 'municipality',
      businessId: '1928736-3',
      municipalityCode: null,
      version: 2,
    });
    expect(changed.etag).toBe('"2"');
  });

  it('refuse a change on an old version or without one', async () => {
    const { id } = await make({ name: 'Twice changed' });
    const path = `${PATH}/${id}`;
    await planner.patch(path, { note: 'first' }, { ifMatch: '"1"' });
    expect(await planner.patch(path, { note: 'second' }, { ifMatch: '"1"' })).toMatchObject({
      status: 412,
      body: { code: 'record.stale' },
    });
    expect(await planner.patch(path, { note: 'third' })).toMatchObject({ status: 428 });
    expect((await planner.get<OrganisationAnswer>(path)).body.note).toBe('first');
  });

  it.each([
    ['a wrong check digit', { businessId: '0177619-4' }, '/businessId', 'business_id.format'],
    ['an unknown municipality', { municipalityCode: '999' }, '/municipalityCode', 'reference.missing'],
    ['an unknown kind', { kind: 'kingdom' }, '/kind', 'field.choice'],
    ['a long name', { name: 'x'.repeat(201) }, '/name', 'field.too_long'],
  ])('refuse %s and store nothing', async (_what, wrong, pointer, code) => {
    const answer = await planner.post(PATH, { name: 'Never stored', kind: 'company', ...wrong });
    expect(answer).toMatchObject({ status: 422, body: { errors: [{ pointer, code }] } });
    expect(await test.query(`select 1 from organisations where name = 'Never stored'`)).toEqual([]);
  });

  it('keep markup and SQL in a name as text', async () => {
    const name = `<b>Robert'); drop table organisations;--</b> 🎈`;
    expect((await make({ name })).name).toBe(name);
  });

  it('have one name each, case aside', async () => {
    await make({ name: 'Kosti ry' });
    expect(await planner.post(PATH, { name: 'KOSTI RY', kind: 'association' })).toMatchObject({
      status: 409,
      body: { code: 'record.exists' },
    });
  });

  it('are removed unless a project refers to them', async () => {
    const used = await make({ name: 'In use' });
    const free = await make({ name: 'Free' });
    await planner.post('/api/v1/projects', { code: 'USES', nameFi: 'Uses', partnerIds: [used.id] });
    expect(await planner.delete(`${PATH}/${used.id}`, { ifMatch: '"1"' })).toMatchObject({
      status: 409,
      body: { code: 'record.in_use' },
    });
    expect((await planner.delete(`${PATH}/${free.id}`, { ifMatch: '"1"' })).status).toBe(204);
    expect((await planner.get(`${PATH}/${free.id}`)).status).toBe(404);
    expect((await planner.get(`${PATH}/${used.id}`)).status).toBe(200);
  });

  it('are changed by those who may', async () => {
    const viewer = await test.as('viewer');
    expect((await viewer.post(PATH, { name: 'Not mine', kind: 'company' })).status).toBe(403);
    expect((await viewer.get(PATH)).status).toBe(200);
  });

  it('are made once by name', async () => {
    const partners = test.service(PartnersService);
    const first = await partners.ensureOrganisation({ name: 'Eskoo', nameSv: 'Eskoo samkommun' });
    const again = await partners.ensureOrganisation({ name: 'ESKOO', kind: 'company' });
    expect(again).toMatchObject({ id: first.id, kind: 'unknown' });
    expect((await partners.findByName('eskoo samkommun'))?.id).toBe(first.id);
    expect(await partners.findByName('nobody')).toBeNull();
  });
});

describe('the list of organisations', () => {
  beforeAll(async () => {
    await make({ name: 'Åbo Akademi', nameSv: 'Åbo Akademi', kind: 'university' });
    await make({ name: 'Jyväskylän yliopisto', nameSv: 'Jyväskylä universitet', kind: 'university' });
    await make({ name: 'Öster', kind: 'university', businessId: '0177619-3' });
    await make({ name: 'Ähtärin yliopisto', kind: 'university' });
  });

  const list = async (query: string) =>
    (await planner.get<Page<OrganisationAnswer>>(`${PATH}?kind=university&${query}`)).body;
  const names = (page: Page<OrganisationAnswer>) => page.items.map(({ name }) => name);

  it('sorts in the Finnish order, both ways', async () => {
    const sorted = ['Jyväskylän yliopisto', 'Åbo Akademi', 'Ähtärin yliopisto', 'Öster'];
    expect(names(await list('sort=name'))).toEqual(sorted);
    expect(names(await list('sort=-name'))).toEqual(sorted.toReversed());
  });

  it('finds without accents and case, in either language and by business ID', async () => {
    expect(names(await list('q=AHTARIN'))).toEqual(['Ähtärin yliopisto']);
    expect(names(await list('q=universitet'))).toEqual(['Jyväskylän yliopisto']);
    expect(names(await list('q=0177619'))).toEqual(['Öster']);
    expect(names(await list('q=%25'))).toEqual([]);
  });

  it.each(['name', '-name', 'businessId', '-businessId', 'municipality'])(
    'goes through every row once in pages, by %s',
    async (sort) => {
      const seen: string[] = [];
      for (let cursor = ''; ;) {
        const page = await list(`sort=${sort}&limit=1${cursor}`);
        seen.push(...names(page));
        if (page.nextCursor === null) break;
        cursor = `&cursor=${page.nextCursor}`;
      }
      expect(seen).toEqual(names(await list(`sort=${sort}`)));
      expect(new Set(seen).size).toBe(4);
    },
  );

  it('refuses a limit, a sort and a cursor that are none', async () => {
    for (const [query, pointer] of [
      ['limit=201', '?limit'],
      ['sort=password', '?sort'],
      ['cursor=abc', '?cursor'],
      ['nonsense=1', '?nonsense'],
    ] as const) {
      expect(await planner.get(`${PATH}?${query}`)).toMatchObject({
        status: 422,
        body: { errors: [{ pointer }] },
      });
    }
  });
});

describe('municipalities', () => {
  interface Municipalities {
    items: { code: string; region: string; population: number | null; populationSource: string | null }[];
  }
  const PATH_2019 = '/api/v1/municipalities?referenceDate=2019-12-31';

  it('come with the schema: the official populations of the three regions on 31.12.2019', async () => {
    const regions = ['Etelä-Pohjanmaa', 'Keski-Pohjanmaa', 'Pohjanmaa'];
    const sums = await Promise.all(
      regions.map(async (region) => {
        const { body } = await planner.get<Municipalities>(
          `${PATH_2019}&borderYear=2020&region=${encodeURIComponent(region)}`,
        );
        return body.items.reduce((sum, { population }) => sum + (population ?? 0), 0);
      }),
    );
    expect(sums).toEqual([188_685, 68_158, 180_445]);
  });

  it('move Isokyrö from one region to the other between the borders of 2020 and 2021', async () => {
    const regionOf = async (year: number) =>
      (await planner.get<Municipalities>(`${PATH_2019}&borderYear=${year}`)).body.items.find(
        ({ code }) => code === '152',
      )?.region;
    expect(await regionOf(2020)).toBe('Pohjanmaa');
    expect(await regionOf(2021)).toBe('Etelä-Pohjanmaa');
  });

  it('say where a figure comes from, and have none where the source has none', async () => {
    const { body } = await planner.get<Municipalities>(`${PATH_2019}&borderYear=2020`);
    expect(body.items).toHaveLength(310);
    expect(body.items.find(({ code }) => code === '743')?.populationSource).toContain('31.12.2019');
    expect(body.items.find(({ code }) => code === '099')).toMatchObject({
      population: null,
      populationSource: null,
    });
  });

  it('are summed by region', async () => {
    const { body } = await planner.get<{ items: { region: string }[]; borderYears: number[] }>(
      '/api/v1/municipalities/regions?borderYear=2021&referenceDate=2019-12-31',
    );
    expect(body.borderYears).toEqual([2020, 2021]);
    expect(body.items).toContainEqual({
      region: 'Keski-Pohjanmaa',
      municipalities: 8,
      population: 68_158,
      withoutPopulation: 0,
    });
  });

  it.each([
    ['borderYear=2019', '?borderYear'],
    ['referenceDate=2017-12-31', '?referenceDate'],
    ['region=Atlantis', '?region'],
  ])('refuse %s, which is not known', async (query, pointer) => {
    expect(await planner.get(`/api/v1/municipalities?${query}`)).toMatchObject({
      status: 422,
      body: { errors: [{ pointer }] },
    });
  });
});
