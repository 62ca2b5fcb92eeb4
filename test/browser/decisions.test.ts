/** A decision with rules of its own and cost models of its parts: the form, its refusals, and what the page then shows. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { projectRoot } from '../../src/platform/config/index.js';
import type { ApiClient } from '../support/client.js';
import {
  type BrowserTest,
  type Language,
  createBrowserTest,
  expectNoAxeViolations,
  expectNothingCut,
  takeScreenshot,
  textOf,
  waitForText,
} from './support/browser.js';

const SOURCE = 'Rahoittavien viranomaisten sivut, ohjelmakausi 2014–2020';

const PICK = {
  fi: 'Valitse päivä kalenterista',
  sv: 'Välj dag i kalendern',
  en: 'Choose a day from the calendar',
} as const;

/** The words of the page's own catalogue. */
function wordsOf(language: Language) {
  const path = join(projectRoot(), 'src', 'web', 'i18n', language, 'funding.json');
  const { decision, amount, field, costModel, rules } = JSON.parse(readFileSync(path, 'utf8')) as Record<
    'decision' | 'amount' | 'field' | 'costModel' | 'rules',
    Record<string, string>
  >;
  return { decision, amount, field, costModel, rules };
}

let test: BrowserTest;
let director: ApiClient;
let keys = 0;
const once = () => ({ idempotencyKey: `decisions-browser-${(keys += 1)}` });

/** A project with a lead and a part-implementer whose ESR application waits for its decision. */
async function applied(code: string): Promise<void> {
  const project = { code, nameFi: 'Testihanke', status: 'preparation', ownRole: 'partImplementer' };
  expect((await director.post('/api/v1/projects', project)).status).toBe(201);
  const path = `/api/v1/projects/${code}/implementers`;
  const { version } = (await director.get<{ version: number }>(path)).body;
  const implementers = [
    { name: 'Johtava', kind: 'lead', own: false },
    { name: 'Osatoteuttaja', kind: 'partImplementer', own: true },
  ];
  expect((await director.put(path, { implementers }, { ifMatch: `"${version}"` })).status).toBe(200);
  const line = (year: number, fundingClass: string, amount: string) => ({
    ...{ scope: 'whole', year, fundingClass, exactness: 'exact', amount },
  });
  const application = {
    ...{ project: code, instrument: 'esr-2014-2020', submitted: '2020-10-10' },
    amounts: [{ scope: 'whole', exactness: 'exact', total: '300000' }],
    lines: [2020, 2021, 2022].flatMap((year) => [
      line(year, 'euSupport', '80000'),
      line(year, 'municipalContribution', '20000'),
    ]),
  };
  expect((await director.post('/api/v1/applications', application, once())).status).toBe(201);
}

const choose = async (page: Page, place: Locator, name: string, option: string) => {
  await place.getByRole('combobox', { name, exact: true }).click();
  await page.getByRole('option', { name: option, exact: true }).click();
};

beforeAll(async () => {
  test = await createBrowserTest({ now: '2020-10-10T09:00:00Z' });
  director = await test.as('director');
  await applied('TESTI-1');
});
afterAll(() => test.close());

describe.each(['fi', 'sv', 'en'] as const)('the form of a decision in %s', (language) => {
  it('refuses a part’s own cost model at its field, with the rule’s words and source', async () => {
    const words = wordsOf(language);
    const page = await test.pageAs('director', { language });
    await page.goto('/projects/TESTI-1');
    await page.getByRole('button', { name: words.decision['record'] ?? '', exact: true }).click();
    const dialog = page.getByRole('dialog');
    const whole = dialog.getByRole('group', { name: words.amount['wholeTotal'] ?? '', exact: true });
    await dialog.getByRole('textbox', { name: words.field['number'] ?? '' }).fill('TESTI/1');
    await whole.getByRole('textbox', { name: words.amount['grant'] ?? '' }).fill('240000');
    await whole.getByRole('textbox', { name: words.amount['ownContribution'] ?? '' }).fill('60000');
    await choose(page, dialog, words.field['costModel'] ?? '', words.costModel['flatRate'] ?? '');
    await choose(page, dialog, 'Osatoteuttaja', words.costModel['actual'] ?? '');
    await dialog.locator('button[type=submit]').click();
    await waitForText(dialog.getByRole('alert'), SOURCE);
    const refusal = await textOf(dialog.getByRole('alert'));
    for (const word of [words.rules['oneCostModel'], words.costModel['actual'], words.costModel['flatRate']])
      expect(refusal).toContain(word);
    await expectNoAxeViolations(page);
    await takeScreenshot(page, `decision-refused-${language}`);
    // Scrolled so far that the button of a day would lie half below the dialog's head with its own button.
    const day = dialog.getByRole('button', { name: PICK[language] }).nth(1);
    await day.evaluate((button) => button.scrollIntoView({ block: 'start' }));
    await expectNoAxeViolations(page);
    await page.context().close();
  });
});

describe('a decision with rules of its own', () => {
  let page: Page;
  let dialog: Locator;
  const row = (number: number) => dialog.getByRole('group', { name: `Sääntö ${number}`, exact: true });

  it('takes several, each with its unit and the words it rests on, on a phone too', async () => {
    page = await test.pageAs('director', { device: 'phone' });
    dialog = page.getByRole('dialog');
    await page.goto('/projects/TESTI-1');
    await page.getByRole('button', { name: 'Kirjaa päätös', exact: true }).click();
    await dialog.getByRole('textbox', { name: /^Päätöksen numero/ }).fill('TESTI/1');
    const whole = dialog.getByRole('group', { name: 'Koko hanke', exact: true });
    await whole.getByRole('textbox', { name: /^Avustus/ }).fill('270000');
    await whole.getByRole('textbox', { name: 'Omarahoitus' }).fill('30000');
    for (const _ of [1, 2, 3])
      await dialog.getByRole('button', { name: 'Lisää sääntö', exact: true }).click();
    await choose(page, row(1), 'Sääntö', 'Tuki enintään');
    await waitForText(row(1), `Instrumentin sääntö: 80 % (${SOURCE})`);
    await row(1)
      .getByRole('textbox', { name: /^Päätöksen mukainen arvo/ })
      .fill('90');
    await row(1).getByRole('textbox', { name: 'Päätöksen sanat' }).fill('Ehto 3');
    await choose(page, row(2), 'Sääntö', 'Säilytysaika');
    await choose(page, row(3), 'Sääntö', 'Palautuksen alaraja');
    await waitForText(row(3), 'päätös lisää sen');
    await row(3)
      .getByRole('textbox', { name: /^Päätöksen mukainen arvo/ })
      .fill('150');
    await dialog.getByRole('button', { name: 'Poista Sääntö 2' }).click();
    await expectNoAxeViolations(page);
    await expectNothingCut(page);
    await takeScreenshot(page, 'decision-rules-phone');
    await dialog.locator('button[type=submit]').click();
    await dialog.waitFor({ state: 'detached' });
  });

  it('shows them in their units, and its sources as cards that need no scrolling sideways', async () => {
    const main = page.getByRole('main');
    await waitForText(main, 'Tuki enintään: 90 %');
    await waitForText(main, 'Ehto 3');
    await waitForText(main, 'Palautuksen alaraja: 150,00 €');
    const region = page.getByRole('region', { name: 'Haettu vuosittain ja lähteittäin' });
    const [inner, outer] = await region.evaluate((one) => [one.scrollWidth, one.clientWidth]);
    expect(inner).toBeLessThanOrEqual(outer ?? 0);
    await expectNoAxeViolations(page);
    await expectNothingCut(page);
    await takeScreenshot(page, 'decision-recorded-phone');
  });
});
