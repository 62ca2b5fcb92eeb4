/** Finance's journey: a budget, an entry, an import with a wrong row, its undo, and the comparison down to the voucher. */
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { addProject, ledgerCsv } from '../support/finance.js';
import {
  type BrowserTest,
  createBrowserTest,
  expectNoAxeViolations,
  takeScreenshot,
} from './support/browser.js';

let test: BrowserTest;
let page: Page;
let projectId: string;

beforeAll(async () => {
  test = await createBrowserTest({ now: '2021-06-30T09:00:00Z' });
  projectId = await addProject(test, 'MONNI', { starts: '2021-01-01', ends: '2021-12-31' });
  page = await test.pageAs('finance');
});
afterAll(() => test.close());

const csv = (amount: string) => ({
  name: 'pääkirja.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(
    ledgerCsv([
      ['15.1.2021', '4000', 'KP1', 'Palkat', '2 500,00', '1', '1'],
      ['16.1.2021', '4340', 'KP1', 'Koulutus', amount, '1', '2'],
    ]),
  ),
});

describe('finance', () => {
  it('makes a budget', async () => {
    await page.goto(`/finance/projects/${projectId}/budget`);
    await page
      .getByRole('button', { name: /Lisää vuosi \d{4}/ })
      .first()
      .waitFor();
    await expectNoAxeViolations(page);
    await page.getByLabel('Palkkakustannukset').fill('10 000');
    await page.getByLabel('Matkakustannukset').fill('1.234');
    await page.getByRole('button', { name: 'Tallenna talousarvio' }).click();
    await page.getByText('Piste voi tarkoittaa kahta eri summaa').first().waitFor();
    await page.getByLabel('Matkakustannukset').fill('1234,5');
    await page.getByRole('button', { name: 'Tallenna talousarvio' }).click();
    await page.getByText('Talousarvio tallennettu').waitFor();
    const { body } = await (
      await test.as('finance')
    ).get<{ total: string }>(`/api/v1/projects/${projectId}/budget`);
    expect(body.total).toBe('11234.50');
  });

  it('imports a file after telling the project of a cost centre, and only when every row is right', async () => {
    await page.goto('/finance/imports');
    await page.locator('input[type=file]').setInputFiles(csv('1.234'));
    await page.getByText('2 riviä on väärin').waitFor();
    await page.getByRole('cell', { name: '1.234' }).waitFor();
    expect(await page.getByRole('button', { name: /Tallenna 0 kirjausta/ }).isDisabled()).toBe(true);
    await expectNoAxeViolations(page);
    await takeScreenshot(page, 'finance-import-errors');
    await page.getByRole('combobox', { name: 'KP1 (2 riviä)' }).click();
    await page.getByRole('option', { name: /MONNI/ }).click();
    await page.getByRole('button', { name: 'Tallenna ja lue tiedosto uudelleen' }).click();
    await page.getByText('1 rivi on väärin').waitFor();
    await page.locator('input[type=file]').setInputFiles(csv('12,50'));
    await page.getByRole('button', { name: 'Tallenna 2 kirjausta' }).click();
    await page.getByText('2 kirjausta tallennettu').waitFor();
    await expectNoAxeViolations(page);
    await takeScreenshot(page, 'finance-import');
  });

  it('sees budget against actual, and opens a project down to its vouchers', async () => {
    await page.goto('/finance?year=2021');
    await page.getByRole('link', { name: /MONNI/ }).waitFor();
    await expectNoAxeViolations(page);
    await takeScreenshot(page, 'finance');
    await page.getByRole('link', { name: /MONNI/ }).click();
    await page.getByText('Koulutus').first().waitFor();
    await page.getByRole('button', { name: 'Miten laskettu' }).waitFor();
    await expectNoAxeViolations(page);
    await takeScreenshot(page, 'finance-project');
    await page.getByRole('link', { name: 'Palkkakustannukset' }).click();
    await page
      .getByText('1 kirjaus, yhteensä 2 500,00 €'.replaceAll(' 500', '\u00a0500').replace(' €', '\u00a0€'))
      .waitFor();
  });

  it('enters an entry and takes it back', async () => {
    await page.goto('/finance/entries/new');
    await page.getByRole('combobox', { name: 'Hanke' }).click();
    await page.getByRole('option', { name: /MONNI/ }).click();
    await page.getByLabel('Tili', { exact: false }).first().fill('1700');
    await page.getByLabel('Määrä').fill('99,90');
    await page.getByLabel('Selite').fill('Kokoustila');
    await page.getByRole('button', { name: 'Kirjaa', exact: true }).click();
    await page
      .getByText(/Tili 1700 on tasetili/)
      .first()
      .waitFor();
    await expectNoAxeViolations(page);
    await page.getByLabel('Tili', { exact: false }).first().fill('4820');
    await page.getByRole('button', { name: 'Kirjaa', exact: true }).click();
    await page.getByText('Tapahtuma kirjattu').waitFor();
    await page.getByRole('button', { name: 'Peru kirjaus: Kokoustila' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Peru kirjaus' }).click();
    await page.getByText('Kirjaus peruttu').waitFor();
    await expectNoAxeViolations(page);
    await takeScreenshot(page, 'finance-entries');
  });

  it('marks example figures and unknown sums on the screen and in the file', async () => {
    const exampleId = await addProject(test, 'YEE');
    const finance = await test.as('finance');
    const line = { costCategory: 'staff', year: 2021, amount: '8000.00', example: true };
    await finance.put(`/api/v1/projects/${exampleId}/budget`, { lines: [line] }, { ifMatch: '"0"' });
    await page.goto('/finance?year=2021');
    const row = page.getByRole('row', { name: /YEE/ });
    await row.getByText('esimerkkiluku').waitFor();
    const total = page.getByRole('row', { name: /Yhteensä/ });
    await total.getByText('ja 1 ei tiedossa').first().waitFor();
    const saving = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Vie CSV' }).click();
    const file = await readFile(await (await saving).path(), 'utf8');
    expect(file.split('\r\n')).toEqual([
      '\ufeffHanke;Talousarvio;Toteuma;Jäljellä;Käytetty;Huomautus',
      expect.stringMatching(/^MONNI Hanke MONNI;.*;$/),
      'YEE Hanke YEE;8000,00;;;;esimerkkilukuja',
      expect.stringMatching(/^Yhteensä;/),
      '',
    ]);
    await page.getByRole('textbox', { name: 'Rajaa taulukkoa' }).fill('YEE');
    await total.getByText('8\u00a0000,00\u00a0€').waitFor();
  });

  it('undoes the import', async () => {
    await page.goto('/finance/imports');
    await page.getByRole('button', { name: /Peru tuonti/ }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Peru tuonti' }).click();
    await page.getByText('2 kirjausta peruttu').waitFor();
    const { body } = await (await test.as('finance')).get<{ totals: { amount: string } }>('/api/v1/entries');
    expect(body.totals.amount).toBe('0.00');
  });

  it('says in the file that a long ledger was loaded in part', async () => {
    await test.query(
      `insert into ledger_entries (id, project_id, posting_date, account, cost_category, amount_cents, text, recorded_at)
       select gen_random_uuid(), $1, '2021-05-01', '4000', 'staff', 100, 'rivi ' || n, now()
         from generate_series(1, 101) n`,
      [projectId],
    );
    await page.goto('/finance/entries');
    await page.getByText('100 ensimmäistä riviä, lisää on lataamatta').waitFor();
    const saved = async () => {
      const saving = page.waitForEvent('download');
      await page.getByRole('button', { name: 'Vie CSV' }).click();
      return readFile(await (await saving).path(), 'utf8');
    };
    expect(await saved()).toContain('Vain 100 ensimmäistä riviä');
    await page.getByRole('button', { name: 'Näytä lisää' }).click();
    await page.getByText(/^1\d\d riviä$/).waitFor();
    expect(await saved()).not.toContain('Vain 100');
  });

  it('reads the same on a phone in Swedish', async () => {
    const phone = await test.pageAs('viewer', { device: 'phone', language: 'sv' });
    await phone.goto('/finance?year=2021');
    await phone.getByRole('link', { name: /MONNI/ }).waitFor();
    await expectNoAxeViolations(phone);
    await takeScreenshot(phone, 'finance-sv-phone');
    expect(await phone.getByRole('link', { name: 'Bokför en händelse' }).count()).toBe(0);
  });
});
