import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RemindersJobs } from '../../src/modules/reminders/reminders.jobs.js';
import {
  type BrowserTest,
  createBrowserTest,
  expectNoAxeViolations,
  takeScreenshot,
} from './support/browser.js';

let test: BrowserTest;

beforeAll(async () => {
  test = await createBrowserTest({ role: 'web', now: '2020-09-30T09:00:00Z' });
  const planner = await test.as('planner');
  const entries = [
    { title: 'Ilmoittautuminen pilottiin', date: '2020-10-31', kind: 'call', basis: 'call' },
    {
      title: 'Alueellinen ohjausryhmä',
      date: '2020-11-02',
      time: '11:30',
      untilTime: '13:30',
      kind: 'meeting',
      basis: 'internal',
    },
    { title: 'VTR-haku avautuu ehkä', date: '2020-10', kind: 'call', basis: 'call' },
    {
      title: 'Pöytäkirjan korjaukset',
      date: '2020-09-10',
      kind: 'other',
      basis: 'internal',
      ownerId: planner.userId,
    },
    {
      title: 'Loppuraportti',
      date: '2023-09-30',
      kind: 'report',
      basis: 'statutory',
      ownerId: planner.userId,
    },
  ];
  for (const entry of entries) expect((await planner.post('/api/v1/deadlines', entry)).status).toBe(201);
});
afterAll(() => test.close());

describe('the deadlines of a planner', () => {
  it('are listed by month with weekday, warnings and missing owners, and stand in a calendar', async () => {
    const page = await test.pageAs('planner');
    await page.goto('/deadlines');
    await page.getByRole('heading', { name: 'Lokakuu', exact: true }).waitFor();
    const row = page.getByRole('row', { name: /Ilmoittautuminen pilottiin/ });
    expect(await row.innerText()).toMatch(/Lauantai ja pyhäinpäivä: toimi viimeistään pe 30\.10\./);
    expect(await row.innerText()).toContain('la 31.10.');
    expect(await row.innerText()).toContain('ei vastuuhenkilöä');
    expect(await page.getByText(/on myöhässä/).count()).toBeGreaterThan(0);
    await expectNoAxeViolations(page);
    await takeScreenshot(page, 'deadlines-fi-desktop');

    await page.getByText('Kalenteri', { exact: true }).click();
    await page.getByRole('button', { name: 'Seuraava kuukausi' }).click();
    await page.getByRole('link', { name: /Ilmoittautuminen pilottiin/ }).waitFor();
    expect(await page.getByText('Tarkka päivä ei ole tiedossa').isVisible()).toBe(true);
    await expectNoAxeViolations(page);
    await takeScreenshot(page, 'deadlines-calendar-fi-desktop');
  });

  it('are added with the reminders in view, then moved and done', async () => {
    const page = await test.pageAs('planner');
    await page.goto('/deadlines/new');
    await page.getByLabel('Mikä erääntyy').fill('Täydennyspyyntöön vastaaminen');
    await page.getByRole('textbox', { name: 'Päivä' }).fill('30.11.2121');
    await page.getByRole('button', { name: 'Lisää määräaika' }).click();
    await page
      .getByText(/2021-11-30|30\.11\.2021/)
      .first()
      .waitFor();
    await takeScreenshot(page, 'deadline-refused-fi-desktop');
    await page.getByRole('textbox', { name: 'Päivä' }).fill('30.11.2020');
    await page.getByText('ma 23.11.2020 klo 8.00').waitFor();
    await expectNoAxeViolations(page);
    await takeScreenshot(page, 'deadline-new-fi-desktop');
    await page.getByRole('button', { name: 'Lisää määräaika' }).click();
    await page.getByRole('link', { name: 'Täydennyspyyntöön vastaaminen' }).click();

    await page.getByRole('button', { name: 'Siirrä', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Päivä' }).fill('4.12.2020');
    await expectNoAxeViolations(page);
    await dialog.getByRole('button', { name: 'Siirrä määräaika' }).click();
    await page.getByText('Oli 30.11.2020').waitFor();
    await page.getByText('pe 27.11.2020 klo 8.00').first().waitFor();
    await expectNoAxeViolations(page);
    await takeScreenshot(page, 'deadline-fi-desktop');

    await page.getByRole('button', { name: 'Merkitse tehdyksi' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Merkitse tehdyksi' }).click();
    await page.getByRole('button', { name: 'Avaa uudelleen' }).waitFor();
  });

  it('cannot be changed as on another day', async () => {
    const page = await test.pageAs('planner');
    await page.goto('/deadlines?asOn=2020-09-01');
    await page.getByRole('heading', { name: 'Syyskuu', exact: true }).waitFor();
    expect(await page.getByRole('link', { name: 'Lisää määräaika' }).count()).toBe(0);
  });
});

describe('messages', () => {
  it('come with a count, open, and are then read', async () => {
    const planner = await test.as('planner');
    const deadline = {
      title: 'Raportin luonnos',
      date: '2020-10-15',
      kind: 'report',
      basis: 'internal',
      ownerId: planner.userId,
    };
    await planner.post('/api/v1/deadlines', deadline);
    test.clock.set('2020-10-14T05:00:05Z');
    await test.service(RemindersJobs).sweep();
    const page = await test.pageAs('planner');
    await page.goto('/messages');
    const message = page.getByRole('button', { name: /Raportin luonnos/ });
    await message.click();
    await page.getByText('Saat tämän, koska olet merkitty määräajan vastuuhenkilöksi.').waitFor();
    await page.getByText('0 lukematonta viestiä.').waitFor();
    await expectNoAxeViolations(page);
    await takeScreenshot(page, 'messages-fi-desktop');
    await page.getByRole('link', { name: /\/deadlines\// }).click();
    await page.getByRole('heading', { name: 'Raportin luonnos' }).waitFor();
  });
});

describe('on a phone, in Swedish', () => {
  it('the list, a deadline, the form and the messages are as whole', async () => {
    const page = await test.pageAs('planner', { language: 'sv', device: 'phone' });
    for (const [path, name] of [
      ['/deadlines', 'deadlines'],
      ['/deadlines?view=calendar&month=2020-10', 'deadlines-calendar'],
      ['/deadlines/new', 'deadline-new'],
      ['/messages', 'messages'],
    ] as const) {
      await page.goto(path);
      await page.getByRole('heading', { level: 2 }).first().waitFor();
      await page.waitForLoadState('networkidle');
      const width = await page.evaluate('document.documentElement.scrollWidth');
      expect([path, width]).toEqual([path, 390]);
      await expectNoAxeViolations(page);
      await takeScreenshot(page, `${name}-sv-phone`);
    }
  });
});
