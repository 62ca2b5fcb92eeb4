import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { FundingPlanService } from '../../src/modules/funding/index.js';
import { ProjectsService } from '../../src/modules/projects/index.js';
import { planOf, putPlan } from '../support/plans.js';
import {
  type BrowserTest,
  createBrowserTest,
  expectNoAxeViolations,
  expectNothingCut,
  takeScreenshot,
  textOf,
  waitForText,
} from './support/browser.js';

let test: BrowserTest;

beforeAll(async () => {
  test = await createBrowserTest({ now: '2020-10-31T09:00:00Z' });
  const { id } = await test.service(ProjectsService).createKnown({
    ...{ code: 'PERUS', nameFi: 'Osaamiskeskuksen perustoiminta', kind: 'baseActivity' },
    fact: { status: 'running', cause: 'stated', happened: null },
  });
  const plans = test.service(FundingPlanService);
  await plans.recordStatedPlan({
    ...{ projectId: id, year: 2012, countsFrom: null, status: 'closed', total: null, exactness: 'exact' },
    ...{ volume: '560000', volumeNote: 'hankkeiden kanssa', note: null, source: 'toimintakertomus 2011-12' },
    lines: [
      {
        ...{ fundingClass: 'stateGrant', amount: '290000', exactness: 'approximate' },
        note: 'tästä Pohjanmaan osuus noin 52 000',
      },
    ],
  });
  await plans.recordStatedPlan({
    ...{ projectId: id, year: 2021, countsFrom: null, status: 'preliminary', total: '365000' },
    ...{ exactness: 'exact', volume: null, volumeNote: null, note: null, source: 'kalvot 1.6.2020' },
    lines: [
      { fundingClass: 'stateGrant', amount: '240000', exactness: 'approximate' },
      { fundingClass: 'municipalContribution', amount: '80000', exactness: 'exact' },
    ],
  });
});
afterAll(() => test.close());

const sheetOf = (page: Page) => page.getByRole('region', { name: 'Rahoitussuunnitelma', exact: true });
const save = (page: Page) => page.getByRole('button', { name: 'Tallenna suunnitelma' }).click();

async function edit(page: Page): Promise<void> {
  await page.goto('/projects/PERUS');
  await page.getByRole('button', { name: 'Muokkaa taulukkoa' }).click();
}

async function choose(page: Page, field: string, option: string): Promise<void> {
  await page.getByRole('combobox', { name: field }).click();
  await page.getByRole('option', { name: option }).click();
}

/** A joint project of a lead and the centre, each with a plan of its own that a municipality pays half of. */
async function makeJoint(code: string): Promise<void> {
  await test.service(ProjectsService).createKnown({
    ...{ code, nameFi: `Hanke ${code}` },
    fact: { status: 'preparation', cause: 'stated', happened: null },
  });
  const director = await test.as('director');
  const { body } = await director.put<{ implementers: { id: string }[] }>(
    `/api/v1/projects/${code}/implementers`,
    {
      implementers: [
        { name: 'Päätoteuttaja', kind: 'lead', own: false },
        { name: 'Keskus', kind: 'partImplementer', own: true },
      ],
    },
    { ifMatch: '"1"' },
  );
  const town = await director.post<{ id: string }>('/api/v1/organisations', {
    ...{ name: 'Testikunta', kind: 'municipality' },
  });
  for (const { id } of body.implementers) {
    await putPlan(director, code, {
      ...{ partId: id, year: 2021, status: 'preliminary', total: '400', exactness: 'exact' },
      lines: [
        { fundingClass: 'stateGrant', amount: '200', exactness: 'exact' },
        {
          ...{ fundingClass: 'municipalContribution', amount: '200', exactness: 'exact' },
          organisationId: town.body.id,
        },
      ],
    });
  }
}

describe('the funding plan of a project', () => {
  it('says of each year what it is, who states it, and what is an estimate or not known', async () => {
    const page = await test.pageAs('viewer');
    await page.goto('/projects/PERUS');
    const table = page.getByRole('table', { name: 'Rahoitussuunnitelma' });
    await table.waitFor();
    const rowOf = async (name: string) =>
      (await textOf(table.getByRole('row').filter({ has: page.getByRole('rowheader', { name }) })))
        .replace(/\s+/g, ' ')
        .trim();
    expect(await rowOf('Tila')).toBe('Tila päättynyt alustava');
    expect(await rowOf('Valtionavustus')).toBe(
      'Valtionavustus 290 000,00 € arvio tästä Pohjanmaan osuus noin 52 000 240 000,00 € arvio 65,8 % 530 000,00 € arvio',
    );
    expect(await rowOf('Kuntarahoitusosuus')).toBe('Kuntarahoitusosuus – 80 000,00 € 21,9 % 80 000,00 €');
    expect(await rowOf('Kattamatta')).toMatch(
      /2012 ei tiedossa .* 2021 45 000,00 € arvio .* Kattamatta ei tiedossa$/,
    );
    const said = await textOf(sheetOf(page));
    expect(said).toMatch(/Lähde 2012\s+toimintakertomus 2011-12/);
    expect(said).toMatch(/Toiminnan laajuus 2012\s+noin 560 000 € hankkeiden kanssa/);
    expect(said).toMatch(/Lähde 2021\s+kalvot 1\.6\.2020/);
    await page.context().close();
  });

  it('leaves as a file, a row per source', async () => {
    const page = await test.pageAs('viewer');
    await page.goto('/projects/PERUS');
    const saving = page.waitForEvent('download');
    await sheetOf(page).getByRole('link', { name: 'Vie CSV' }).click();
    const download = await saving;
    expect(download.suggestedFilename()).toBe('rahoitussuunnitelma-2020-10-31.csv');
    expect(await readFile(await download.path(), 'utf8')).toContain(
      'PERUS;Koko hanke;2021;alustava;Kuntarahoitusosuus;;;80000,00;;;tarkka;',
    );
    await page.context().close();
  });

  it('names 45 000,00 as uncovered, and is covered by typing into the table', async () => {
    const page = await test.pageAs('director');
    await page.goto('/projects/PERUS');
    const check = page.getByRole('region', { name: 'Rahoituksen tarkistus' });
    await check.getByText(/45\s000,00\s€ on kattamatta/).waitFor();
    await expectNoAxeViolations(page);
    await takeScreenshot(page, 'plan-check');

    await page.getByRole('button', { name: 'Muokkaa taulukkoa' }).click();
    await choose(page, 'Uusi lähde 3', 'Omarahoitus');
    const municipal = page.getByRole('textbox', { name: 'Kuntarahoitusosuus 2021' });
    await municipal.focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.type('45 000,01');
    await page.getByText('Lähde ja huomautukset 2021').click();
    await takeScreenshot(page, 'plan-table-form');
    await expectNoAxeViolations(page);
    await save(page);
    await page
      .getByText(/enemmän kuin kokonaissumma/)
      .first()
      .waitFor();
    const own = page.getByRole('textbox', { name: 'Uusi lähde 3 2021', exact: true });
    expect(await own.inputValue()).toContain('45');
    await own.fill('45 000');
    await save(page);
    await check.getByText(/on kattamatta/).waitFor({ state: 'detached' });
    await takeScreenshot(page, 'plan-covered');
    await page.context().close();
  });

  it('takes a source with whose money it is and by which instrument, its note, status and document', async () => {
    const finance = await test.as('finance');
    const { body } = await (
      await test.as('director')
    ).post<{ id: string }>('/api/v1/organisations', { name: 'Testikaupunki', kind: 'municipality' });
    const page = await test.pageAs('director');
    await edit(page);
    await page.getByRole('textbox', { name: 'Omarahoitus 2021', exact: true }).fill('');
    await page.getByRole('textbox', { name: 'Uusi lähde 4 2021', exact: true }).fill('45 000');
    await save(page);
    await waitForText(page, 'Uusi lähde 4');
    expect(await page.getByRole('alert').count()).toBe(1);
    await choose(page, 'Uusi lähde 4', 'Kuntarahoitusosuus');
    await page.getByRole('combobox', { name: 'Kenen raha 4' }).fill('Testik');
    await page.getByRole('option', { name: 'Testikaupunki' }).click();
    await choose(page, 'Instrumentti 4', 'Kuntarahoitusosuus');
    await page.getByRole('checkbox', { name: 'Uusi lähde 4 2021: arvio' }).check();
    await choose(page, 'Tila 2021', 'hyväksytty');
    await page.getByText('Lähde ja huomautukset 2021').click();
    await page.getByRole('textbox', { name: 'Huomautus: Uusi lähde 4 2021' }).fill('Sovittu suullisesti');
    await page.getByRole('textbox', { name: 'Lähde 2021' }).fill('Ohjausryhmä 31.10.2020');
    await expectNoAxeViolations(page);
    await takeScreenshot(page, 'plan-new-source');
    await save(page);
    await waitForText(sheetOf(page), 'Sovittu suullisesti');
    const stored = await planOf(finance, 'PERUS', 2021);
    expect(stored).toMatchObject({ status: 'approved', source: 'Ohjausryhmä 31.10.2020' });
    expect((stored?.['lines'] as object[])[2]).toMatchObject({
      ...{ fundingClass: 'municipalContribution', organisation: { id: body.id }, amount: '45000.00' },
      ...{ instrument: 'municipal-contribution', exactness: 'approximate', note: 'Sovittu suullisesti' },
    });
    expect(await planOf(finance, 'PERUS', 2012)).toMatchObject({
      number: 1,
      source: 'toimintakertomus 2011-12',
    });
    await page.context().close();
  });

  it('shows what somebody else saved meanwhile, and keeps what one wrote when told so', async () => {
    const finance = await test.as('finance');
    const page = await test.pageAs('director');
    await edit(page);
    await page.getByRole('textbox', { name: 'Valtionavustus 2021', exact: true }).fill('235 000');
    const theirs = {
      ...{ year: 2021, status: 'preliminary', total: '365000', exactness: 'exact' },
      lines: [
        { fundingClass: 'stateGrant', amount: '230000', exactness: 'approximate' },
        { fundingClass: 'serviceIncome', amount: '5000', exactness: 'exact' },
      ],
    };
    expect((await putPlan(finance, 'PERUS', theirs)).status).toBe(200);
    await save(page);
    const compared = page.getByRole('dialog');
    const rowOf = async (name: string) =>
      (await textOf(compared.getByRole('row').filter({ hasText: name }).first())).replace(/\s+/g, ' ').trim();
    await compared.waitFor();
    expect(await rowOf('Valtionavustus 2021')).toMatch(/235 000,00 € 230 000,00 €$/);
    expect(await rowOf('Palvelutulot 2021')).toMatch(/– 5 000,00 €$/);
    expect(await rowOf('Tila 2021')).toMatch(/hyväksytty alustava$/);
    expect(await compared.getByText('(eroaa)').count()).toBe(7);
    await expectNoAxeViolations(page);
    await takeScreenshot(page, 'plan-compared');
    await compared.getByRole('button', { name: 'Tallenna omat muutokset' }).click();
    await page.getByRole('button', { name: 'Muokkaa taulukkoa' }).waitFor();
    const stored = await planOf(finance, 'PERUS', 2021);
    expect((stored?.['lines'] as { amount: string }[]).map(({ amount }) => amount)).toEqual([
      ...['235000.00', '80000.00', '45000.00'],
    ]);
    await page.context().close();
  });

  it('fits a phone in the dark, shown and written', async () => {
    const page = await test.pageAs('director', { language: 'sv', device: 'phone', colorScheme: 'dark' });
    await page.goto('/projects/PERUS');
    await page.getByRole('heading', { name: 'Avtal och mottagna pengar' }).waitFor();
    await expectNothingCut(page);
    await expectNoAxeViolations(page);
    await takeScreenshot(page, 'plan-phone');
    await page.getByRole('button', { name: 'Redigera tabellen' }).click();
    await page.getByRole('textbox', { name: 'Statsunderstöd 2021', exact: true }).waitFor();
    await expectNothingCut(page);
    await expectNoAxeViolations(page);
    await takeScreenshot(page, 'plan-phone-form');
    await page.context().close();
  });
});

describe('a joint project', () => {
  it('takes an agreement for the implementer that it is for, and misses the other one’s', async () => {
    await makeJoint('TESTI-YHTEIS');
    const page = await test.pageAs('finance');
    await page.goto('/projects/TESTI-YHTEIS');
    const check = page.getByRole('region', { name: 'Rahoituksen tarkistus' });
    await check
      .getByText(/Sopimus puuttuu/)
      .nth(1)
      .waitFor();
    await page.getByRole('button', { name: 'Kirjaa sopimus' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('combobox', { name: 'Kenen raha' }).fill('Testikunta');
    await page.getByRole('option', { name: 'Testikunta' }).click();
    await dialog.getByRole('combobox', { name: 'Toteuttaja' }).click();
    await page.getByRole('option', { name: 'Keskus' }).click();
    await dialog.getByRole('textbox', { name: 'Sovittu' }).fill('200');
    await dialog.getByRole('textbox', { name: 'Allekirjoitettu' }).fill('1.10.2020');
    await expectNoAxeViolations(page);
    await takeScreenshot(page, 'agreement-of-part');
    await dialog.getByRole('button', { name: 'Kirjaa sopimus' }).click();
    await dialog.waitFor({ state: 'detached' });
    const missing = check.getByText(/Sopimus puuttuu/);
    await missing.nth(1).waitFor({ state: 'detached' });
    const finding = check.getByRole('listitem').filter({ hasText: 'Sopimus puuttuu' });
    expect(await textOf(finding)).toContain('Päätoteuttaja');
    const agreements = page.getByRole('region', { name: 'Sopimukset ja saadut rahat' });
    expect(await textOf(agreements.getByRole('row').nth(1))).toContain('Keskus');
    await takeScreenshot(page, 'agreements-of-parts');
    await page.context().close();
  });

  it('shows the plans of all, of one, and of the whole beside them; what is written is the own part’s', async () => {
    const page = await test.pageAs('director');
    await page.goto('/projects/TESTI-YHTEIS');
    const costs = sheetOf(page).getByRole('row').filter({ hasText: 'Kustannukset' });
    await waitForText(costs, '800,00 €');
    await page.getByRole('button', { name: 'Muokkaa taulukkoa' }).click();
    const scope = page.getByRole('combobox', { name: 'Kenen suunnitelma' });
    expect(await scope.inputValue()).toContain('Keskus');
    await page.getByRole('textbox', { name: 'Kustannukset 2021' }).fill('500');
    await save(page);
    await waitForText(costs, '500,00 €');
    await scope.click();
    await page.getByRole('option', { name: 'Kaikki toteuttajat' }).click();
    await waitForText(costs, '900,00 €');
    await scope.click();
    await page.getByRole('option', { name: 'Koko hanke' }).click();
    await waitForText(sheetOf(page), 'Suunnitelmaa ei ole vielä');
    await page.context().close();
  });
});
