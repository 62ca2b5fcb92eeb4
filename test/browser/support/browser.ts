/** The page in a real browser, signed in as a role. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { UsersService } from '../../../src/modules/identity/index.js';
import { SampleService } from '../../../src/modules/sample/index.js';
import { projectRoot } from '../../../src/platform/config/index.js';
import { runAsSystem } from '../../../src/platform/context/index.js';
import type { Role } from '../../../src/shared/permissions.js';
import { type TestApp, type TestAppOptions, createTestApp } from '../../support/app.js';
import { launchChromium } from './chromium.js';

export type Language = 'fi' | 'sv' | 'en';

/** How the page is looked at. */
export interface PageOptions {
  /** Finnish unless told otherwise. */
  language?: Language;
  /** `desktop` is 1440 × 900, `phone` 390 × 844 with touch. */
  device?: 'desktop' | 'phone';
  colorScheme?: 'light' | 'dark';
}

/** What the application of a browser test holds. */
export interface BrowserTestOptions extends TestAppOptions {
  /** Loads the sample portfolio; the page is then called by the name localhost, where the sample lets people in. */
  sample?: boolean;
}

/** The roles that the sign-in page of the sample offers, by its words. */
const SAMPLE_ROLES = {
  director: 'Jatka kehitysjohtajana',
  planner: 'Jatka suunnittelijana',
  finance: 'Jatka taloutena',
  admin: 'Jatka ylläpitäjänä',
} as const;

/** An application that listens, and a browser for it. */
export interface BrowserTest extends TestApp {
  baseUrl: string;
  browser: Browser;
  /** A page in a context of its own, signed in as the role. */
  pageAs(role: Role, options?: PageOptions): Promise<Page>;
  /** A page in a context of its own, signed in as nobody. */
  pageAsNobody(options?: PageOptions): Promise<Page>;
  /** A page in a context of its own, let in by the sample's button for the role, where the sample opens. */
  continueAs(role: keyof typeof SAMPLE_ROLES): Promise<Page>;
}

const VIEWPORTS = { desktop: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } } as const;
const LOCALES = { fi: 'fi-FI', sv: 'sv-FI', en: 'en-GB' } as const;
const PASSWORD = 'a long enough password';

async function openContext(browser: Browser, baseURL: string, options: PageOptions): Promise<BrowserContext> {
  const { language = 'fi', device = 'desktop', colorScheme = 'light' } = options;
  const context = await browser.newContext({
    baseURL,
    viewport: VIEWPORTS[device],
    hasTouch: device === 'phone',
    isMobile: device === 'phone',
    colorScheme,
    locale: LOCALES[language],
    timezoneId: 'Europe/Helsinki',
    reducedMotion: 'reduce',
  });
  // Long, for slow machines: it is only ever waited out by a test that fails.
  context.setDefaultTimeout(45_000);
  return context;
}

/** Gives the role's user a password, as the one-time link does, and returns the email to sign in with. */
async function givePassword(test: TestApp, role: Role): Promise<string> {
  const users = test.service(UsersService);
  const client = await test.as(role);
  const link = await runAsSystem('test', () => users.issuePasswordLink(client.userId ?? ''));
  const token = new URL(link.welcomePath, 'http://localhost').searchParams.get('token');
  const answer = await test.anonymous.post('/api/v1/session/password', { token, password: PASSWORD });
  if (answer.status !== 204) throw new Error(`The password was refused: ${JSON.stringify(answer.body)}`);
  return link.email;
}

async function signIn(context: BrowserContext, email: string): Promise<void> {
  const response = await context.request.post('/api/v1/session', { data: { email, password: PASSWORD } });
  if (!response.ok()) throw new Error(`Signing in answered ${response.status()}: ${await response.text()}`);
}

async function setLanguage(test: TestApp, role: Role, language: Language): Promise<void> {
  const answer = await (await test.as(role)).put('/api/v1/session/preferences', { language });
  if (answer.status !== 204) throw new Error(`The language was refused: ${JSON.stringify(answer.body)}`);
}

/** Starts the application and the browser; close it when the file ends. */
export async function createBrowserTest(options: BrowserTestOptions = {}): Promise<BrowserTest> {
  const test = await createTestApp({ role: 'all', ...options });
  if (options.sample) await test.service(SampleService).load();
  const address = await test.listen();
  const baseUrl = options.sample ? address.replace('127.0.0.1', 'localhost') : address;
  const browser = await launchChromium();
  const emails = new Map<Role, Promise<string>>();
  const openPage = async (role: Role | null, pageOptions: PageOptions = {}) => {
    const context = await openContext(browser, baseUrl, pageOptions);
    if (role) {
      // Once per role: a new password ends the sessions of the pages opened before.
      const email = emails.get(role) ?? givePassword(test, role);
      emails.set(role, email);
      await setLanguage(test, role, pageOptions.language ?? 'fi');
      await signIn(context, await email);
    }
    return context.newPage();
  };
  return Object.assign(test, {
    baseUrl,
    browser,
    pageAs: (role: Role, pageOptions?: PageOptions) => openPage(role, pageOptions),
    pageAsNobody: (pageOptions?: PageOptions) => openPage(null, pageOptions),
    continueAs: async (role: keyof typeof SAMPLE_ROLES) => {
      const page = await openPage(null);
      await page.goto('/');
      await page.getByRole('button', { name: SAMPLE_ROLES[role] }).click();
      await page.getByRole('heading', { level: 1, name: 'Yleiskuva' }).waitFor();
      return page;
    },
    close: closing(test.close.bind(test), browser),
  });
}

function closing(closeApp: () => Promise<void>, browser: Browser): () => Promise<void> {
  return async () => {
    await browser.close();
    await closeApp();
  };
}

/** Fails with each violation of WCAG 2.2 A and AA, its elements and how to mend it. Open popovers before you ask. */
export async function expectNoAxeViolations(page: Page): Promise<void> {
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
  // The page has no frames: looked at from within (legacy mode) and told of violations alone, it takes a third of the time.
  const builder = new AxeBuilder({ page })
    .options({ resultTypes: ['violations'] })
    .withTags(tags)
    .setLegacyMode(true);
  const { violations, passes } = await builder.analyze();
  if (passes.length === 0) throw new Error(`axe found nothing to check on ${page.url()}`);
  if (violations.length === 0) return;
  const list = violations.map(
    ({ id, help, nodes }) =>
      `${id}: ${help}\n${nodes.map((node) => `    ${node.target.join(' ')}\n    ${node.html.slice(0, 200)}`).join('\n')}`,
  );
  throw new Error(`axe on ${page.url()}:\n${list.join('\n')}`);
}

/** Fails when the page, or a table in it, is wider than the screen: a figure would be out of sight. */
export async function expectNothingCut(page: Page): Promise<void> {
  const wide: string[] =
    await page.evaluate(`[document.documentElement, ...document.querySelectorAll('main [role=region]')]
    .filter((box) => box.scrollWidth > box.clientWidth + 1)
    .map((box) => (box.getAttribute('aria-label') ?? 'the page') + ': ' + box.scrollWidth + ' in ' + box.clientWidth)`);
  if (wide.length > 0) throw new Error(`Wider than the screen on ${page.url()}:\n${wide.join('\n')}`);
}

const NARROW_SPACES = /[\u00a0\u202f]/g;

/** What a reader sees there, with plain spaces. */
export async function textOf(place: Locator): Promise<string> {
  return (await place.innerText()).replace(NARROW_SPACES, ' ');
}

/** Waits for the words; their spaces may be narrow or not break. */
export async function waitForText(place: Page | Locator, text: string): Promise<void> {
  const words = text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/ /g, '\\s');
  await place.getByText(new RegExp(words)).first().waitFor();
}

/** Writes test/browser/screenshots/<name>.png when SCREENSHOTS=1; people look at them, no test compares them. */
export async function takeScreenshot(page: Page, name: string): Promise<void> {
  if (process.env['SCREENSHOTS'] !== '1') return;
  const folder = join(projectRoot(), 'test', 'browser', 'screenshots');
  await mkdir(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
}
