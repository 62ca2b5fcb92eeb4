import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FundingPlanService } from '../../src/modules/funding/index.js';
import { ProjectsService } from '../../src/modules/projects/index.js';
import {
  type BrowserTest,
  createBrowserTest,
  expectNoAxeViolations,
  takeScreenshot,
} from './support/browser.js';

let test: BrowserTest;

beforeAll(async () => {
  test = await createBrowserTest({ now: '2020-10-31T09:00:00Z' });
  const { id } = await test.service(ProjectsService).createKnown({
    ...{ code: 'PERUS', nameFi: 'Osaamiskeskuksen perustoiminta', kind: 'baseActivity' },
    fact: { status: 'running', cause: 'stated', happened: null },
  });
  await test.service(FundingPlanService).recordStatedPlan({
    ...{ projectId: id, year: 2021, countsFrom: null, status: 'preliminary', total: '365000' },
    ...{ exactness: 'exact', volume: null, volumeNote: null, note: null, source: 'slides 1.6.2020' },
    lines: [
      { fundingClass: 'stateGrant', amount: '240000', exactness: 'approximate' },
      { fundingClass: 'municipalContribution', amount: '80000', exactness: 'exact' },
    ],
  });
});
afterAll(() => test.close());

describe('the funding plan of a project', () => {
  it('names 45 000,00 as uncovered, and is covered by typing into the table', async () => {
    const page = await test.pageAs('director');
    await page.goto('/projects/PERUS');
    const check = page.getByRole('region', { name: 'Rahoituksen tarkistus' });
    await check.getByText(/45\s000,00\s€ on kattamatta/).waitFor();
    await expectNoAxeViolations(page);
    await takeScreenshot(page, 'plan-check');

    await page.getByRole('button', { name: 'Muokkaa taulukkoa' }).click();
    await page.getByRole('combobox', { name: 'Uusi lähde 3' }).click();
    await page.getByRole('option', { name: 'Omarahoitus' }).click();
    const municipal = page.getByRole('textbox', { name: 'Kuntarahoitusosuus 2021' });
    await municipal.focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.type('45 000,01');
    await takeScreenshot(page, 'plan-table-form');
    await expectNoAxeViolations(page);
    await page.getByRole('button', { name: 'Tallenna suunnitelma' }).click();
    await page
      .getByText(/enemmän kuin kokonaissumma/)
      .first()
      .waitFor();
    const own = page.getByRole('textbox', { name: 'Uusi lähde 3 2021' });
    expect(await own.inputValue()).toContain('45');
    await own.fill('45 000');
    await page.getByRole('button', { name: 'Tallenna suunnitelma' }).click();
    await check.getByText(/on kattamatta/).waitFor({ state: 'detached' });
    await takeScreenshot(page, 'plan-covered');
    await page.context().close();
  });

  it('fits a phone in the dark', async () => {
    const page = await test.pageAs('viewer', { language: 'sv', device: 'phone', colorScheme: 'dark' });
    await page.goto('/projects/PERUS');
    await page.getByRole('heading', { name: 'Avtal och mottagna pengar' }).waitFor();
    await expectNoAxeViolations(page);
    await takeScreenshot(page, 'plan-phone');
    await page.context().close();
  });
});
