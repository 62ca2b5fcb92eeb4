import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ApplicationsService, FundingPlanService } from '../../src/modules/funding/index.js';
import { addProject } from '../support/finance.js';
import { newId } from '../../src/platform/ids/index.js';
import {
  type BrowserTest,
  createBrowserTest,
  expectNoAxeViolations,
  takeScreenshot,
} from './support/browser.js';

let test: BrowserTest;
let projectId: string;

const line = (fundingClass: 'stateGrant' | 'municipalContribution', amount: string) => ({
  ...{ fundingClass, amount, exactness: 'exact' as const },
});

/** A plan and a budget of two versions each: the later ones count from the day of the test on. */
beforeAll(async () => {
  test = await createBrowserTest({ now: '2022-01-10T09:00:00Z' });
  projectId = await addProject(test, 'TESTI-1');
  await test.service(ApplicationsService).stateInstrument({
    ...{ projectId, instrument: 'esr-plus-2021-2027', funderOrganisationId: null, source: 'testi' },
  });
  for (const [position, name] of ['Testikeskus', 'Osatoteuttaja'].entries()) {
    await test.query(
      `insert into project_parts (id, project_id, position, name, kind) values ($1, $2, $3, $4, 'partImplementer')`,
      [newId(), projectId, position, name],
    );
  }
  const plans = test.service(FundingPlanService);
  const body = {
    ...{ status: 'preliminary' as const, total: '300000', exactness: 'exact' as const },
    ...{ volume: null, volumeNote: null, note: null },
  };
  await plans.recordStatedPlan({
    ...{ projectId, year: 2022, countsFrom: null, source: 'testi', ...body },
    lines: [
      { ...line('stateGrant', '240000'), exactness: 'approximate' },
      line('municipalContribution', '60000'),
    ],
  });
  const budget = (amount: string) => [{ costCategory: 'staff', year: 2022, amount }];
  const finance = await test.as('finance');
  const path = `/api/v1/projects/${projectId}/budget`;
  await finance.put(path, { lines: budget('100000') }, { ifMatch: '"0"' });
  test.clock.set('2022-05-02T09:00:00Z');
  await plans.writeVersion({
    ...{ projectId, partId: null, year: 2022, cause: 'change' },
    body: {
      ...{ ...body, source: null, reason: 'Kausi lyhenee' },
      lines: [line('stateGrant', '220000'), line('municipalContribution', '60000')],
    },
  });
  const lines = [...budget('90000.50'), { costCategory: 'travel', year: 2022, amount: '700' }];
  await finance.put(path, { lines, reason: 'Matkat omalle riville' }, { ifMatch: '"1"' });
});
afterAll(() => test.close());

const words = (text: string) => text.replaceAll('\u00a0', ' ').replaceAll('\u2212', '-');

describe('versions on the page', () => {
  it('list who wrote a plan, why and when it counted, and mark what changed', async () => {
    const page = await test.pageAs('director');
    await page.goto('/projects/TESTI-1');
    await page.getByRole('button', { name: 'Versiot ja muutokset' }).click();
    const versions = page.getByRole('region', { name: 'Versiot', exact: true });
    await versions.getByText('muutoshakemus: Kausi lyhenee').waitFor();
    const row = versions.getByRole('row', { name: /^Valtionavustus/ }).last();
    expect(words(await row.innerText())).toMatch(/240 000,00 € arvio\s+220 000,00 €\s+-20 000,00 €/);
    expect(await row.getAttribute('data-changed')).toBe('true');
    const same = versions.getByRole('row', { name: /^Kuntarahoitusosuus/ }).last();
    expect(await same.getAttribute('data-changed')).toBeNull();
    await expectNoAxeViolations(page);
    await takeScreenshot(page, 'plan-versions');
    await page.context().close();
  });

  it('show the budget that counted on the day looked at, and compare it with today’s', async () => {
    const page = await test.pageAs('finance', { device: 'phone' });
    await page.goto(`/finance/projects/${projectId}/budget?asOn=2022-02-01`);
    await page.getByText('100 000,00').first().waitFor();
    const versions = page.getByRole('region', { name: 'Talousarvion versiot', exact: true });
    await versions.getByText('Matkat omalle riville').waitFor();
    await versions.getByText('voimassa 1.2.2022').waitFor();
    const travel = versions.getByRole('row', { name: /^Matkakustannukset 2022/ });
    expect(words(await travel.innerText())).toMatch(/–\s+700,00 €\s+\+700,00 €/);
    await expectNoAxeViolations(page);
    await takeScreenshot(page, 'budget-versions-phone');
    await page.context().close();
  });

  it('take a reason when a budget is saved', async () => {
    const page = await test.pageAs('finance');
    await page.goto(`/finance/projects/${projectId}/budget?asOn=today`);
    await page.getByLabel('Miksi talousarvio muuttuu').fill('Tarkistettu arvio');
    await page.getByRole('textbox', { name: 'Matkakustannukset' }).fill('800');
    await takeScreenshot(page, 'budget-editor');
    await page.getByRole('button', { name: 'Tallenna talousarvio' }).click();
    await page.getByText('Talousarvio tallennettu').waitFor();
    await page.goto(`/finance/projects/${projectId}/budget`);
    await page.getByText('Tarkistettu arvio').waitFor();
    await page.context().close();
  });
});

describe('the cost calculator', () => {
  it('saves an estimate of the implementer that is chosen, and keeps sums apart', async () => {
    const page = await test.pageAs('director');
    for (const name of ['Testikeskus', 'Osatoteuttaja']) {
      await page.goto(`/funding/cost-calculator?projectId=${projectId}`);
      await page.getByRole('combobox', { name: 'Toteuttaja', exact: true }).click();
      await page.getByRole('option', { name }).click();
      await page.getByLabel('Prosenttimäärä, %').fill('40');
      await page.getByLabel('Palkka ilman sivukuluja').fill('1 000');
      await takeScreenshot(page, 'cost-calculator-implementer');
      await page.getByRole('button', { name: 'Tallenna kustannusarvio' }).click();
      await page.waitForURL(/projects\/TESTI-1/);
    }
    const table = page.getByRole('table', { name: 'Kustannusarvio', exact: true });
    await table.getByText('2022 · Osatoteuttaja').first().waitFor();
    expect(await table.innerText()).not.toContain('Kaikki yhteensä');
    const sums = page.getByRole('table', { name: 'Arvioiden summat' });
    expect(words(await sums.innerText())).toContain('3 540,32 €');
    await takeScreenshot(page, 'cost-sums');
    await page.context().close();
  });
});
