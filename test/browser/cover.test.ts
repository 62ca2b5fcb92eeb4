import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { SampleService } from '../../src/modules/sample/index.js';
import {
  type BrowserTest,
  createBrowserTest,
  expectNoAxeViolations,
  takeScreenshot,
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
