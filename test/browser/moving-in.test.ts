/** The director moves in: a spreadsheet with a wrong row, the mended one, and the list as a workbook. */
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { readXlsx } from '../../src/platform/tabular/index.js';
import {
  type BrowserTest,
  createBrowserTest,
  expectNoAxeViolations,
  expectNothingCut,
  takeScreenshot,
} from './support/browser.js';

let test: BrowserTest;
let page: Page;
beforeAll(async () => {
  test = await createBrowserTest({ now: '2021-03-31T09:00:00Z' });
  page = await test.pageAs('director');
});
afterAll(() => test.close());

const csv = (end: string) => ({
  name: 'hankeluettelo.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(
    [
      'Tunnus;Hankkeen nimi;Rooli;Loppu;Ohjelma;Oma osuus (€);Salassa',
      `TESTI-1;Ensimmäinen testihanke;hallinnoija;${end};vtr;200 000–300 000;x`,
      'TESTI-2;Toinen testihanke;osatoteuttaja;2022;;;',
    ].join('\r\n'),
  ),
});

describe('moving in', () => {
  it('starts at the empty list of projects, and names what is wrong by row and column', async () => {
    await page.goto('/projects');
    await page.getByRole('link', { name: 'Tai tuo nykyinen taulukko' }).click();
    await page.getByRole('heading', { name: 'Tuo nykyinen taulukko' }).waitFor();
    await page.locator('input[type=file]').setInputFiles(csv('30.11.2121'));
    await page.getByText('1 rivi korjattavana').waitFor();
    await page.getByText('tarkoititko 30.11.2021?').waitFor();
    expect(await page.getByRole('button', { name: /^Tallenna: uusia/ }).isDisabled()).toBe(true);
    await page.getByText('6 saraketta 7:stä tunnistettu').click();
    await expectNoAxeViolations(page);
    await takeScreenshot(page, 'moving-in-errors');
  });

  it('stores the mended file and shows the projects', async () => {
    await page.locator('input[type=file]').setInputFiles(csv('30.11.2021'));
    await page.getByRole('button', { name: 'Tallenna: uusia 2, muutoksia 0' }).click();
    await page.getByText('2 hanketta lisätty').waitFor();
    await page.getByRole('cell', { name: 'hankeluettelo.csv', exact: true }).waitFor();
    await expectNoAxeViolations(page);
    await takeScreenshot(page, 'moving-in-stored');
    await page.getByRole('link', { name: 'Avaa hankkeet' }).click();
    await page.getByRole('link', { name: 'TESTI-1' }).waitFor();
  });

  it('hands the list as it is shown to a spreadsheet', async () => {
    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Vie Excel-työkirja (xlsx)' }).click();
    const bytes = await readFile(await (await saved).path());
    const [sheet] = await readXlsx(bytes, { megabytes: 5, sheets: 1, rows: 10, columns: 50 });
    expect(sheet?.rows.map(([code]) => code?.text)).toEqual(
      expect.arrayContaining([expect.stringContaining('TESTI-1'), expect.stringContaining('TESTI-2')]),
    );
  });

  it('says on the page of another day why nothing can be brought in, and leads to today', async () => {
    await page.goto('/projects/import?asOn=2021-03-30');
    await page.getByText('vain katselu').waitFor();
    await page.goto('/projects/new?asOn=2021-03-30');
    await page.getByRole('heading', { name: 'Tässä tilanteessa ei voi muuttaa' }).waitFor();
    await page.getByRole('main').getByRole('button', { name: 'Näytä tämän päivän tilanne' }).last().click();
    await page.getByRole('heading', { name: 'Uusi hanke' }).waitFor();
  });

  it('fits a phone', async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto('/projects/import');
    await page.locator('input[type=file]').setInputFiles(csv('2023'));
    await page.getByText('Tallenna muutokset: TESTI-1').click();
    await expectNothingCut(page);
    await expectNoAxeViolations(page);
    await takeScreenshot(page, 'moving-in-phone');
  });
});
