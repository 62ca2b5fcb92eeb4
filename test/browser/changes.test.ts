import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Change, changeHands, plan, versioned } from '../support/changes.js';
import { putPlan } from '../support/plans.js';
import {
  type BrowserTest,
  expectNoAxeViolations,
  createBrowserTest,
  takeScreenshot,
} from './support/browser.js';

let test: BrowserTest;
let hands: Awaited<ReturnType<typeof changeHands>>;

beforeAll(async () => {
  test = await createBrowserTest({ now: '2020-09-01T09:00:00Z' });
  hands = await changeHands(test);
  await hands.granted('TESTI-YEE');
  test.clock.set('2022-10-20T09:00:00Z');
  await hands.file((await hands.draft('TESTI-YEE')).body);
});
afterAll(() => test.close());

describe('a change that shortens a project', () => {
  it('is decided after a look at before and after; its deadlines wait, and move when confirmed', async () => {
    const page = await test.pageAs('director');
    await page.goto('/projects/TESTI-YEE');
    const change = page.getByRole('region', { name: 'Muutoshakemus 1' });
    const deadlines = change.getByRole('table', { name: 'Määräajat' });
    await deadlines.getByText('30.9.2023').waitFor();
    await deadlines.getByText('28.6.2023').waitFor();
    await change.getByRole('table', { name: 'Talousarvio' }).waitFor();
    await expectNoAxeViolations(page);
    await takeScreenshot(page, 'changes-preview');

    await change.getByRole('button', { name: 'Kirjaa päätös' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Päätöksen numero').fill('TESTI/M/2');
    await dialog.getByRole('button', { name: 'Kirjaa päätös' }).click();
    const waiting = page.getByRole('region', { name: 'Vahvistettavat määräajat' });
    await waiting.getByText('30.9.2023 → 28.6.2023').waitFor();
    const section = page.getByRole('region', { name: 'Rahoitus', exact: true });
    await section.getByText('1.12.2020 – 28.2.2023').waitFor();
    await section.getByText('Muutospäätös TESTI/M/2, 20.10.2022 (muutoshakemus 1)').waitFor();
    await section.getByText('Alkuperäinen päätös: 1.12.2020 – 31.5.2023').waitFor();
    const obligations = page.getByRole('region', { name: 'Velvoitteet', exact: true });
    await obligations.getByRole('row', { name: /^Viimeinen maksatushakemus.* 28\.6\.2023/ }).waitFor();
    await obligations.getByRole('row', { name: /^Asiakirjojen säilytys.* odottaa / }).waitFor();
    await expectNoAxeViolations(page);
    await takeScreenshot(page, 'changes-proposals');

    await waiting.getByRole('button', { name: 'Vahvista kaikki' }).click();
    await waiting.waitFor({ state: 'detached' });
    const dates = (await hands.deadlinesOf('TESTI-YEE')).map(({ date }) => date);
    expect(dates).toEqual(['2020-12-28', '2023-02-28', '2023-06-28']);
  });

  it('is drafted over the figures as they stand, also on a phone', async () => {
    const page = await test.pageAs('planner', { device: 'phone', colorScheme: 'dark' });
    await page.goto('/projects/TESTI-YEE');
    await page.getByRole('button', { name: 'Uusi muutoshakemus' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Käyttöaika päättyy').fill('31.3.2023');
    await dialog.getByLabel('Perustelu').fill('Kuukausi lisää.');
    await expectNoAxeViolations(page);
    await takeScreenshot(page, 'changes-form-phone');
    await dialog.getByRole('button', { name: 'Tallenna luonnos' }).click();
    await page.getByRole('region', { name: 'Muutoshakemus 2' }).waitFor();
  });

  it('changes the plan of a part-implementer, adds a source to it, is edited and thrown away', async () => {
    await hands.granted('TESTI-PARTS');
    test.clock.set('2022-10-20T09:00:00Z');
    const project = await hands.director.get<{ version: number }>('/api/v1/projects/TESTI-PARTS');
    const made = await hands.director.put<{ implementers: { id: string }[] }>(
      '/api/v1/projects/TESTI-PARTS/implementers',
      {
        implementers: [
          { name: 'Päätoteuttaja', kind: 'lead', own: false },
          { name: 'Osatoteuttaja', kind: 'partImplementer', own: true },
        ],
      },
      { ifMatch: `"${project.body.version}"` },
    );
    const part = made.body.implementers[1]?.id ?? '';
    await putPlan(hands.finance, 'TESTI-PARTS', {
      ...{ year: 2023, partId: part },
      ...plan('4000', '1000', '5000'),
    });
    await hands.director.post('/api/v1/organisations', { name: 'Testikaupunki', kind: 'municipality' });
    const page = await test.pageAs('planner');
    await page.goto('/projects/TESTI-PARTS');
    await page.getByRole('button', { name: 'Uusi muutoshakemus' }).click();
    const dialog = page.getByRole('dialog');
    const year = dialog.getByRole('group', { name: 'Rahoitussuunnitelma 2023 · Osatoteuttaja', exact: true });
    await year.getByRole('button', { name: 'Lisää rahoituslähde' }).click();
    const source = year.getByRole('group', { name: 'Uusi rahoituslähde 3' });
    await source.getByRole('combobox', { name: 'Rahoituslähde' }).click();
    await page.getByRole('option', { name: 'Kuntarahoitusosuus' }).click();
    await source.getByRole('combobox', { name: 'Kenen raha' }).fill('Testik');
    await page.getByRole('option', { name: 'Testikaupunki' }).click();
    await source.getByLabel('Summa').fill('500');
    await year.getByText('yli kustannusten 500,00').waitFor();
    await dialog.getByLabel('Perustelu').fill('Kunta tulee mukaan.');
    await dialog.getByRole('button', { name: 'Tallenna luonnos' }).click();
    await dialog.getByRole('link', { name: /Kustannukset yhteensä 2023 · Osatoteuttaja/ }).waitFor();
    await year.getByLabel('Yhteensä').fill('5500');
    await dialog.getByRole('button', { name: 'Lisää vuosi 2024' }).click();
    await expectNoAxeViolations(page);
    await takeScreenshot(page, 'changes-part-form');
    await dialog.getByRole('button', { name: 'Tallenna luonnos' }).click();

    const change = page.getByRole('region', { name: 'Muutoshakemus 1' });
    await change.getByRole('button', { name: 'Muokkaa luonnosta' }).click();
    await dialog.getByLabel('Perustelu').fill('Kunta tulee mukaan 700 eurolla.');
    const [stored] = (
      await hands.planner.get<{ items: (Change & { proposed: object })[] }>(
        '/api/v1/projects/TESTI-PARTS/change-requests',
      )
    ).body.items;
    await hands.planner.patch(
      `/api/v1/change-requests/${stored?.id}`,
      { ...stored?.proposed, reason: 'Kunta on päättänyt.' },
      versioned(stored?.version ?? 0),
    );
    await dialog.getByRole('button', { name: 'Tallenna luonnos' }).click();
    const conflict = page.getByRole('dialog', { name: 'Joku muu muutti tätä samaan aikaan' });
    await conflict.getByRole('row', { name: /Perustelu.*700 eurolla.*Kunta on päättänyt/ }).waitFor();
    await conflict
      .getByRole('row', { name: /Rahoituslähde Kuntarahoitusosuus Kuntarahoitusosuus/ })
      .waitFor();
    await takeScreenshot(page, 'changes-conflict');
    await conflict.getByRole('button', { name: 'Ota tallennettu versio' }).click();
    await source.getByLabel('Summa').fill('700');
    await year.getByLabel('Yhteensä').fill('5700');
    await dialog.getByRole('button', { name: 'Tallenna luonnos' }).click();
    await dialog.waitFor({ state: 'detached' });
    await change.getByRole('button', { name: 'Näytä ennen ja jälkeen' }).click();
    const shown = change.getByRole('table', { name: 'Rahoitussuunnitelma 2023, Osatoteuttaja' });
    await shown.getByRole('row', { name: /Kuntarahoitusosuus Testikaupunki – 700,00/ }).waitFor();
    await expectNoAxeViolations(page);
    await takeScreenshot(page, 'changes-part-draft');

    await change.getByRole('button', { name: 'Poista luonnos' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Poista luonnos' }).click();
    await page.getByText('Muutoshakemuksia ei ole.').waitFor();
  });
});
