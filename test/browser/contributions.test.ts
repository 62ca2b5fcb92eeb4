import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import {
  type BrowserTest,
  createBrowserTest,
  expectNoAxeViolations,
  takeScreenshot,
  textOf,
  waitForText,
} from './support/browser.js';

let test: BrowserTest;

async function writePayer(page: Page, line: number, name: string, region: string): Promise<void> {
  await page.getByLabel(`Maksaja, rivi ${line}`).fill(name);
  await page.getByLabel(`Maakunta, rivi ${line}`).fill(region);
}

beforeAll(async () => {
  test = await createBrowserTest();
});

afterAll(() => test.close());

describe('finance shares a total', () => {
  let page: Page;
  let round = '';
  beforeAll(async () => {
    page = await test.pageAs('finance');
  });

  it('sees the shares of a population key while writing, each with its calculation', async () => {
    await page.goto('/contributions/new');
    await page.getByLabel('Jaettava summa').fill('80 000');
    await page.getByRole('textbox', { name: /^Vuosi/ }).fill('2021');
    await page.getByLabel('Asukasluvun mukaan, luvut rekisteristä').check();
    await page.getByRole('combobox', { name: 'Asukasluvun päivä' }).click();
    await page.getByRole('option', { name: '31.12.2019' }).click();
    await page.getByRole('combobox', { name: 'Kuntarajojen vuosi' }).click();
    await page.getByRole('option', { name: '2020' }).click();
    await writePayer(page, 1, 'Seinäjoki', 'Etelä-Pohjanmaa');
    await writePayer(page, 2, 'Soite', 'Keski-Pohjanmaa');
    await writePayer(page, 3, 'Vaasa', 'Pohjanmaa');
    await page.keyboard.press('Escape');
    await waitForText(page, '34 519,13');
    const text = await textOf(page.locator('main'));
    expect(text).toContain('12 469,22');
    expect(text).toContain('33 011,65');
    await expectNoAxeViolations(page);
    await takeScreenshot(page, 'contributions-new-fi');
    await page.getByRole('button', { name: 'Miten laskettu: Seinäjoki / Etelä-Pohjanmaa' }).click();
    await waitForText(page, '188 685');
    await takeScreenshot(page, 'contributions-derivation-fi');
    await expectNoAxeViolations(page);
    await page.keyboard.press('Escape');
  });

  it('keeps a split of which a part has no payer, and learns why it is not issued', async () => {
    await page.getByLabel('Prosenttien mukaan').check();
    await page.getByLabel('Prosentti, rivi 1').fill('31');
    await waitForText(page, '24 800,00 € jaettu, 55 200,00 € jakamatta');
    await page.getByRole('button', { name: 'Tallenna kierros' }).click();
    await waitForText(page, 'Tämä on täytettävä');
    await page.getByLabel('Jakoperusteen nimi').fill('Perussopimuksen malli');
    await page.getByRole('button', { name: 'Tallenna kierros' }).click();
    await page.waitForURL(/contributions\/[0-9a-f-]{36}/);
    await waitForText(page, '24 800,00 € on jaettu ja 55 200,00 € jakamatta');
    expect(await textOf(page.locator('main'))).toContain('ei tiedossa');
    await page.getByRole('button', { name: 'Merkitse sovituksi' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Merkitse sovituksi' }).click();
    await page.getByRole('button', { name: 'Lähetä laskutukseen' }).waitFor();
    expect(await page.getByRole('button', { name: 'Lähetä laskutukseen' }).isDisabled()).toBe(true);
    expect(await textOf(page.locator('main'))).toContain('55 200,00 € on vailla maksajaa');
    await expectNoAxeViolations(page);
    await takeScreenshot(page, 'contributions-round-fi');
  });

  it('finds the year in one sentence', async () => {
    await page.goto('/contributions');
    await waitForText(page, '2021: 24 800,00 € jaettu, 55 200,00 € jakamatta.');
    await expectNoAxeViolations(page);
    await takeScreenshot(page, 'contributions-fi');
    round = (await page.getByRole('link', { name: '2021' }).getAttribute('href')) ?? '';
  });

  it('shows a planner the same in Swedish, in the dark and on a phone, and nothing to change', async () => {
    const phone = await test.pageAs('planner', { language: 'sv', device: 'phone', colorScheme: 'dark' });
    await phone.goto('/contributions');
    await waitForText(phone, '2021: 24 800,00 € fördelat, 55 200,00 € ofördelat.');
    await expectNoAxeViolations(phone);
    await takeScreenshot(phone, 'contributions-phone-sv');
    await phone.goto(round);
    await waitForText(phone, 'inte känd');
    expect(await phone.getByRole('button', { name: 'Skicka till fakturering' }).count()).toBe(0);
    await expectNoAxeViolations(phone);
    await takeScreenshot(phone, 'contributions-round-phone-sv');
    await phone.goto('/contributions/new');
    await phone.getByLabel('Summa att fördela').fill('100');
    await takeScreenshot(phone, 'contributions-new-phone-sv');
    await expectNoAxeViolations(phone);
  });
});
