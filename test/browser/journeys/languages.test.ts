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

/** What two sheets are called. */
const WORDS = {
  fi: { obligations: 'Velvoitteet', check: 'Rahoituksen tarkistus' },
  sv: { obligations: 'Förpliktelser', check: 'Kontroll av finansieringen' },
  en: { obligations: 'Obligations', check: 'Funding check' },
} as const;

let test: BrowserTest;
beforeAll(async () => {
  test = await createBrowserTest({ role: 'web', sample: true });
});
afterAll(() => test.close());

describe.each([
  ['fi', 'desktop', 'light'],
  ['sv', 'phone', 'dark'],
  ['en', 'phone', 'light'],
  ['en', 'desktop', 'dark'],
] as const)('in %s on a %s in the %s scheme', (language, device, colorScheme) => {
  let page: Page;
  const words = WORDS[language];

  /** Opens a screen, waits for a figure or word of it, and sees that it can be read by everybody. */
  async function look(path: string, figure: string): Promise<void> {
    await page.goto(path);
    await waitForText(page.getByRole('main'), figure);
    await page.waitForLoadState('networkidle');
    const text = await textOf(page.getByRole('main'));
    expect(text).not.toMatch(/\b[a-z]+:[a-z]+\.[a-zA-Z]/);
    if (language !== 'fi') expect(text).not.toContain('ei tiedossa');
    await expectNothingCut(page);
    await expectNoAxeViolations(page);
    await takeScreenshot(page, `language-${language}-${device}${path.replace(/\W+/g, '-')}`);
  }

  const sheet = (name: string) => page.getByRole('region', { name, exact: true });

  it('shows the director what is decided, what is pending, on what terms, and for how long', async () => {
    page = await test.pageAs('director', { language, device, colorScheme });
    await look('/overview?asOn=2020-09-30', '45 000,00 €');
    await look('/projects/MONNI?asOn=2020-10-31', '1 152 000,00 €');
    await waitForText(page.getByRole('main'), '921 600,00 €');
    await look('/projects/YEE?asOn=2020-12-31', '30.9.2023');
    expect(await textOf(sheet(words.obligations))).toContain('31.5.2023');
    await look('/funding/instruments/esr-2014-2020?asOn=2020-09-30', '80 %');
    await look('/funding/waiting?asOn=2020-09-30', '34 320,14 €');
    await page.context().close();
  });

  it('lets finance open a figure to the chain behind it, and names what the check finds', async () => {
    page = await test.pageAs('finance', { language, device, colorScheme });
    await look('/projects/PERUS?asOn=2020-09-30', '45 000,00 €');
    expect(await textOf(sheet(words.check))).toContain('365 000,00 €');
    await look('/funding/cover?from=2021&to=2021&asOn=2020-09-30', '320 000,00 €');
    await look('/funding/ladder?asOn=2020-09-30', '200 000–300 000 €');
    await page
      .getByRole('button', { name: /34\s320,14/ })
      .first()
      .click();
    await waitForText(page.getByRole('dialog'), '34 320,14 €');
    await expectNoAxeViolations(page);
    await takeScreenshot(page, `language-${language}-${device}-explained`);
    await page.context().close();
  });
});
