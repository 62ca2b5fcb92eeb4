import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import {
  type BrowserTest,
  createBrowserTest,
  expectNoAxeViolations,
  expectNothingCut,
  textOf,
  waitForText,
} from '../support/browser.js';

let test: BrowserTest;
let page: Page;

beforeAll(async () => {
  test = await createBrowserTest({ role: 'web', sample: true });
  page = await test.continueAs('finance');
});
afterAll(() => test.close());

const usedIn = async (code: string): Promise<bigint> => {
  const row = page
    .getByRole('table', { name: 'Toteutumavertailu' })
    .getByRole('row')
    .filter({ hasText: code });
  const [, actual = ''] = (await textOf(row)).match(/[\d ]+,\d\d(?= €)/g) ?? [];
  return BigInt(actual.replace(/\D/g, '') || '0');
};

describe('finance', () => {
  it('splits 80 000 € by percentages and sees what has no payer', async () => {
    await page.getByRole('banner').getByRole('button', { name: 'tänään' }).click();
    await page.getByRole('link', { name: 'Kuntaosuudet' }).click();
    await page.getByRole('link', { name: 'Uusi kierros' }).click();
    await page.getByLabel('Jaettava summa').fill('80 000');
    await page.getByRole('combobox', { name: 'Pohjana olemassa oleva jakoperuste' }).click();
    await page.getByRole('option').first().click();
    await waitForText(page, '24 800,00 € jaettu, 55 200,00 € jakamatta');
    await expectNoAxeViolations(page);
  });

  it('splits the same by population, to the cent, each share with its calculation', async () => {
    await page.getByLabel('Asukasluvun mukaan, luvut rekisteristä').check();
    await page.getByRole('combobox', { name: 'Asukasluvun päivä' }).click();
    await page.getByRole('option', { name: '31.12.2019' }).click();
    await page.getByRole('combobox', { name: 'Kuntarajojen vuosi' }).click();
    await page.getByRole('option', { name: '2020' }).click();
    for (const amount of ['34 519,13 €', '12 469,22 €', '33 011,65 €']) await waitForText(page, amount);
    await page.getByRole('button', { name: /^Miten laskettu: .*Keski-Pohjanmaa/ }).click();
    await waitForText(page.getByRole('dialog'), '12 469,22 €');
    await expectNoAxeViolations(page);
    await page.keyboard.press('Escape');
  });

  it('enters an entry and finds it in the project’s actuals', async () => {
    await page.goto('/finance?year=2020&asOn=today');
    await page.getByRole('link', { name: 'MONNI' }).waitFor();
    const before = await usedIn('MONNI');
    await page.getByRole('link', { name: 'Kirjaa tapahtuma' }).click();
    await page.getByRole('combobox', { name: 'Hanke' }).click();
    await page.getByRole('option', { name: /MONNI/ }).click();
    await page.getByRole('textbox', { name: 'Kirjauspäivä' }).fill('1.12.2020');
    await page.getByLabel('Tili', { exact: false }).first().fill('4820');
    await page.getByLabel('Määrä').fill('1 000,01');
    await page.getByLabel('Selite').fill('Kokoustila');
    await page.getByRole('button', { name: 'Kirjaa', exact: true }).click();
    await page.getByText('Tapahtuma kirjattu').waitFor();
    await page.goto('/finance?year=2020&asOn=today');
    await page.getByRole('link', { name: 'MONNI' }).waitFor();
    expect((await usedIn('MONNI')) - before).toBe(100_001n);
    await expectNothingCut(page);
  });

  it('reads the report at a cut-off date', async () => {
    const today = await usedIn('PERUS');
    await page.goto('/finance?year=2020&asOn=2020-04-30');
    await waitForText(page, 'Kirjauspäivä viimeistään 30.4.2020.');
    await page.getByRole('link', { name: 'PERUS' }).waitFor();
    const cutOff = await usedIn('PERUS');
    expect(cutOff).toBeGreaterThan(0n);
    expect(cutOff).toBeLessThan(today);
    expect(await page.getByRole('link', { name: 'Kirjaa tapahtuma' }).count()).toBe(0);
    await expectNothingCut(page);
    await expectNoAxeViolations(page);
  });
});
