import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ProjectsService } from '../../src/modules/projects/index.js';
import type { Page } from 'playwright-core';
import {
  type BrowserTest,
  createBrowserTest,
  expectNoAxeViolations,
  takeScreenshot,
} from './support/browser.js';

let test: BrowserTest;

beforeAll(async () => {
  test = await createBrowserTest({ now: '2020-09-30T09:00:00Z' });
  const director = await test.as('director');
  const make = async (path: string, body: object) =>
    (await director.post<{ id: string }>(`/api/v1/${path}`, body)).body.id;
  const leadId = await make('organisations', {
    name: 'Terveyden ja hyvinvoinnin laitos',
    kind: 'stateAuthority',
  });
  const partner = await make('organisations', { name: 'Pesäpuu ry', kind: 'association' });
  await test.service(ProjectsService).createKnown({
    code: 'MONNI',
    nameFi: 'Lastensuojelun monialainen kehittäminen 2020–2022',
    ownRole: 'preparation',
    periods: { planned: { starts: '2020', ends: '2022', source: 'minutes autumn 2020' } },
    fact: {
      status: 'applied',
      cause: 'stated',
      happened: null,
      note: 'rahoituspäätös puuttuu',
      source: 'minutes autumn 2020',
    },
  });
  await make('projects', {
    code: 'YEE',
    nameFi: 'Yhdessä aikuisuuteen – elämässä eteenpäin',
    ownRole: 'partImplementer',
    leadId,
    partnerIds: [partner],
    aliases: ['Yee-hanke'],
    status: 'preparation',
    periods: { planned: { starts: '2020-09', ends: '2022-12' } },
    remarks: [{ kind: 'cityArea', text: 'Pietarsaaren seutu', source: 'minutes autumn 2020' }],
  });
});
afterAll(() => test.close());

async function open(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await page.getByRole('main').getByRole('heading', { level: 1 }).waitFor();
}

describe('the projects of the page', () => {
  it.each([
    ['fi', 'desktop', 'light'],
    ['sv', 'phone', 'dark'],
  ] as const)('are listed in %s on a %s in the %s scheme', async (language, device, colorScheme) => {
    const page = await test.pageAs('director', { language, device, colorScheme });
    await open(page, '/projects');
    await page.getByRole('link', { name: 'MONNI' }).waitFor();
    await expectNoAxeViolations(page);
    await takeScreenshot(page, `projects-${language}-${device}`);
    await open(page, '/projects/MONNI');
    await page.getByText('rahoituspäätös puuttuu').waitFor();
    await expectNoAxeViolations(page);
    await takeScreenshot(page, `project-${language}-${device}`);
    await open(page, '/partners');
    await page.getByRole('link', { name: 'Pesäpuu ry' }).click();
    await page.getByText('YEE').waitFor();
    await expectNoAxeViolations(page);
    await takeScreenshot(page, `partner-${language}-${device}`);
    await page.context().close();
  });

  it('are found by alias and partner, and open by a click', async () => {
    const page = await test.pageAs('viewer');
    await open(page, '/projects?projects.q=PESAPUU');
    await page.getByRole('link', { name: 'YEE' }).click();
    await page.getByRole('heading', { level: 1, name: /Yhdessä aikuisuuteen/ }).waitFor();
    await page.getByText('Hanketta valmistellaan.').waitFor();
    expect(await page.getByRole('link', { name: 'Muokkaa' }).count()).toBe(0);
    await page.context().close();
  });

  it('are entered by key, refused at the field, and saved', async () => {
    const page = await test.pageAs('planner');
    await open(page, '/projects');
    await page.getByRole('link', { name: 'MONNI' }).waitFor();
    await page.keyboard.press('n');
    await page.getByRole('textbox', { name: 'Tunnus' }).fill('RAKU-EP');
    await page.getByRole('textbox', { name: 'Nimi suomeksi' }).fill('Rakenneuudistus');
    await page.getByRole('textbox', { name: 'Suunniteltu alku' }).fill('12.10.2020');
    await page.getByRole('textbox', { name: 'Suunniteltu loppu' }).fill('30.11.2121');
    await page.getByRole('button', { name: 'Lisää hanke' }).click();
    await page
      .getByText(/tarkoititko 30\.11\.2021\?/)
      .first()
      .waitFor();
    await expectNoAxeViolations(page);
    await takeScreenshot(page, 'project-form-refused');
    await page.getByRole('textbox', { name: 'Suunniteltu loppu' }).fill('11/2021');
    await page.getByRole('button', { name: 'Lisää hanke' }).click();
    await page.getByRole('heading', { level: 1, name: 'Rakenneuudistus' }).waitFor();
    await page.getByText('Suunniteltu kausi 12.10.2020–11/2021.').waitFor();
    await page.context().close();
  });

  it('move on in their life, are changed by key, and tell their history', async () => {
    const planner = await test.as('planner');
    await planner.post('/api/v1/projects', { code: 'TOIMEKSI', nameFi: 'Toimeksi-hanke' });
    const page = await test.pageAs('planner');
    await open(page, '/projects/TOIMEKSI');
    await page.getByRole('button', { name: 'Vaihda tila' }).click();
    await page.getByRole('menuitem', { name: 'Siirrä valmisteluun' }).click();
    await expectNoAxeViolations(page);
    await page.getByRole('dialog').getByRole('button', { name: 'Siirrä valmisteluun' }).click();
    await page.getByText('Hanketta valmistellaan.').waitFor();

    await page.keyboard.press('e');
    await page.getByRole('textbox', { name: 'Nimi ruotsiksi' }).fill('Strukturreform');
    await page.getByRole('button', { name: 'Tallenna' }).click();
    await page.getByText('Strukturreform').first().waitFor();
    await page.getByRole('button', { name: 'Näytä', exact: true }).click();
    await page.getByText('nimi ruotsiksi: – → Strukturreform').waitFor();
    await expectNoAxeViolations(page);
    await takeScreenshot(page, 'project-history');
    await page.context().close();
  });

  it('cannot be changed as on another day', async () => {
    const page = await test.pageAs('director');
    await open(page, '/projects/YEE?asOn=2020-09-29');
    expect(await page.getByRole('link', { name: 'Muokkaa' }).count()).toBe(0);
    expect(await page.getByRole('button', { name: 'Vaihda tila' }).count()).toBe(0);
    await page.context().close();
  });
});

describe('the partners of the page', () => {
  it('are added in a dialog that refuses a wrong business ID', async () => {
    const page = await test.pageAs('finance');
    await open(page, '/partners');
    await page.getByRole('link', { name: 'Pesäpuu ry' }).waitFor();
    await page.keyboard.press('n');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Nimi', exact: true }).fill('Alajärvi');
    await dialog.getByRole('textbox', { name: 'Y-tunnus' }).fill('0177619-4');
    await dialog.getByRole('button', { name: 'Lisää organisaatio' }).click();
    await dialog
      .getByText(/Y-tunnus on seitsemän numeroa/)
      .first()
      .waitFor();
    await expectNoAxeViolations(page);
    await takeScreenshot(page, 'partner-dialog');
    await dialog.getByRole('textbox', { name: 'Y-tunnus' }).fill('0177619-3');
    await dialog.getByRole('button', { name: 'Lisää organisaatio' }).click();
    await page.getByRole('heading', { level: 1, name: 'Alajärvi' }).waitFor();
    await page.context().close();
  });
});
