import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import {
  type BrowserTest,
  createBrowserTest,
  expectNoAxeViolations,
  expectNothingCut,
  takeScreenshot,
} from '../support/browser.js';

/** The rooms of the navigation, in its order. */
const ROOMS = [
  '/overview',
  '/projects',
  '/funding',
  '/finance',
  '/contributions',
  '/deadlines',
  '/partners',
  '/messages',
  '/settings',
];

/** How a button begins that changes what everybody sees. */
const CHANGING =
  /^(lisää|kirjaa |muokkaa|tallenna|uusi|poista|siirrä|peru |merkitse|lähetä|vaihda tila|valitse tiedosto)/i;

let test: BrowserTest;
let admin: Page;
let viewer: Page;
let link = '';

beforeAll(async () => {
  test = await createBrowserTest({ role: 'web', sample: true });
  admin = await test.continueAs('admin');
});
afterAll(() => test.close());

describe('the admin', () => {
  it('creates a user and gets the link that sets the password', async () => {
    await admin.getByRole('link', { name: 'Asetukset' }).click();
    await admin.getByRole('button', { name: 'Lisää käyttäjä' }).click();
    const dialog = admin.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Sähköposti' }).fill('lukija@hankesalkku.example');
    await dialog.getByRole('textbox', { name: 'Nimi' }).fill('Hallituksen jäsen');
    await dialog.getByRole('button', { name: 'Lisää käyttäjä' }).click();
    await dialog.getByText('Korjaa yksi kohta').waitFor();
    await expectNoAxeViolations(admin);
    await dialog.getByRole('checkbox', { name: 'Lukija' }).check();
    await dialog.getByRole('button', { name: 'Lisää käyttäjä' }).click();
    link = await admin.getByText(/\/welcome\?/).innerText();
    await admin
      .getByRole('row', { name: /Hallituksen jäsen/ })
      .getByText('kutsuttu')
      .waitFor();
    await expectNothingCut(admin);
    await expectNoAxeViolations(admin);
  });

  it('makes an API token that works until it is revoked', async () => {
    await admin.getByRole('textbox', { name: 'Mihin uutta tunnusta käytetään' }).fill('Talousraportti');
    await admin.getByRole('button', { name: 'Luo tunnus' }).click();
    const shown = admin.getByRole('status').filter({ hasText: 'Kopioi tunnus nyt' });
    const token = await shown.locator('code').innerText();
    const asked = () =>
      fetch(`${test.baseUrl}/api/v1/users`, { headers: { authorization: `Bearer ${token}` } });
    expect((await asked()).status).toBe(200);
    await admin.getByRole('button', { name: 'Kumoa' }).click();
    await admin.getByRole('dialog').getByRole('button', { name: 'Kumoa' }).click();
    await admin.getByText('kumottu', { exact: true }).waitFor();
    expect((await asked()).status).toBe(401);
  });
});

describe('the new viewer', () => {
  it('sets a password by the link, once, and is in', async () => {
    viewer = await test.pageAsNobody();
    await viewer.goto(link);
    const password = viewer.getByRole('textbox', { name: 'Uusi salasana' });
    await password.fill('lyhyt');
    await viewer.getByRole('button', { name: 'Aseta salasana' }).click();
    await viewer.getByText('Salasanassa on oltava vähintään 12 merkkiä.').first().waitFor();
    await expectNoAxeViolations(viewer);
    await password.fill('yksi pitkä lause salasanaksi');
    await viewer.getByRole('textbox', { name: 'Salasana uudelleen' }).fill('yksi pitkä lause salasanaksi');
    await viewer.getByRole('button', { name: 'Aseta salasana' }).click();
    await viewer.getByRole('heading', { level: 1, name: 'Yleiskuva' }).waitFor();
    const again = await test.pageAsNobody();
    await again.goto(link);
    await again.getByRole('textbox', { name: 'Uusi salasana' }).fill('toinen pitkä lause salasanaksi');
    await again.getByRole('textbox', { name: 'Salasana uudelleen' }).fill('toinen pitkä lause salasanaksi');
    await again.getByRole('button', { name: 'Aseta salasana' }).click();
    await again.getByRole('alert').first().waitFor();
    await again.context().close();
  });

  it('finds every room in the navigation', async () => {
    const lines = viewer.getByRole('navigation', { name: 'Päävalikko' }).getByRole('link');
    const rooms = await Promise.all((await lines.all()).map((line) => line.getAttribute('href')));
    expect(rooms.map((href) => new URL(href ?? '/', test.baseUrl).pathname)).toEqual(ROOMS);
  });

  it.each([...ROOMS, '/projects/MONNI', '/deadlines?view=calendar'])(
    'sees %s today, and there no button that changes anything',
    async (path) => {
      await viewer.goto(`${path}${path.includes('?') ? '&' : '?'}asOn=today`);
      await viewer.getByRole('main').getByRole('heading', { level: 2 }).first().waitFor();
      await viewer.waitForLoadState('networkidle');
      const doors = await viewer.getByRole('main').locator('a, button').allInnerTexts();
      expect(doors.filter((words) => CHANGING.test(words.trim()))).toEqual([]);
      await expectNothingCut(viewer);
      await expectNoAxeViolations(viewer);
      await takeScreenshot(viewer, `journey-viewer${path.replace(/\W+/g, '-')}`);
    },
  );
});
