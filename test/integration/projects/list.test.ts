import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ProjectRowAnswer } from '../../../src/modules/projects/dto/project-answer.dto.js';
import { ProjectsService } from '../../../src/modules/projects/index.js';
import type { Page } from '../../../src/platform/http/index.js';
import { type TestApp, createTestApp } from '../../support/app.js';
import type { ApiClient } from '../../support/client.js';
import { PATH, makeProject } from './support.js';

let test: TestApp;
let director: ApiClient;
let chydenius: string;

beforeAll(async () => {
  test = await createTestApp({ now: '2020-11-30T09:00:00Z' });
  director = await test.as('director');
  chydenius = await makeOrganisation('Jyväskylän yliopisto', 'Jyväskylä universitet');
  const pesapuu = await makeOrganisation('Pesäpuu ry', null);
  const service = test.service(ProjectsService);
  await makeProject(director, {
    code: 'TASOS',
    nameFi: 'Taloudellinen toimintakyky',
    ownRole: 'support',
    leadId: chydenius,
    status: 'preparation',
    periods: {
      planned: { starts: '2020-09-01', ends: '2023' },
      decided: { starts: '2020-09-01', ends: '2023-02-28' },
    },
  });
  await makeProject(director, {
    code: 'ÄLY',
    nameFi: 'Älykäs arki',
    nameSv: 'Klok vardag',
    ownRole: 'administrator',
    aliases: ['Éva-hanke'],
    partnerIds: [pesapuu, chydenius],
    periods: { planned: { starts: '2020-03' } },
  });
  const { id } = await service.createKnown({
    code: 'MONNI',
    nameFi: 'Lastensuojelun kehittäminen',
    fact: { status: 'applied', cause: 'stated', happened: null },
  });
  await service.recordFact(id, { status: 'granted', cause: 'decision', happened: '2020-10' });
  await service.createKnown({ code: 'PERUS', nameFi: 'Perustoiminta', kind: 'baseActivity' });
});
afterAll(() => test.close());

async function makeOrganisation(name: string, nameSv: string | null): Promise<string> {
  const answer = await director.post<{ id: string }>('/api/v1/organisations', {
    name,
    nameSv,
    kind: 'university',
  });
  return answer.body.id;
}

const list = async (query: string) => (await director.get<Page<ProjectRowAnswer>>(`${PATH}?${query}`)).body;
const codes = async (query: string) => (await list(query)).items.map(({ code }) => code);

describe('the list of projects', () => {
  it('shows each project once with what is known of it', async () => {
    const { items } = await list('');
    expect(items.map(({ code }) => code)).toEqual(['MONNI', 'PERUS', 'TASOS', 'ÄLY']);
    expect(items[2]).toMatchObject({
      lead: { id: chydenius, name: 'Jyväskylän yliopisto' },
      status: 'preparation',
      period: { starts: '2020-09-01', ends: '2023-02-28' },
      periodKind: 'decided',
    });
    expect(items[1]).toMatchObject({
      status: null,
      statusSince: null,
      lead: null,
      period: null,
      ownRole: null,
    });
  });

  it.each([
    ['aly', ['ÄLY']],
    ['eva-HANKE', ['ÄLY']],
    ['klok', ['ÄLY']],
    ['pesapuu', ['ÄLY']],
    ['JYVASKYLA', ['TASOS', 'ÄLY']],
    ['monni', ['MONNI']],
    ['%', []],
    ["' or 1=1 --", []],
  ])('finds %s among codes, names, aliases, leads and partners', async (q, found) => {
    expect(await codes(`q=${encodeURIComponent(q)}`)).toEqual(found);
  });

  it('looks from a day', async () => {
    expect(await codes('status=applied&asOn=2020-09-30')).toEqual(['MONNI']);
    expect(await codes('status=granted&asOn=2020-09-30')).toEqual([]);
    expect(await codes('status=granted&asOn=2020-10-31')).toEqual(['MONNI']);
    expect(await codes('status=granted')).toEqual(['MONNI']);
  });

  it('filters by role, kind, lead, organisation and responsible user', async () => {
    expect(await codes('role=support')).toEqual(['TASOS']);
    expect(await codes('kind=baseActivity')).toEqual(['PERUS']);
    expect(await codes(`lead=${chydenius}`)).toEqual(['TASOS']);
    expect(await codes(`organisation=${chydenius}`)).toEqual(['TASOS', 'ÄLY']);
    expect(await codes(`responsible=${director.userId}`)).toEqual(['TASOS', 'ÄLY']);
    expect(await codes(`role=support&q=monni`)).toEqual([]);
  });

  it('sorts by every column, unknown last', async () => {
    expect(await codes('sort=name')).toEqual(['MONNI', 'PERUS', 'TASOS', 'ÄLY']);
    expect(await codes('sort=-code')).toEqual(['ÄLY', 'TASOS', 'PERUS', 'MONNI']);
    expect(await codes('sort=status')).toEqual(['ÄLY', 'TASOS', 'MONNI', 'PERUS']);
    expect(await codes('sort=-status')).toEqual(['MONNI', 'TASOS', 'ÄLY', 'PERUS']);
    expect((await codes('sort=period')).slice(0, 2)).toEqual(['ÄLY', 'TASOS']);
    expect((await codes('sort=-ends'))[0]).toBe('TASOS');
    expect((await codes('sort=lead'))[0]).toBe('TASOS');
    expect((await codes('sort=role')).slice(0, 2)).toEqual(['ÄLY', 'TASOS']);
  });

  it.each(['code', '-status', 'lead', '-period', 'since'])('pages through by %s', async (sort) => {
    const seen: string[] = [];
    for (let cursor = ''; ;) {
      const page = await list(`sort=${sort}&limit=1${cursor}`);
      seen.push(...page.items.map(({ code }) => code));
      if (page.nextCursor === null) break;
      cursor = `&cursor=${page.nextCursor}`;
    }
    expect(seen).toEqual(await codes(`sort=${sort}`));
    expect(seen).toHaveLength(4);
  });

  it('hides a decided period before its decision', async () => {
    const service = test.service(ProjectsService);
    const { id } = await service.resolve('MONNI');
    await service.recordDecidedPeriod(
      id,
      { starts: '2020-08-01', ends: '2022-12-31', source: 'public record' },
      '2020-10-31',
    );
    expect((await list('q=monni&asOn=2020-10-30')).items[0]?.period).toBeNull();
    expect((await list('q=monni&asOn=2020-10-31')).items[0]?.period?.starts).toBe('2020-08-01');
  });

  it.each([
    ['status=done', '?status'],
    ['asOn=30.9.2020', '?asOn'],
    ['lead=Chydenius', '?lead'],
    ['limit=0', '?limit'],
    ['cursor=WzFd', '?cursor'],
  ])('refuses %s', async (query, pointer) => {
    expect(await director.get(`${PATH}?${query}`)).toMatchObject({
      status: 422,
      body: { errors: [{ pointer }] },
    });
  });
});
