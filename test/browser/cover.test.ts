import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { SampleService } from '../../src/modules/sample/index.js';
import { addPortfolioFigures } from '../support/portfolio.js';
import {
  type BrowserTest,
  createBrowserTest,
  expectNoAxeViolations,
  takeScreenshot,
  textOf,
  waitForText,
} from './support/browser.js';

let test: BrowserTest;
beforeAll(async () => {
  test = await createBrowserTest();
  await test.service(SampleService).load();
});
afterAll(() => test.close());

async function open(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await page.getByRole('main').getByRole('heading', { level: 1 }).waitFor();
}

describe('the cover, the ladder and the waiting of the page', () => {
  const looks = [
    ['fi', 'desktop', 'light'],
    ['sv', 'phone', 'dark'],
  ] as const;
  const screens = [
    ['/funding/cover?from=2020&to=2023&asOn=2020-09-30', 'cover', /45\s000,00\s€/],
    ['/funding/cover?from=2021&to=2021&without=PERUS&asOn=2020-10-31', 'cover-what-if', /285\s000,00\s€/],
    ['/funding/ladder?asOn=2020-10-31', 'ladder', /200\s000–300\s000\s€/],
    ['/funding/waiting?asOn=2020-11-30', 'waiting', /49\s590,45\s€/],
    ['/projects/YEE?asOn=2020-10-31', 'project-ladder', /ansökningar om utbetalning|maksatushakemusten/],
  ] as const;

  describe.each(looks)('in %s on a %s in the %s scheme', (language, device, colorScheme) => {
    it.each(screens)('show %s without a barrier', async (path, name, words) => {
      const page = await test.pageAs('viewer', { language, device, colorScheme });
      await open(page, path);
      await page.getByText(words).first().waitFor();
      await expectNoAxeViolations(page);
      await takeScreenshot(page, `${name}-${language}-${device}`);
      await page.context().close();
    });
  });

  it('answer "what if" in the address, open a figure to its chain, and export the rows', async () => {
    const page = await test.pageAs('director');
    await open(page, '/funding/cover?from=2021&to=2021&asOn=2020-09-30');
    await page.getByRole('checkbox', { name: /PERUS/ }).click();
    await page.waitForURL(/without=PERUS/);
    await page
      .getByText(/285\s000,00\s€/)
      .first()
      .waitFor();
    await page.getByRole('checkbox', { name: /PERUS/ }).click();
    await page.waitForURL((url) => !url.searchParams.has('without'));

    await page
      .getByRole('button', { name: /Kattamatta/ })
      .first()
      .click();
    const drawer = page.getByRole('dialog');
    await drawer
      .getByText(/365\s000,00\s€/)
      .first()
      .waitFor();
    await drawer
      .getByText(/320\s000,00\s€/)
      .first()
      .waitFor();
    await expectNoAxeViolations(page);
    await takeScreenshot(page, 'cover-explained');
    await page.keyboard.press('Escape');

    const saving = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Vie CSV' }).first().click();
    const file = (await readFile(await (await saving).path(), 'utf8')).replaceAll('\u00a0', ' ');
    expect(file).toContain('Kattamatta');
    expect(file).toContain('45000,00');
    await page.context().close();
  });
});

describe('the figures that are worked out by hand', () => {
  let figures: BrowserTest;
  beforeAll(async () => {
    figures = await createBrowserTest({ now: '2021-06-30T09:00:00Z' });
    await addPortfolioFigures(figures);
  });
  afterAll(() => figures.close());

  it('show the repayment on the ladder, and every figure of its tables is a door', async () => {
    const page = await figures.pageAs('director');
    await open(page, '/funding/ladder');
    const table = page.getByRole('table', { name: 'Rahan portaat taulukkona' });
    await waitForText(table, '86 000,00 €');
    await waitForText(table, 'josta palautettavaa 4 000,00 €');
    for (const name of ['Rahan portaat taulukkona', 'Lähteittäin', 'Hankkeittain']) {
      const bare = await page
        .getByRole('table', { name })
        .evaluate((element) =>
          [...element.querySelectorAll('td')]
            .filter((cell) => /\d,\d\d/.test(cell.textContent) && !cell.querySelector('button'))
            .map((cell) => cell.textContent),
        );
      expect([name, bare]).toEqual([name, []]);
    }
    await page
      .getByRole('table', { name: 'Hankkeittain' })
      .getByRole('button', { name: /86\s000/ })
      .click();
    const drawer = page.getByRole('dialog');
    await waitForText(drawer, 'TESTI/2/2021');
    const words = await textOf(drawer);
    for (const part of ['36 000,00 €', '\u22124 000,00 €', '86 000,00 €', '14 000,00 €']) {
      expect(words).toContain(part);
    }
    await expectNoAxeViolations(page);
    await takeScreenshot(page, 'ladder-explained');
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    await page.setViewportSize({ width: 794, height: 1123 });
    await takeScreenshot(page, 'ladder-explained-print');
    // Alone on white paper: the page behind it, the buttons and the close mark stay away.
    expect(await page.locator('#root').isVisible()).toBe(false);
    expect(await drawer.getByRole('button').filter({ visible: true }).count()).toBe(0);
    const paper: string = await page.evaluate(
      `getComputedStyle(document.querySelector('[role=dialog]')).backgroundColor`,
    );
    expect(paper).toBe('rgb(255, 255, 255)');
    await waitForText(drawer, 'tilanne 30.6.2021');
    await page.context().close();
  });

  it('list the project whose own part nobody knows, and leave as a file', async () => {
    const page = await figures.pageAs('director');
    await open(page, '/funding/cover?from=2021&to=2022');
    await waitForText(page, 'koko hanke 900,00 €');
    await expectNoAxeViolations(page);
    await takeScreenshot(page, 'cover-figures');
    const saving = page.waitForEvent('download');
    await page.getByRole('link', { name: /Kaikki tiedot, CSV/ }).click();
    const file = await saving;
    expect(file.suggestedFilename()).toBe('rahoituksen-kate-2021-06-30.csv');
    expect(await readFile(await file.path(), 'utf8')).toContain(';TESTI/2/2020;32000,00;');
    await page.context().close();
  });
});
