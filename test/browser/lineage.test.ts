import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '../../src/platform/ids/index.js';
import {
  type BrowserTest,
  createBrowserTest,
  expectNoAxeViolations,
  takeScreenshot,
  textOf,
  waitForText,
} from './support/browser.js';

let test: BrowserTest;
beforeAll(async () => {
  test = await createBrowserTest({ now: '2021-03-31T09:00:00Z', sample: true });
});
afterAll(() => test.close());

/** A chain by hand: 2019-2020, 4/2021-2022, 10/2022-2024; of the first 1 000 are granted, of the others it is not known. */
async function makeChain(): Promise<void> {
  const director = await test.as('director');
  const make = async (code: string, starts: string, ends: string, predecessorId: string | null) => {
    const periods = { planned: { starts, ends } };
    const body = { code, nameFi: `Hanke ${code}`, status: 'preparation', predecessorId, periods };
    const made = await director.post<{ id: string }>('/api/v1/projects', body);
    expect([made.status, code]).toEqual([201, code]);
    return made.body.id;
  };
  const first = await make('TESTI-1', '2019-01-01', '2020-12-31', null);
  const second = await make('TESTI-2', '2021-04-01', '2022-12-31', first);
  await make('TESTI-3', '2022-10-01', '2024-12-31', second);
  const once = () => ({ idempotencyKey: newId() });
  const application = await director.post<{ id: string }>(
    '/api/v1/applications',
    {
      ...{ project: 'TESTI-1', instrument: 'esr-2014-2020', submitted: '2021-03-31' },
      amounts: [{ scope: 'own', exactness: 'exact', total: '1000' }],
    },
    once(),
  );
  const decided = await director.post(
    `/api/v1/applications/${application.body.id}/decisions`,
    {
      ...{ number: 'TESTI/1', decided: '2021-03-31', outcome: 'granted' },
      amounts: [{ scope: 'own', exactness: 'exact', total: '1000', grant: '800' }],
    },
    once(),
  );
  expect([decided.status, decided.body]).toEqual([201, decided.body]);
}

describe('the chain of projects on the page of one', () => {
  const looks = [
    ['fi', 'desktop', 'light', 'Hankeketju'],
    ['sv', 'phone', 'dark', 'Projektkedja'],
  ] as const;

  it.each(looks)('of the sample renders in %s on a %s', async (language, device, colorScheme, title) => {
    const page = await test.pageAs('viewer', { language, device, colorScheme });
    for (const [code, first] of [
      ['SOS-II', 'SOS-I'],
      ['HYVINVOINTIBAROMETRI-2012', 'HYVINVOINTIBAROMETRI-2021'],
    ]) {
      await page.goto(`/projects/${code}?asOn=2021-03-31`);
      const sheet = page.getByRole('region', { name: title, exact: true });
      await sheet.getByRole('link', { name: first ?? '', exact: true }).waitFor();
      await sheet.getByRole('link', { name: code ?? '', exact: true }).waitFor();
    }
    await page.goto('/projects/SOS-I?asOn=2021-03-31');
    const sheet = page.getByRole('region', { name: title, exact: true });
    // Only the ends are stated, so the months between are not known, and neither is the money.
    await waitForText(sheet, '10/2013');
    await waitForText(sheet, '10/2015');
    await expectNoAxeViolations(page);
    await takeScreenshot(page, `lineage-${language}-${device}`);
    await page.context().close();
  });

  it('made by hand says gap, overlap and the total granted, with the parts that nobody knows', async () => {
    await makeChain();
    const page = await test.pageAs('director');
    await page.goto('/projects/TESTI-2?asOn=today');
    const sheet = page.getByRole('region', { name: 'Hankeketju', exact: true });
    await waitForText(sheet, '3 kk väliä');
    const words = await textOf(sheet);
    expect(words).toContain('3 kk päällekkäin');
    expect(words).toContain('1 000,00 €');
    expect(words).toMatch(/Ei tiedossa: TESTI-2, TESTI-3/);
    await expectNoAxeViolations(page);
    await takeScreenshot(page, 'lineage-by-hand');
    await page.context().close();
  });
});
