import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  type BrowserTest,
  createBrowserTest,
  expectNoAxeViolations,
  takeScreenshot,
} from './support/browser.js';

let test: BrowserTest;

beforeAll(async () => {
  test = await createBrowserTest({ now: '2020-10-31T09:00:00Z' });
  const director = await test.as('director');
  const project = {
    ...{ code: 'TESTI-1', nameFi: 'Testihanke', status: 'preparation', ownRole: 'administrator' },
    periods: { planned: { starts: '2020-08-01', ends: '2021-12-31' } },
  };
  expect((await director.post('/api/v1/projects', project)).status).toBe(201);
  const draft = { project: 'TESTI-1', instrument: 'esr-2014-2020', draft: true };
  const key = { idempotencyKey: 'copies-browser-1' };
  expect((await director.post('/api/v1/applications', draft, key)).status).toBe(201);
});
afterAll(() => test.close());

describe('copying on the page', () => {
  it('makes a project that continues the old one two years on, and a second draft', async () => {
    const page = await test.pageAs('director');
    await page.goto('/projects/TESTI-1');
    await page.getByRole('button', { name: 'Kopioi hakemus' }).click();
    const drafts = page.getByRole('dialog');
    await drafts.getByRole('button', { name: 'Luo luonnos' }).click();
    await drafts.waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: 'Kopioi hakemus' }).nth(1).waitFor();

    await page.getByRole('button', { name: 'Kopioi', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Tunnus' }).fill('TESTI-2');
    await dialog.getByRole('checkbox', { name: 'Hankekausi suunniteltuna' }).check();
    await dialog.getByRole('textbox', { name: 'Siirto vuosina' }).fill('2');
    await dialog.getByRole('switch', { name: 'Uusi hanke jatkaa hanketta TESTI-1' }).check();
    await expectNoAxeViolations(page);
    await takeScreenshot(page, 'copy-project');
    await dialog.getByRole('button', { name: 'Luo kopio' }).click();
    await page.waitForURL('**/projects/TESTI-2');
    await page
      .getByText(/1\.8\.2022/)
      .first()
      .waitFor();
    const made = (await (await test.as('viewer')).get('/api/v1/projects/TESTI-2')).body;
    expect(made).toMatchObject({
      status: 'idea',
      predecessor: { code: 'TESTI-1' },
      ownRole: 'administrator',
    });
  });
});
