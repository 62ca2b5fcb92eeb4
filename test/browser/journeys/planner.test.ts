import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { RemindersJobs } from '../../../src/modules/reminders/reminders.jobs.js';
import {
  type BrowserTest,
  createBrowserTest,
  expectNoAxeViolations,
  waitForText,
} from '../support/browser.js';

let test: BrowserTest;
let page: Page;

beforeAll(async () => {
  // Nine o'clock in Helsinki; later than every day that the sample knows of.
  test = await createBrowserTest({ role: 'web', sample: true, now: '2026-10-01T06:00:00Z' });
  page = await test.continueAs('planner');
});
afterAll(() => test.close());

const TITLE = 'Lausunnon lähettäminen';

describe('the planner', () => {
  it('adds a deadline three minutes ahead that reminds one minute before', async () => {
    await page.getByRole('banner').getByRole('button', { name: 'tänään' }).click();
    await page.getByRole('link', { name: 'Määräajat', exact: true }).click();
    await page.getByRole('link', { name: 'Lisää määräaika' }).click();
    await page.getByLabel('Mikä erääntyy').fill(TITLE);
    await page.getByRole('textbox', { name: 'Päivä' }).fill('1.10.');
    await page.getByLabel('Kellonaika').fill('9.03');
    // Mantine's frame around the field takes the click.
    await page.getByRole('combobox', { name: 'Muistutusten ennakot' }).click({ force: true });
    await page.getByRole('option', { name: '1 minuutti ennen' }).click();
    await page.keyboard.press('Escape');
    await waitForText(page, 'to 1.10.2026 klo 9.02');
    await expectNoAxeViolations(page);
    await page.getByRole('button', { name: 'Lisää määräaika' }).click();
    await page.getByRole('link', { name: TITLE }).waitFor();
  });

  it('is reminded of it once, in the messages', async () => {
    const reminders = test.service(RemindersJobs);
    const received = page.getByRole('main').getByRole('button', { name: new RegExp(TITLE) });
    await reminders.sweep();
    await page.getByRole('link', { name: /^Viestit/ }).click();
    await page.getByText('Ei viestejä. Muistutukset määräajoista tulevat tänne.').waitFor();
    for (const at of ['2026-10-01T06:02:10Z', '2026-10-01T06:02:40Z', '2026-10-01T06:03:10Z']) {
      test.clock.set(at);
      await reminders.sweep();
    }
    await page.reload();
    await received.first().waitFor();
    expect(await received.count()).toBe(1);
    await page.getByText('1 lukematon viesti.').waitFor();
    await received.click();
    await page.getByText('Saat tämän, koska olet merkitty määräajan vastuuhenkilöksi.').waitFor();
    await page.getByText('0 lukematonta viestiä.').waitFor();
    await expectNoAxeViolations(page);
  });

  it('may change a project but not record the decision that it waits for', async () => {
    const director = await test.as('director');
    const { body, status } = await director.post<{ id: string }>(
      '/api/v1/applications',
      { project: 'MUKAAN', instrument: 'stm-state-grant', submitted: '2026-09-15' },
      { idempotencyKey: randomUUID() },
    );
    expect(status).toBe(201);
    await page.goto('/projects/MUKAAN?asOn=today');
    await page.getByRole('link', { name: 'Muokkaa' }).waitFor();
    await page.getByText('Odottaa päätöstä', { exact: true }).waitFor();
    expect(await page.getByRole('button', { name: 'Kirjaa päätös' }).count()).toBe(0);
    const { csrfToken } = (await (await page.request.get('/api/v1/session')).json()) as { csrfToken: string };
    const refused = await page.request.post(`/api/v1/applications/${body.id}/decisions`, {
      data: { number: '1', decided: '2026-10-01', outcome: 'rejected' },
      headers: { 'x-csrf-token': csrfToken, 'idempotency-key': randomUUID() },
    });
    expect(refused.status()).toBe(403);
    await expectNoAxeViolations(page);
  });
});
