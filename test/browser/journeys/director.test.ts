import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import {
  type BrowserTest,
  createBrowserTest,
  expectNoAxeViolations,
  expectNothingCut,
  takeScreenshot,
  textOf,
  waitForText,
} from '../support/browser.js';

let test: BrowserTest;
let page: Page;

beforeAll(async () => {
  test = await createBrowserTest({ role: 'web', sample: true });
  page = await test.continueAs('director');
});
afterAll(() => test.close());

const table = (name: string) => page.getByRole('table', { name, exact: true });
const projectRow = (code: string) =>
  textOf(
    table('Hankkeet')
      .getByRole('row')
      .filter({ has: page.getByRole('link', { name: code, exact: true }) }),
  );

describe('the director, on the day the sample opens', () => {
  it('reads on the overview what is pending, uncovered and next', async () => {
    await waitForText(
      page,
      '2 päätöstä odottaa, vuodesta 2021 on kattamatta 45 000,00 €, seuraava määräaika la 31.10.',
    );
    expect(new URL(page.url()).searchParams.get('asOn')).toBe('2020-09-30');
    const pending = await table('Päätöstä odottaa').getByRole('row').allInnerTexts();
    expect(pending.slice(1).map((row) => row.trim().split(/\s/)[0])).toEqual(['MONNI', 'YEE']);
    const cover = await textOf(table('Vuoden 2021 kate'));
    expect(cover).toContain('24 800,00 €');
    expect(cover).toContain('55 200,00 €');
    expect(cover).toMatch(/Kattamatta[^]*\s45 000,00 €\s+12,3 %/);
    await expectNothingCut(page);
    await expectNoAxeViolations(page);
    await takeScreenshot(page, 'journey-overview-fi');
  });

  it('finds four known projects on the overview with their status and money', async () => {
    const rowOf = async (code: string) =>
      textOf(table('Avoimet hankkeet').getByRole('row').filter({ hasText: code }));
    expect(await rowOf('MONNI')).toMatch(/odottaa päätöstä[^]*STM:n valtionavustus[^]*ei tiedossa/);
    expect(await rowOf('YEE')).toMatch(
      /odottaa päätöstä[^]*200 000–300 000 €[^]*koko hanke\s+noin 1 000 000 €/,
    );
    expect(await rowOf('KANSAKOULU-III')).toMatch(/käynnissä[^]*ei tiedossa/);
    expect(await rowOf('TASOS')).toMatch(/valmistelussa[^]*ESR[^]*ei tiedossa/);
  });

  it('opens the door behind the shares of the municipalities', async () => {
    await table('Vuoden 2021 kate').getByRole('link', { name: 'jako' }).click();
    await page.getByRole('button', { name: /^Miten laskettu: .*Etelä-Pohjanmaa/ }).click();
    const steps = page.getByRole('dialog');
    await waitForText(steps, '80 000,00 € × 31 / 100');
    expect(await textOf(steps)).toContain('24 800,00 €');
    await expectNoAxeViolations(page);
    await page.keyboard.press('Escape');
  });

  it('finds the projects in the list, and no figure out of sight', async () => {
    await page.getByRole('link', { name: 'Hankkeet', exact: true }).click();
    await waitForText(page, '39 hanketta ja perustoiminta.');
    expect(await projectRow('MONNI')).toContain('odottaa päätöstä');
    expect(await projectRow('YEE')).toContain('200 000–300 000 €');
    expect(await projectRow('KANSAKOULU-III')).toContain('käynnissä');
    expect(await projectRow('TASOS')).toContain('valmistelussa');
    await expectNothingCut(page);
    await takeScreenshot(page, 'journey-projects-fi');
  });
});

describe('the director, on other days', () => {
  it('sees MONNI granted with its money on 31.10.2020', async () => {
    await page.getByRole('button', { name: 'Valitse tilannepäivä, nyt 30.9.2020' }).click();
    await page.getByRole('button', { name: 'Seuraava kuukausi' }).click();
    await page.getByRole('button', { name: 'la 31.10.2020' }).click();
    await page.getByRole('button', { name: 'Valitse tilannepäivä, nyt 31.10.2020' }).waitFor();
    await projectRowWith('MONNI', 'myönnetty');
    expect(await projectRow('MONNI')).toMatch(/koko hanke\s+1 152 000,00 €/);
    expect(await projectRow('YEE')).toContain('odottaa päätöstä');
  });

  it('records a decision today, and the project is granted', async () => {
    const director = await test.as('director');
    const applied = await director.post(
      '/api/v1/applications',
      { project: 'MUKAAN', instrument: 'stm-state-grant', submitted: '2026-01-15' },
      { idempotencyKey: randomUUID() },
    );
    expect(applied.status).toBe(201);
    await page.goto('/projects/MUKAAN?asOn=2020-10-31');
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await page.getByRole('button', { name: 'Kirjaa päätös' }).count()).toBe(0);
    await page.getByRole('banner').getByRole('button', { name: 'tänään' }).click();
    await page.getByRole('button', { name: 'Kirjaa päätös' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Päätöksen numero' }).fill('VN/1234/2026');
    await dialog.getByRole('textbox', { name: 'Päätöspäivä' }).fill('14.1.2026');
    await dialog.getByRole('textbox', { name: 'Avustus' }).fill('96 000');
    await dialog.getByRole('button', { name: 'Kirjaa päätös' }).click();
    await waitForText(dialog, 'on ennen hakemusta, joka jätettiin');
    await expectNoAxeViolations(page);
    await dialog.getByRole('textbox', { name: 'Päätöspäivä' }).fill('2.3.2026');
    await dialog.getByRole('button', { name: 'Kirjaa päätös' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await waitForText(page, 'VN/1234/2026');
    await waitForText(page, 'Rahoitus on myönnetty.');
    expect(await page.getByRole('button', { name: 'Kirjaa päätös' }).count()).toBe(0);
  });
});

async function projectRowWith(code: string, word: string): Promise<void> {
  await table('Hankkeet').getByRole('row').filter({ hasText: code }).getByText(word).waitFor();
}

describe('the director on a phone, in Swedish and in the dark', () => {
  it('reads the same, nothing wider than the screen', async () => {
    const phone = await test.pageAs('director', { language: 'sv', device: 'phone', colorScheme: 'dark' });
    for (const path of ['/overview', '/projects/PERUS', '/settings']) {
      await phone.goto(path);
      await phone.getByRole('main').getByRole('heading', { level: 2 }).first().waitFor();
      await phone.waitForLoadState('networkidle');
      await expectNothingCut(phone);
      await expectNoAxeViolations(phone);
      await takeScreenshot(phone, `journey${path.replaceAll('/', '-')}-sv-phone`);
    }
  });
});
