import type { Page } from '@playwright/test';
import { conversation, messageLine } from './conversation.ts';
import { Hand } from './hand.ts';
import { expect, test } from './stories.ts';

/** Rows of the inbox that are all drawn; of more, only those near the window are. */
const WHOLE = 100;

type Watching = Window & { blocked: number[] };

/** From now on each page of the tab notes how long it could not answer, beyond 50 ms at a time. */
const watch = (page: Page) =>
  page.addInitScript(() => {
    const blocked: number[] = [];
    Object.assign(window, { blocked });
    new PerformanceObserver((list) => blocked.push(...list.getEntries().map(({ duration }) => duration))).observe({
      type: 'longtask',
      buffered: true,
    });
  });
const blocked = (page: Page) => page.evaluate(() => (window as unknown as Watching).blocked.splice(0));
const sum = (values: readonly number[]) => values.reduce((all, one) => all + one, 0);
const middle = (values: readonly number[]) => values.toSorted((one, other) => one - other)[values.length >> 1] ?? 0;

/** How long a page is blocked while a ticket opens: the middle of three times, for a machine may be busy. */
async function opening(page: Page, id: number, newest: string): Promise<number> {
  const times: number[] = [];
  for (let time = 0; time < 3; time += 1) {
    await page.goto(`/tickets/${id}`);
    await expect(messageLine(page, newest)).toBeVisible();
    times.push(sum(await blocked(page)));
  }
  return middle(times);
}

test('a ticket of five hundred messages opens like one of twenty, and is read to its beginning without a jump', async ({
  customer,
  server,
}) => {
  test.slow(); // five hundred messages have to be written first
  const ana = await customer('Ana Long');
  const hand = await Hand.of(server.url, ana);
  const talk = async (count: number) => {
    const id = await hand.open({ title: `${count} messages`, description: 'The very beginning.', categoryId: 1 });
    await hand.writeMany(
      id,
      Array.from({ length: count }, (_, n) => `Message ${n + 1} of ${count}`),
    );
    return id;
  };
  const [few, many] = [await talk(20), await talk(500)];
  const { page } = ana;
  await watch(page);
  const short = await opening(page, few, 'Message 20 of 20');
  const long = await opening(page, many, 'Message 500 of 500');
  expect(long, `opening blocks for ${long} ms, with twenty messages for ${short} ms`).toBeLessThan(2 * short + 250);

  const log = conversation(page);
  await test.step('older ones come while one scrolls, and what one looks at stays', async () => {
    for (let rounds = 0; rounds < 12 && (await page.getByText('The very beginning.').count()) === 0; rounds += 1) {
      const before = await log.getByRole('listitem').count();
      const first = log.locator('[id^="entry-"]').first();
      const id = await first.getAttribute('id');
      await log.evaluate((element) => {
        element.scrollTop = 0;
      });
      await expect.poll(() => log.getByRole('listitem').count()).toBeGreaterThan(before);
      await expect(page.locator(`#${id}`), 'the line that stood at the top').toBeInViewport();
    }
    await expect(page.getByText('The very beginning.')).toBeAttached();
    await expect(log.getByRole('listitem').filter({ hasText: / of 500/ })).toHaveCount(500);
  });

  await test.step('all of them scroll smoothly', async () => {
    await blocked(page);
    await log.hover();
    for (let turn = 0; turn < 40; turn += 1) await page.mouse.wheel(0, turn % 2 === 0 ? 4_000 : -3_000);
    const longest = Math.max(0, ...(await blocked(page)));
    expect(longest, 'the longest the page could not answer while it scrolled').toBeLessThan(Math.max(250, short));
  });
});

test('a row keeps the focus when the inbox grows too long to be drawn whole, and wherever it is scrolled to', async ({
  agent,
  server,
}) => {
  const ana = { name: 'Ana Many', email: `ana.many.${Date.now()}@example.com`, password: 'a quiet river in november' };
  const hand = await Hand.signUp(server.url, ana);
  const { id: customerId } = await hand.ask<{ id: number }>('GET', '/auth/me');
  const open = (title: string) => hand.open({ title, description: 'One of many.', categoryId: 1 });
  for (let n = 1; n <= WHOLE; n += 10) {
    await Promise.all(Array.from({ length: 10 }, (_, index) => open(`Number ${n + index}`)));
  }
  const { page } = await agent('Ben Many');
  await page.goto(`/console/?view=all&customer=${customerId}`);
  const inbox = page.getByRole('region', { name: 'Inbox' });
  const rows = inbox.locator('[data-row]');
  const more = inbox.getByRole('button', { name: 'Show more' });
  await expect(rows.first()).toBeVisible();
  for (let shown = await rows.count(); shown < WHOLE; shown = await rows.count()) {
    await more.click();
    await expect(rows.nth(shown)).toBeAttached();
  }
  await page.mouse.move(0, 0);
  await rows.first().evaluate((row) => row.closest('ol')?.parentElement?.scrollTo(0, 0));
  const row = inbox.locator(`[data-row="${await rows.nth(3).getAttribute('data-row')}"]`);
  await row.focus();

  await open('One too many');
  await expect(inbox.getByText('One too many')).toBeVisible();
  await expect(inbox.getByRole('listitem').first()).toHaveAttribute('aria-setsize', String(WHOLE + 1));
  await expect(row).toBeFocused();

  await row.evaluate((element) => element.closest('ol')?.parentElement?.scrollTo(0, 1_000_000));
  await expect(inbox.getByText(/^Number \d$/).first()).toBeVisible();
  expect(await rows.count()).toBeLessThan(WHOLE / 2);
  await expect(row).toBeFocused();
});
