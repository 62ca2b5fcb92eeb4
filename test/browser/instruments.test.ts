import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import {
  type BrowserTest,
  createBrowserTest,
  expectNoAxeViolations,
  takeScreenshot,
} from './support/browser.js';

let test: BrowserTest;

beforeAll(async () => {
  test = await createBrowserTest({ now: '2022-06-01T09:00:00Z' });
});
afterAll(() => test.close());

async function open(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await page.getByRole('main').getByRole('heading', { level: 1 }).waitFor();
}

describe('the rules of an instrument', () => {
  it('are entered by an administrator as a later validity, and shown as on the day', async () => {
    const page = await test.pageAs('admin');
    await open(page, '/funding/instruments/esr-plus-2021-2027');
    await page.getByRole('button', { name: 'Lisää sääntö tai voimassaolo' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('combobox', { name: 'Sääntö' }).click();
    await page.getByRole('option', { name: 'Vakiosivukulut', exact: true }).click();
    await dialog.getByRole('textbox', { name: 'Arvo' }).fill('25,50');
    await dialog.getByLabel('Voimassa alkaen').fill('24.8.2021');
    await dialog.getByLabel('Lähteen nimi').fill('Testipäätös');
    await takeScreenshot(page, 'instrument-later-form');
    await expectNoAxeViolations(page);
    await dialog.getByRole('button', { name: 'Tallenna voimassaolo' }).click();
    await dialog
      .getByText(/on voimassa 24\.8\.2021 alkaen/)
      .first()
      .waitFor();
    await dialog.getByLabel('Voimassa alkaen').fill('1.6.2022');
    await dialog.getByRole('button', { name: 'Tallenna voimassaolo' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await page
      .getByText(/Uusi: Vakiosivukulut = 25,50?\s%, 1\.6\.2022 alkaen/)
      .first()
      .waitFor();

    const rates = page.getByRole('table', { name: 'Sivukulut ja yksikkökustannukset' });
    expect(await rates.getByText(/^25,50?\s%/).count()).toBe(1);
    expect(await rates.getByText(/^26,44\s%/).count()).toBe(0);
    await open(page, '/funding/instruments/esr-plus-2021-2027?asOn=2022-05-31');
    expect(await rates.getByText(/^26,44\s%/).count()).toBe(1);
    expect(await page.getByRole('button', { name: 'Lisää sääntö tai voimassaolo' }).count()).toBe(0);
  });

  it.each([
    ['desktop', 'light'],
    ['phone', 'dark'],
  ] as const)('pass axe on a %s in %s, and can be looked at', async (device, scheme) => {
    const page = await test.pageAs('viewer', { device, colorScheme: scheme });
    for (const [path, name] of [
      ['/funding/instruments/esr-plus-2021-2027?asOn=today', 'instrument-rules'],
      ['/funding?asOn=today', 'instrument-catalogue'],
    ] as const) {
      await open(page, path);
      await page.getByRole('table').first().waitFor();
      await expectNoAxeViolations(page);
      await takeScreenshot(page, `${name}-${device}-${scheme}`);
    }
  });
});
