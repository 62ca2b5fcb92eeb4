import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SampleService } from '../../../src/modules/sample/index.js';
import { type TestApp, createTestApp } from '../../support/app.js';

interface ProjectRow {
  code: string;
  status: string | null;
  kind: string;
  money: {
    instrument: { code: string };
    decision: { outcome: string; decided: string | null } | null;
  } | null;
}

let test: TestApp;
beforeAll(async () => {
  test = await createTestApp();
  await test.service(SampleService).load();
});
afterAll(() => test.close());

async function portfolioOn(asOn: string): Promise<Map<string, ProjectRow>> {
  const director = await test.as('director');
  const { body } = await director.get<{ items: ProjectRow[] }>(
    `/api/v1/portfolio/projects?limit=200&asOn=${asOn}`,
  );
  return new Map(body.items.map((row) => [row.code, row]));
}

describe('the sample portfolio', () => {
  it('holds all 39 projects of the documents and the base activity', async () => {
    const rows = [...(await portfolioOn('2020-09-30')).values()];
    expect(rows.filter(({ kind }) => kind === 'project')).toHaveLength(39);
    expect(rows.filter(({ kind }) => kind === 'baseActivity').map(({ code }) => code)).toEqual(['PERUS']);
  });

  it('has MONNI and YEE waiting for their decision on 30.9.2020, and no other', async () => {
    const rows = [...(await portfolioOn('2020-09-30')).values()];
    expect(rows.filter(({ status }) => status === 'applied').map(({ code }) => code)).toEqual([
      'MONNI',
      'YEE',
    ]);
  });

  it('has MONNI granted on 31.10.2020: a decision known to the month counts from its last day', async () => {
    expect((await portfolioOn('2020-10-30')).get('MONNI')?.status).toBe('applied');
    expect((await portfolioOn('2020-10-31')).get('MONNI')).toMatchObject({
      status: 'granted',
      money: { decision: { outcome: 'granted', decided: '2020-10' } },
    });
  });

  it('keeps YEE and TASOS as the documents have them until the end of their time, then as granted', async () => {
    const before = await portfolioOn('2020-12-30');
    expect([before.get('YEE')?.status, before.get('TASOS')?.status]).toEqual(['applied', 'preparation']);
    const after = await portfolioOn('2020-12-31');
    expect([after.get('YEE')?.status, after.get('TASOS')?.status]).toEqual(['granted', 'granted']);
    expect(after.get('YEE')?.money?.decision).toMatchObject({ decided: null, amounts: [] });
  });

  it('knows of no status before the first fact, and of no instrument that is not stated', async () => {
    const rows = await portfolioOn('2020-09-30');
    expect(rows.get('SOS-VTR-D')).toMatchObject({ status: null, money: { instrument: { code: 'vtr' } } });
    expect(rows.get('KANSAKOULU-III')).toMatchObject({ status: 'running', money: null });
    expect((await portfolioOn('2021-01-01')).get('SOS-VTR-D')?.status).toBe('rejected');
  });

  it('marks every figure that no document has as an example, and only those', async () => {
    const rows = await test.query<{ code: string; example: boolean }>(
      `select distinct p.code, e.example from ledger_entries e join projects p on p.id = e.project_id order by 1`,
    );
    expect(rows).toEqual([
      { code: 'MONNI', example: true },
      { code: 'PERUS', example: true },
      { code: 'YEE', example: true },
    ]);
    const lines = await test.query<{ plain: number }>(
      'select count(*)::int as plain from budget_lines where not example',
    );
    expect(lines[0]?.plain).toBe(0);
  });

  it('never plans a reminder for a date of the past', async () => {
    const rows = await test.query<{ state: string; reminders: number }>(
      'select state, count(*)::int as reminders from reminders group by state',
    );
    expect(rows.filter(({ state }) => state === 'planned' || state === 'sent')).toEqual([]);
    const mails = await test.query<{ mails: number }>('select count(*)::int as mails from mail_messages');
    expect(mails[0]?.mails).toBe(0);
  });

  it('loads once: a second time changes nothing', async () => {
    const count = () => test.query<{ entries: number }>('select count(*)::int as entries from audit_entries');
    const before = await count();
    await test.service(SampleService).load();
    expect(await count()).toEqual(before);
  });

  it('may be removed until somebody has changed something, and then only when told to', async () => {
    const fresh = await createTestApp();
    try {
      const sample = fresh.service(SampleService);
      await expect(sample.requireRemovable({ discardChanges: false })).rejects.toMatchObject({
        code: 'sample.absent',
      });
      await sample.load();
      await expect(sample.requireRemovable({ discardChanges: false })).resolves.toBeUndefined();
      const planner = await fresh.as('planner');
      await planner.post('/api/v1/organisations', { name: 'Uusi kumppani', kind: 'association' });
      await expect(sample.requireRemovable({ discardChanges: false })).rejects.toMatchObject({
        code: 'sample.changed',
        params: { actor: 'planner@test.example' },
      });
      await expect(sample.requireRemovable({ discardChanges: true })).resolves.toBeUndefined();
    } finally {
      await fresh.close();
    }
  });

  it('is not loaded over real data', async () => {
    const fresh = await createTestApp();
    try {
      await fresh.as('admin');
      await expect(fresh.service(SampleService).load()).rejects.toMatchObject({ code: 'sample.real_data' });
      const rows = await fresh.query<{ projects: number }>('select count(*)::int as projects from projects');
      expect(rows[0]?.projects).toBe(0);
    } finally {
      await fresh.close();
    }
  });
});
