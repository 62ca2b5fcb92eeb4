/** An application from its draft to the decision that departs from a rule. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { ProjectsService } from '../../src/modules/projects/index.js';
import {
  type BrowserTest,
  createBrowserTest,
  expectNoAxeViolations,
  takeScreenshot,
  textOf,
  waitForText,
} from './support/browser.js';

let test: BrowserTest;
let page: Page;
let dialog: Locator;

beforeAll(async () => {
  test = await createBrowserTest({ now: '2022-06-01T09:00:00Z' });
  await test.service(ProjectsService).createKnown({
    code: 'TESTI-1',
    nameFi: 'Testihanke',
    fact: { source: 'test', happened: null, cause: 'stated', status: 'preparation' },
  });
  page = await test.pageAs('director');
  dialog = page.getByRole('dialog');
  await page.goto('/projects/TESTI-1');
});
afterAll(() => test.close());

const press = async (name: string, place: Page | Locator = page) =>
  place.getByRole('button', { name, exact: true }).click();
const fill = async (name: string | RegExp, value: string, place: Locator = dialog) =>
  place.getByRole('textbox', { name, exact: true }).fill(value);
const choose = async (name: string, option: string, place: Locator = dialog) => {
  await place.getByRole('combobox', { name, exact: true }).click();
  await page.getByRole('option', { name: option, exact: true }).click();
};
const group = (name: string) => dialog.getByRole('group', { name, exact: true });
const closed = () => dialog.waitFor({ state: 'detached' });

describe('a project that is an idea', () => {
  it('says what comes before an application, which then begins with the years planned', async () => {
    await test.service(ProjectsService).createKnown({
      code: 'TESTI-IDEA',
      nameFi: 'Testi-idea',
      periods: { planned: { starts: '2023-01', ends: '2025' } },
      fact: { source: 'test', happened: null, cause: 'stated', status: 'idea' },
    });
    await page.goto('/projects/TESTI-IDEA');
    await page.getByText('Hakemuksen voi kirjata, kun hanke on valmistelussa').waitFor();
    expect(await page.getByRole('button', { name: 'Kirjaa hakemus', exact: true }).count()).toBe(0);
    await press('Vaihda tila');
    await page.getByRole('menuitem', { name: 'Siirrä valmisteluun' }).click();
    await press('Siirrä valmisteluun', dialog);
    await closed();
    await press('Kirjaa hakemus');
    await choose('Rahoituslähde', 'Valtionavustus', group('Rahoituslähde 1'));
    const source = group('Rahoituslähde 1');
    await source.getByRole('textbox', { name: '2023', exact: true }).waitFor();
    expect(await source.getByRole('textbox').count()).toBe(3);
    await press('Peruuta', dialog);
    await closed();
    await page.goto('/projects/TESTI-1');
  });
});

describe('an application', () => {
  it('is drafted with sources by year, and says what is still uncovered', async () => {
    await press('Kirjaa hakemus');
    await dialog.getByLabel('Hakemus on jätetty').uncheck();
    await choose('Rahoitusinstrumentti', 'STM:n valtionavustus');
    await choose('Tarkkuus', 'tarkka', group('Oma osuus'));
    await fill('Avustus', '80 000', group('Oma osuus'));
    await fill('Omarahoitus', '20 000', group('Oma osuus'));
    await choose('Rahoituslähde', 'Valtionavustus', group('Rahoituslähde 1'));
    await fill('2022', '40 000', group('Rahoituslähde 1'));
    await fill('2023', '40 000', group('Rahoituslähde 1'));
    await press('Lisää lähde', dialog);
    await choose('Rahoituslähde', 'Omarahoitus', group('Rahoituslähde 2'));
    await fill('2022', '10 000', group('Rahoituslähde 2'));
    await fill('Liite 1: Nimi', 'Testiliite');
    await waitForText(dialog, 'yhteensä 90 000,00 €');
    await expectNoAxeViolations(page);
    await takeScreenshot(page, 'application-draft');
    await press('Tallenna luonnos', dialog);
    await closed();
    await page.getByText('Luonnos tallennettu: TESTI-1').waitFor();
    await waitForText(page.getByRole('main'), 'oma osuus: 10 000,00 €');
  });

  it('has its attachments ticked off where they are shown', async () => {
    await page.getByRole('checkbox', { name: 'Valmis: Testiliite' }).check();
    await page.getByText('Liitteen tilanne tallennettu').waitFor();
    await waitForText(page.getByRole('listitem').filter({ hasText: 'Testiliite' }), 'valmis');
    await expectNoAxeViolations(page);
  });

  it('is not submitted with a gap, and is once the gap is closed', async () => {
    await press('Kirjaa jätetyksi');
    await press('Kirjaa jätetyksi', dialog);
    await waitForText(dialog, 'kattamatta jää 10 000,00 €');
    expect(await textOf(dialog)).not.toContain('lines');
    await press('Peruuta', dialog);
    await closed();
    await press('Muuta luonnosta');
    await fill('2023', '10 000', group('Rahoituslähde 2'));
    await press('Tallenna luonnos', dialog);
    await closed();
    await press('Kirjaa jätetyksi');
    await fill('Jättämisen kellonaika', '15.59');
    await press('Kirjaa jätetyksi', dialog);
    await closed();
    await page.getByText('1 jätetty versio').waitFor();
  });

  it('is supplemented, and both versions stay to be compared', async () => {
    await press('Kirjaa täydennyspyyntö');
    await fill(/^Vastattava viimeistään/, '15.6.2022');
    await fill(/^Mitä pyydetään/, 'Testipyyntö');
    await press('Kirjaa täydennyspyyntö', dialog);
    await closed();
    await press('Vastaa täydennyspyyntöön');
    await fill('2022', '30 000', group('Rahoituslähde 1'));
    await fill('2023', '50 000', group('Rahoituslähde 1'));
    await press('Vastaa täydennyspyyntöön', dialog);
    await closed();
    await press('2 jätettyä versiota');
    const row = page.getByRole('row', { name: /Valtionavustus 2023/ });
    await row.waitFor();
    expect(await textOf(row)).toMatch(/40 000,00 €\s+50 000,00 €/);
    await expectNoAxeViolations(page);
    await takeScreenshot(page, 'application-versions');
  });

  it('is decided with a value in the place of a rule, which the page shows', async () => {
    await press('Kirjaa päätös');
    await fill(/^Päätöksen numero/, 'TESTI/1');
    await fill(/^Avustus/, '80 000', group('Oma osuus'));
    await fill('Omarahoitus', '20 000', group('Oma osuus'));
    await fill('Kauden alku', '1.7.2022');
    await fill('Kauden loppu', '31.12.2023');
    await choose('Rahoituslähde', 'Valtionavustus', group('Rahoituslähde 1'));
    await fill('2022', '30 000', group('Rahoituslähde 1'));
    await fill('2023', '50 000', group('Rahoituslähde 1'));
    await press('Lisää lähde', dialog);
    await choose('Rahoituslähde', 'Omarahoitus', group('Rahoituslähde 2'));
    await fill('2022', '10 000', group('Rahoituslähde 2'));
    await fill('2023', '10 000', group('Rahoituslähde 2'));
    await press('Lisää sääntö', dialog);
    await choose('Sääntö', 'Palautuksen alaraja', group('Sääntö 1'));
    await waitForText(dialog, 'Instrumentin sääntö: 100,00 €');
    await fill(/^Päätöksen mukainen arvo/, '50', group('Sääntö 1'));
    await fill('Päätöksen sanat', 'Testiehto', group('Sääntö 1'));
    await takeScreenshot(page, 'decision-override');
    await press('Kirjaa päätös', dialog);
    await closed();
    await waitForText(page.getByRole('main'), 'Palautuksen alaraja: 50,00 €');
    await expectNoAxeViolations(page);
    await takeScreenshot(page, 'decision-overridden');
  });

  it('gives the plan its sources and years to begin with', async () => {
    await press('Tee suunnitelma', page.getByRole('region', { name: 'Rahoitussuunnitelma', exact: true }));
    await waitForText(page.getByRole('main'), 'Taulukko on täytetty päätöksen TESTI/1 rahoituslähteillä');
    await press('Tallenna suunnitelma');
    const row = page
      .getByRole('table', { name: 'Rahoitussuunnitelma' })
      .getByRole('row', { name: /^Katettu/ });
    await row.waitFor();
    expect(await textOf(row)).toContain('100 000,00 €');
  });
});
