import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { appliedForEsrPlus, estimateWorked, grantWorked, stateDelivered } from '../support/instruments.js';
import { createTestApp } from '../support/app.js';
import {
  type BrowserTest,
  createBrowserTest,
  expectNoAxeViolations,
  takeScreenshot,
  textOf,
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

  it('begin with the first rule of a new instrument, which its button names', async () => {
    const page = await test.pageAs('admin', { device: 'phone' });
    await open(page, '/funding');
    await page.getByRole('button', { name: 'Uusi instrumentti' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Tunnus').fill('testi-ohjelma');
    await dialog.getByLabel('Nimi suomeksi').fill('Testiohjelma');
    await dialog.getByLabel('Rahoittaja suomeksi').fill('Testirahoittaja');
    await dialog.getByRole('button', { name: 'Tallenna instrumentti' }).click();
    await page.getByRole('heading', { level: 1, name: 'Testiohjelma' }).waitFor();
    await page.getByRole('button', { name: 'Lisää sääntö', exact: true }).click();
    await dialog.getByRole('combobox', { name: 'Sääntö' }).click();
    await page.getByRole('option', { name: 'Tuki enintään', exact: true }).click();
    await dialog.getByRole('textbox', { name: 'Arvo' }).fill('75');
    await dialog.getByLabel('Lähteen nimi').fill('Testipäätös');
    await dialog.getByLabel('Lähteen päiväys').fill('toukokuussa');
    await dialog.getByRole('button', { name: 'Tallenna sääntö' }).click();
    await dialog.getByText('Kirjoita päivä').first().waitFor();
    await dialog.getByLabel('Lähteen päiväys').fill('5/2022');
    await takeScreenshot(page, 'instrument-first-rule-phone');
    await expectNoAxeViolations(page);
    await dialog.getByRole('button', { name: 'Tallenna sääntö' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await page.getByText('Testipäätös 5/2022').first().waitFor();
    await page.getByRole('button', { name: 'Lisää sääntö tai voimassaolo' }).waitFor();
  });

  it('change new projects only: an old figure stays and names its old rule', async () => {
    test.clock.set('2022-05-02T09:00:00Z');
    const director = await test.as('director');
    const granted = await appliedForEsrPlus(director, 'TESTI-OLD', '2022-05-02');
    await grantWorked(director, granted, '2022-05-02');
    await estimateWorked(director, 'TESTI-OLD', '40');
    test.clock.set('2022-06-01T09:00:00Z');
    await appliedForEsrPlus(director, 'TESTI-NEW', '2022-06-01');

    const page = await test.pageAs('admin');
    await open(page, '/funding/instruments/esr-plus-2021-2027');
    await page.getByRole('button', { name: 'Lisää sääntö tai voimassaolo' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('combobox', { name: 'Sääntö' }).click();
    await page.getByRole('option', { name: 'Tuki enintään', exact: true }).click();
    await dialog.getByRole('textbox', { name: 'Arvo' }).fill('70');
    await dialog.getByLabel('Voimassa alkaen').fill('1.6.2022');
    await dialog.getByLabel('Lähteen nimi').fill('Testipäätös');
    await dialog.getByLabel('Lähteen päiväys').fill('20.5.2022');
    await dialog.getByRole('button', { name: 'Tallenna voimassaolo' }).click();
    await dialog.waitFor({ state: 'hidden' });

    await estimateWorked(director, 'TESTI-NEW', '40');
    // Of 91 794,19 €: 80 % is 73 435,35 €, 70 % is 64 255,93 €.
    for (const [project, own, rule, validity] of [
      ['TESTI-OLD', '18 358,84 €', 'Tuki enintään: 80 %', '1.1.2021'],
      ['TESTI-NEW', '27 538,26 €', 'Tuki enintään: 70 %', '1.6.2022'],
    ] as const) {
      await open(page, `/projects/${project}`);
      const sheet = page.getByRole('region', { name: 'Kustannusarvio', exact: true }).first();
      await sheet.getByRole('button', { name: /Omarahoitus · 2022/ }).click();
      await dialog.getByText('Tulos').first().waitFor();
      const words = await textOf(dialog);
      for (const part of [own, rule, validity]) expect(words).toContain(part);
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'hidden' });
    }
  });

  it('of a new release wait until an administrator has seen the difference and taken them from a day on', async () => {
    await stateDelivered(test, 'stea', (rules) =>
      rules
        .filter(({ rule }) => rule !== 'instalments')
        .map((rule) => (rule.rule === 'changeAmountThreshold' ? { ...rule, value: '15000.00' } : rule)),
    );
    const admin = await test.as('admin');
    const entered = await admin.post(
      '/api/v1/instruments/stea/versions',
      {
        ...{ rule: 'usePeriod', values: ['P3Y'], validFrom: '2022-01-01', confirmed: true },
        source: { title: 'Testipäätös' },
      },
      { ifMatch: '"2"' },
    );
    expect(entered.status).toBe(201);
    await (await createTestApp({ databaseUrl: test.databaseUrl })).close();

    const viewer = await test.pageAs('viewer');
    await open(viewer, '/funding/instruments/stea');
    await viewer.getByText('Uudempia toimitettuja sääntöjä odottaa').waitFor();
    expect(await viewer.getByRole('button', { name: 'Tutustu ja ota käyttöön' }).count()).toBe(0);

    for (const [device, scheme] of [
      ['phone', 'dark'],
      ['desktop', 'light'],
    ] as const) {
      const page = await test.pageAs('admin', { device, colorScheme: scheme });
      await open(page, '/funding/instruments/stea');
      await page.getByRole('button', { name: 'Tutustu ja ota käyttöön' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByText(/20.000,00/).waitFor();
      const words = await textOf(dialog);
      for (const part of [
        'Muutoksen raja euroina',
        '15 000,00 €',
        'STEAn sivut avustuksen saajalle',
        'Maksueriä',
      ])
        expect(words).toContain(part);
      expect(words).not.toContain('Käyttöaika');
      await takeScreenshot(page, `instrument-delivered-${device}-${scheme}`);
      await expectNoAxeViolations(page);
      if (device === 'phone') continue;
      await dialog.getByLabel('Voimassa alkaen').fill('1.1.2021');
      await dialog
        .getByText(/1\.1\.2021 alkaen/)
        .first()
        .waitFor();
      await dialog.getByLabel('Voimassa alkaen').fill('1.7.2022');
      await dialog
        .getByText(/1\.7\.2022 alkaen/)
        .first()
        .waitFor();
      await dialog.getByRole('button', { name: 'Ota käyttöön' }).click();
      await dialog.waitFor({ state: 'hidden' });
      await page.getByText('Uudempia toimitettuja sääntöjä odottaa').waitFor({ state: 'hidden' });
      await page.getByText('Toimitetut säännöt otettu käyttöön').first().waitFor();
      const changes = page.getByRole('table', { name: 'Muutokset' });
      expect(await textOf(changes)).toContain('15 000,00 €');
    }
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
    const saved = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Vie CSV: Kaikkien instrumenttien säännöt' }).click();
    expect((await saved).suggestedFilename()).toBe('instrumenttien-saannot-2022-06-01.csv');
  });
});
