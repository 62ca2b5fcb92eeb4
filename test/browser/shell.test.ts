import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ROLES } from '../../src/shared/permissions.js';
import {
  type BrowserTest,
  createBrowserTest,
  expectNoAxeViolations,
  takeScreenshot,
} from './support/browser.js';

let test: BrowserTest;
beforeAll(async () => {
  test = await createBrowserTest();
});
afterAll(() => test.close());

describe('the page around every screen', () => {
  it('asks whoever is not signed in to sign in, without axe violations', async () => {
    const page = await test.pageAsNobody();
    await page.goto('/');
    await page.getByRole('textbox', { name: /sähköposti/i }).waitFor();
    await expectNoAxeViolations(page);
    await takeScreenshot(page, 'sign-in');
    await page.context().close();
  });

  it.each(ROLES)('opens for the %s, without axe violations', async (role) => {
    const page = await test.pageAs(role);
    await page.goto('/');
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await page.getByRole('textbox', { name: /salasana/i }).count()).toBe(0);
    await expectNoAxeViolations(page);
    await page.context().close();
  });

  it.each([
    ['fi', 'desktop', 'light'],
    ['sv', 'phone', 'light'],
    ['en', 'desktop', 'dark'],
    ['fi', 'phone', 'dark'],
  ] as const)('speaks %s on a %s in the %s scheme', async (language, device, colorScheme) => {
    const page = await test.pageAs('director', { language, device, colorScheme });
    await page.goto('/');
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe(language);
    await expectNoAxeViolations(page);
    await takeScreenshot(page, `shell-${language}-${device}-${colorScheme}`);
    await page.context().close();
  });

  it('finds a violation where there is one', async () => {
    const page = await test.pageAsNobody();
    await page.goto('/');
    await page.getByRole('textbox', { name: /sähköposti/i }).waitFor();
    await page.evaluate("document.body.append(document.createElement('button'))");
    await expect(expectNoAxeViolations(page)).rejects.toThrow(/button-name/);
    await page.context().close();
  });
});
