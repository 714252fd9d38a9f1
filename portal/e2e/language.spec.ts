import type { Locator, Page } from '@playwright/test';
import { hasNoViolations } from './axe.ts';
import { acknowledged, openTicket, write } from './conversation.ts';
import { speak } from './language.ts';
import { expect, test } from './stories.ts';

const phone = { width: 360, height: 740 };
const middle = async (what: Locator) => {
  const box = await what.boundingBox();
  return box === null ? Number.NaN : box.x + box.width / 2;
};
const scrollsSideways = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);

test('a browser is spoken to in its language before the app has even run, and fetches no other', async ({
  visitor,
}) => {
  const page = await visitor({ locale: 'ar-EG' });
  const fetched: string[] = [];
  page.on('request', (request) => fetched.push(new URL(request.url()).pathname));
  let run = () => {};
  const mayRun = new Promise<void>((resolve) => {
    run = resolve;
  });
  await page.route(/\/assets\/.*\.js$/, async (route) => {
    await mayRun;
    await route.continue();
  });

  await page.goto('/sign-in', { waitUntil: 'commit' });
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
  await expect(page.locator('html')).toHaveAttribute('lang', 'ar');
  run();

  await expect(page.getByRole('heading', { name: 'تسجيل الدخول' })).toBeVisible();
  expect(fetched.filter((path) => /\/(en|de|ar)(\.first)?-[^/]+\.js$/.test(path))).toEqual([
    expect.stringMatching(/\/ar\.first-/),
  ]);
});

test('another language is chosen in place: what was typed stays, and so does the choice, in every tab', async ({
  visitor,
}) => {
  const page = await visitor();
  await page.goto('/sign-up');
  const other = await page.context().newPage();
  await other.goto('/sign-in');
  await page.getByLabel('Name', { exact: true }).fill('Ana Anders');
  await page.getByLabel('Password', { exact: true }).fill('short');
  await page.getByRole('button', { name: 'Create account' }).click();
  await expect(page.getByText('Use at least 12 characters.')).toBeVisible();

  await page.getByLabel('Language').selectOption('Deutsch');
  await expect(page.getByRole('heading', { name: 'Konto anlegen' })).toBeVisible();
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue('Ana Anders');
  await expect(page.getByText('Schreiben Sie mindestens 12 Zeichen.')).toBeVisible();
  await expect(other.getByRole('heading', { name: 'Anmelden' })).toBeVisible();

  await page.reload();
  await expect(page.getByRole('heading', { name: 'Konto anlegen' })).toBeVisible();
  await other.getByLabel('Sprache').selectOption('English');
  await expect(page.getByRole('heading', { name: 'Create an account' })).toBeVisible();
});

test('in Arabic the page is mirrored, the texts of others run their own way, and nothing sticks out on a phone', async ({
  customer,
}) => {
  test.slow(); // axe looks at everything, page after page
  const ana = await customer('Ana Right', { bypassCSP: true });
  const { page } = ana;
  await openTicket(page, { title: 'The old printer (2nd floor)', description: 'It only hums.', category: 'Technical' });
  await write(page, 'Any news?');
  await acknowledged(page, 'Any news?');

  await speak(page, 'ar');
  const own = page.getByText('Any news?', { exact: true });
  await expect(own).toBeVisible();
  await expect(
    page
      .getByText(/فتحت التذكرة/)
      .or(page.getByText('It only hums.'))
      .first(),
  ).toBeVisible();
  const back = page.getByRole('link', { name: 'كل التذاكر' });
  const title = page.getByRole('heading', { level: 1 });
  expect(await middle(back), 'the way back is at the right').toBeGreaterThan(await middle(title));
  expect(await middle(own), 'own messages are at the left').toBeLessThan((page.viewportSize()?.width ?? 0) / 2);
  await expect(back.locator('svg'), 'the arrow points to the right').toHaveCSS(
    'transform',
    'matrix(-1, 0, 0, 1, 0, 0)',
  );
  await hasNoViolations(page, 'a ticket in Arabic');

  for (const path of ['/', '/tickets/new', '/profile', '/devices', '/nowhere']) {
    await page.setViewportSize(phone);
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    expect.soft(await scrollsSideways(page), `${path} in Arabic`).toBe(false);
    await hasNoViolations(page, `${path} in Arabic`);
  }

  await speak(page, 'de');
  for (const path of ['/', '/tickets/new', '/profile', '/devices', '/nowhere']) {
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    expect.soft(await scrollsSideways(page), `${path} in German`).toBe(false);
  }
});

test('two people work on one ticket, each in their language', { tag: '@stores' }, async ({ customer, agent }) => {
  const ana = await customer('Ana Zwei');
  const ben = await agent('Ben Deux', { bypassCSP: true });
  const id = await openTicket(ana.page, { title: 'Rechnung', description: 'Sie ist falsch.', category: 'Billing' });
  await speak(ana.page, 'de');
  await speak(ben.page, 'ar');

  await ben.page.goto(`/console/tickets/${id}`);
  await expect(ben.page.getByRole('log', { name: 'المحادثة' })).toContainText('Sie ist falsch.');
  const [views, inbox, ticket] = [
    ben.page.getByRole('navigation', { name: 'طرق العرض' }),
    ben.page.getByRole('region', { name: 'صندوق الوارد' }),
    ben.page.getByRole('main'),
  ];
  expect(await middle(views), 'the views are at the right').toBeGreaterThan(await middle(inbox));
  expect(await middle(inbox), 'the ticket is at the left').toBeGreaterThan(await middle(ticket));
  await hasNoViolations(ben.page, 'the console in Arabic');

  await ben.page.getByRole('button', { name: 'استلام' }).click();
  await expect(ana.page.getByText('Ben Deux vom Support hat das Ticket übernommen')).toBeVisible();
  await ben.page.getByLabel('الحالة', { exact: true }).selectOption('محلولة');
  await expect(ana.page.getByText('Ben Deux vom Support hat den Status auf „Gelöst“ gesetzt')).toBeVisible();

  await ana.page.getByRole('button', { name: 'Aktionen zum Ticket' }).click();
  await ana.page.getByRole('menuitem', { name: 'Ticket schließen' }).click();
  await ana.page.getByRole('dialog').getByRole('button', { name: 'Ticket schließen' }).click();
  await expect(ben.page.getByText(/أُغلقت التذكرة بواسطة/)).toContainText('Ana Zwei');
});
