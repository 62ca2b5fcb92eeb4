import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ApplicationsService } from '../../src/modules/funding/index.js';
import { addProject } from '../support/finance.js';
import {
  type BrowserTest,
  createBrowserTest,
  expectNoAxeViolations,
  takeScreenshot,
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
