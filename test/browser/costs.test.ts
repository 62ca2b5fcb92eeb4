import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ApplicationsService } from '../../src/modules/funding/index.js';
import { addProject } from '../support/finance.js';
import {
  type BrowserTest,
  createBrowserTest,
  expectNoAxeViolations,
  takeScreenshot,
  textOf,
} from './support/browser.js';

let test: BrowserTest;
let projectId: string;

beforeAll(async () => {
  test = await createBrowserTest({ now: '2022-05-02T09:00:00Z' });
  projectId = await addProject(test, 'TESTI-1');
  await test.service(ApplicationsService).stateInstrument({
    ...{ projectId, instrument: 'esr-plus-2021-2027', funderOrganisationId: null, source: 'testi' },
  });
});
afterAll(() => test.close());

/** Figures of the worked example, in the order of the chain. */
const WORKED = [
  ['Palkkakustannukset', '65 567,28 €'],
  ['Prosenttimääräinen korvaus', '26 226,91 €'],
  ['Kustannukset yhteensä', '91 794,19 €'],
  ['Tuki', '73 435,35 €'],
  ['Omarahoitus', '18 358,84 €'],
] as const;

describe('the cost calculator', () => {
  it('works the example out as it is written, explains each figure, and saves it to the project', async () => {
    const page = await test.pageAs('director');
    await page.goto(`/funding/cost-calculator?projectId=${projectId}`);
    await page.getByLabel('Prosenttimäärä, %').fill('40');
    await page.getByLabel('Palkka ilman sivukuluja').fill('51 856,44');
    const result = page.getByRole('region', { name: 'Laskelma', exact: true }).first();
    for (const [figure, amount] of WORKED) {
      const door = result.getByRole('button', { name: `Miten laskettu: ${figure} ${amount}` });
      await door.click();
      const drawer = page.getByRole('dialog', { name: `Miten laskettu: ${figure}` });
      expect((await drawer.innerText()).replaceAll('\u00a0', ' ')).toContain('26,44 %');
      if (figure === 'Omarahoitus') {
        const words = (await drawer.innerText()).replaceAll('\u00a0', ' ');
        for (const part of ['13 710,84 €', '40 %', 'alaspäin', '80 %', '24.8.2021', 'ohjelmakausi 2021–2027'])
          expect(words).toContain(part);
        await expectNoAxeViolations(page);
        await takeScreenshot(page, 'cost-explanation');
      }
      await page.keyboard.press('Escape');
      await drawer.waitFor({ state: 'hidden' });
      await door.and(page.locator(':focus')).waitFor();
    }
    await takeScreenshot(page, 'cost-calculator');
    await page.getByRole('button', { name: 'Tallenna kustannusarvio' }).click();
    await page.waitForURL(/projects\/TESTI-1/);
    const sheet = page.getByRole('region', { name: 'Kustannusarvio', exact: true }).first();
    await sheet.getByRole('button', { name: /Omarahoitus · 2022 18.358,84/ }).click();
    await page.getByRole('dialog').getByText('Tulos').first().waitFor();
    await page.keyboard.press('Escape');
    await expectNoAxeViolations(page);
    await takeScreenshot(page, 'cost-estimates');
  });

  it('opens a new estimate without waiting for those that the project has', async () => {
    const page = await test.pageAs('director');
    await page.route('**/cost-estimates', () => undefined);
    await page.goto(`/funding/cost-calculator?projectId=${projectId}`);
    await page.getByLabel('Prosenttimäärä, %').fill('40');
  });

  it('says beside the field which rule refuses a cost', async () => {
    const page = await test.pageAs('finance', { device: 'phone', colorScheme: 'dark' });
    await page.goto('/funding/cost-calculator');
    await page.getByRole('combobox', { name: 'Rahoitusinstrumentti' }).click();
    await page.getByRole('option', { name: /ESR\+/ }).click();
    await page.getByLabel('Prosenttimäärä, %').fill('40');
    await page.getByLabel('Palkka ilman sivukuluja').fill('100');
    await page.getByLabel('Kustannuksen päivä').fill('23.8.2021');
    await page
      .getByText(/26,44 on voimassa 24\.8\.2021/)
      .first()
      .waitFor();
    await expectNoAxeViolations(page);
    await takeScreenshot(page, 'cost-refused-phone-dark');
  });
});

describe('the estimates of a joint project', () => {
  it('roll up over years and implementers, and each sum opens its chain', async () => {
    const joint = await addJoint('TESTI-2');
    await addEstimate(joint.id, { year: 2022, partId: joint.parts[0] ?? null }, '51856.44');
    await addEstimate(joint.id, { year: 2022, partId: joint.parts[1] ?? null }, '1000.00');
    await addEstimate(joint.id, { year: 2023, partId: joint.parts[1] ?? null }, '100.00');
    const page = await test.pageAs('director');
    await page.goto('/projects/TESTI-2');
    const sums = page.getByRole('table', { name: 'Arvioiden summat' });
    await sums.getByRole('button', { name: /Kaikki yhteensä 93.741,36/ }).click();
    const drawer = page.getByRole('dialog', { name: /Kustannukset yhteensä · Kaikki yhteensä/ });
    await drawer.getByText('Päätoteuttaja 2022').first().waitFor();
    const chain = (await textOf(drawer)).replace(/\s+/g, ' ');
    for (const part of [
      'Päätoteuttaja 2022',
      'Osatoteuttaja 2023',
      '91 794,19 €',
      '1 947,17 €',
      '93 741,36 €',
    ])
      expect(chain).toContain(part);
    await expectNoAxeViolations(page);
    await takeScreenshot(page, 'cost-sum-explained');
    await page.keyboard.press('Escape');
    await page.getByText('2023: arvio puuttuu: Päätoteuttaja.').waitFor();
    await takeScreenshot(page, 'cost-sums');
  });

  it('show both versions when somebody else has saved an estimate meanwhile', async () => {
    const joint = await addJoint('TESTI-3');
    const { id, version } = await addEstimate(joint.id, { year: 2022, partId: null }, '1000.00');
    const page = await test.pageAs('director');
    await page.goto(`/funding/cost-calculator?projectId=${joint.id}&estimate=${id}`);
    await page.getByLabel('Palkka ilman sivukuluja').fill('3000');
    const other = await (
      await test.as('director')
    ).put(`/api/v1/cost-estimates/${id}`, { inputs: inputsOf('2000.00') }, { ifMatch: `"${version}"` });
    expect(other.status).toBe(200);
    await page.getByRole('button', { name: 'Tallenna kustannusarvio' }).click();
    const dialog = page.getByRole('dialog');
    const row = dialog.getByRole('row', { name: /Palkkarivi 1/ });
    await row.getByText('3 000,00 €'.replace(/ /g, '\u00a0')).waitFor();
    await row.getByText('2 000,00 €'.replace(/ /g, '\u00a0')).waitFor();
    await expectNoAxeViolations(page);
    await takeScreenshot(page, 'cost-conflict');
    await dialog.getByRole('button', { name: 'Tallenna omat muutokset' }).click();
    await page.waitForURL(/projects\/TESTI-3/);
    await page.getByRole('button', { name: /Kustannukset yhteensä · 2022 5.310,48/ }).waitFor();
  });
});

const inputsOf = (salary: string) => ({
  ...{ model: 'flatRate', flatRate: '40' },
  staff: [{ kind: 'salary', amount: salary, on: '2022-01-31' }],
});

/** A project with a lead and the centre as its part-implementer. */
async function addJoint(code: string): Promise<{ id: string; parts: string[] }> {
  const id = await addProject(test, code);
  await test.service(ApplicationsService).stateInstrument({
    ...{ projectId: id, instrument: 'esr-plus-2021-2027', funderOrganisationId: null, source: 'testi' },
  });
  const director = await test.as('director');
  const { body } = await director.put<{ implementers: { id: string }[] }>(
    `/api/v1/projects/${code}/implementers`,
    {
      implementers: [
        { name: 'Päätoteuttaja', kind: 'lead', own: false },
        { name: 'Osatoteuttaja', kind: 'partImplementer', own: true },
      ],
    },
    { ifMatch: '"1"' },
  );
  return { id, parts: body.implementers.map((part) => part.id) };
}

async function addEstimate(
  project: string,
  place: { year: number; partId: string | null },
  salary: string,
): Promise<{ id: string; version: number }> {
  const made = await (
    await test.as('director')
  ).post<{ id: string; version: number }>(
    `/api/v1/projects/${project}/cost-estimates`,
    { ...place, inputs: inputsOf(salary) },
    { idempotencyKey: `costs-test-${project}-${place.year}-${place.partId ?? ''}` },
  );
  expect(made.status).toBe(201);
  return made.body;
}
