import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { ApplicationsService } from '../../src/modules/funding/index.js';
import { ProjectsService } from '../../src/modules/projects/index.js';
import {
  type BrowserTest,
  createBrowserTest,
  expectNoAxeViolations,
  takeScreenshot,
} from './support/browser.js';

let test: BrowserTest;

beforeAll(async () => {
  test = await createBrowserTest({ now: '2020-10-31T09:00:00Z' });
  const projects = test.service(ProjectsService);
  const stated = { source: 'minutes autumn 2020', happened: null, cause: 'stated' } as const;
  const yee = await projects.createKnown({
    code: 'YEE',
    nameFi: 'Yhdessä aikuisuuteen – elämässä eteenpäin',
    fact: { ...stated, status: 'applied' },
  });
  await test.service(ApplicationsService).recordStatedApplication({
    ...{ projectId: yee.id, instrument: 'esr-2014-2020', funderOrganisationId: null, priorityAxis: '5' },
    ...{ funderProjectCode: null, submitted: null, countsFrom: null, note: null },
    ...{ source: 'minutes autumn 2020', sample: false },
    amounts: [
      { scope: 'whole', exactness: 'approximate', total: '1000000' },
      { scope: 'own', exactness: 'range', min: '200000', max: '300000', supportRate: '80', ownRate: '20' },
    ],
  });
  await projects.createKnown({
    code: 'MONNI',
    nameFi: 'Lastensuojelun monialainen kehittäminen 2020–2022',
    fact: { ...stated, status: 'preparation' },
  });
});
afterAll(() => test.close());

async function open(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await page.getByRole('main').getByRole('heading', { level: 1 }).waitFor();
}

describe('the funding of the page', () => {
  const looks = [
    ['fi', 'desktop', 'light'],
    ['sv', 'phone', 'dark'],
  ] as const;
  const screens = [
    ['/funding', 'funding', /^YEE$/],
    ['/funding/instruments/esr-2014-2020', 'instrument', /4 (kuukautta|månader)/],
    ['/projects/YEE', 'project-funding', /200\s000–300\s000\s€/],
  ] as const;

  it('fits its table on a desk, and says in the file which amounts are a range or round', async () => {
    const page = await test.pageAs('viewer');
    await open(page, '/funding');
    const saving = page.waitForEvent('download');
    const applications = page.getByRole('region', { name: 'Hakemukset ja päätökset', exact: true });
    await applications.getByRole('button', { name: 'Vie CSV' }).click();
    const file = (await readFile(await (await saving).path(), 'utf8')).replaceAll('\u00a0', ' ');
    expect(file).toContain(';Huomautus\r\n');
    const list = page.getByRole('region', { name: /^Taulukko: Hakemukset/ });
    expect(await list.evaluate((region) => region.scrollWidth - region.clientWidth)).toBe(0);
    expect(file).toContain('Oma osuus 200 000,00 €–300 000,00 €, Koko hanke noin 1 000 000,00 €\r\n');
    await page.context().close();
  });

  describe.each(looks)('in %s on a %s in the %s scheme', (language, device, colorScheme) => {
    it.each(screens)('shows %s without a barrier', async (path, name, words) => {
      const page = await test.pageAs('viewer', { language, device, colorScheme });
      await open(page, path);
      await page.getByText(words).first().waitFor();
      await expectNoAxeViolations(page);
      await takeScreenshot(page, `${name}-${language}-${device}`);
      await page.context().close();
    });
  });

  it('is recorded by the director: application, decision refused at its field, decision', async () => {
    const page = await test.pageAs('director');
    await open(page, '/projects/MONNI');
    await page.getByRole('button', { name: 'Kirjaa hakemus' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('combobox', { name: 'Rahoitusinstrumentti' }).click();
    await page.getByRole('option', { name: 'STM:n valtionavustus' }).click();
    await dialog.getByRole('textbox', { name: 'Hakemus jätetty' }).fill('1.10.2020');
    await expectNoAxeViolations(page);
    await takeScreenshot(page, 'application-form');
    await dialog.getByRole('button', { name: 'Kirjaa hakemus' }).click();
    await dialog.waitFor({ state: 'detached' });

    await page.getByRole('button', { name: 'Kirjaa päätös' }).click();
    await dialog.getByRole('textbox', { name: 'Päätöksen numero' }).fill('VN/1/2020');
    await dialog.getByRole('textbox', { name: 'Päätöspäivä' }).fill('30.9.2020');
    await dialog.getByRole('textbox', { name: 'Avustus' }).fill('921 600');
    await dialog.getByRole('textbox', { name: 'Omarahoitus' }).fill('230 400');
    await dialog.getByRole('textbox', { name: 'Kauden alku' }).fill('1.8.2020');
    await dialog.getByRole('textbox', { name: 'Kauden loppu' }).fill('31.12.2022');
    await dialog.getByRole('button', { name: 'Kirjaa päätös' }).click();
    await dialog
      .getByText(/ennen hakemusta, joka jätettiin 1\.10\.2020/)
      .first()
      .waitFor();
    await expectNoAxeViolations(page);
    await takeScreenshot(page, 'decision-form-refused');
    await dialog.getByRole('textbox', { name: 'Päätöspäivä' }).fill('5.10.2020');
    await dialog.getByRole('button', { name: 'Kirjaa päätös' }).click();
    await dialog.waitFor({ state: 'detached' });
    await page
      .getByText(/1\s152\s000,00\s€/)
      .first()
      .waitFor();
    await page.getByText('VN/1/2020').first().waitFor();
    expect(await page.getByRole('button', { name: 'Kirjaa päätös' }).count()).toBe(0);
    await page.context().close();
  });
});
