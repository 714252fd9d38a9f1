import type { Page } from '@playwright/test';
import { acknowledged, conversation, openTicket, write } from './conversation.ts';
import { expect, test } from './stories.ts';

interface Told {
  readonly title: string;
  readonly body: string;
  readonly tag: string;
}

/** A page whose notices can be read and pressed, and which can be put out of sight, as headless browsers show neither. */
async function watchNotices(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const Browser = window.Notification;
    const told: { title: string; body: string; tag: string; open: boolean; press: () => void }[] = [];
    class Watched extends Browser {
      // Who gave the permission away by the browser's own question; a browser without a window has none to give.
      static override readonly permission = 'granted';
      static override readonly requestPermission = async () => 'granted' as const;
      constructor(title: string, options: NotificationOptions = {}) {
        super(title, options);
        const one = {
          title,
          body: options.body ?? '',
          tag: options.tag ?? '',
          open: true,
          press: () => this.onclick?.(new Event('click')),
        };
        if (title !== '') told.push(one);
        const close = this.close.bind(this);
        this.close = () => {
          one.open = false;
          close();
        };
      }
    }
    let hidden = false;
    Object.defineProperty(document, 'visibilityState', { get: () => (hidden ? 'hidden' : 'visible') });
    const look = (away: boolean) => {
      hidden = away;
      document.dispatchEvent(new Event('visibilitychange'));
    };
    Object.assign(window, { Notification: Watched, told, look });
  });
  await page.reload();
}

type Watching = Window & { told: (Told & { open: boolean; press: () => void })[]; look: (away: boolean) => void };
const lookAway = (page: Page) => page.evaluate(() => (window as unknown as Watching).look(true));
const lookBack = (page: Page) => page.evaluate(() => (window as unknown as Watching).look(false));
const told = (page: Page): Promise<Told[]> =>
  page.evaluate(() =>
    (window as unknown as Watching).told
      .filter(({ open }) => open)
      .map(({ title, body, tag }) => ({ title, body, tag })),
  );
const press = (page: Page) => page.evaluate(() => (window as unknown as Watching).told.at(-1)?.press());

test('who asked for it is told of an answer while looking elsewhere, once for all tabs, and a press leads there', async ({
  customer,
  agent,
}) => {
  const ben = await agent('Ben Notice');
  const ana = await customer('Ana Notice', { permissions: ['notifications'] });
  await watchNotices(ana.page);
  const title = `Parcel (${Date.now()})`;
  await expect(ana.page.getByText(/Shall we tell you/)).toHaveCount(0);
  const id = await openTicket(ana.page, { title, description: 'Where is it by now?', category: 'Other' });
  await expect(ana.page.getByText(/Shall we tell you/)).toBeVisible();
  await ana.page.getByRole('button', { name: 'Tell me' }).click();
  await expect(ana.page.getByText('You will be told when Support answers.')).toBeVisible();
  await ana.page.getByRole('link', { name: 'All tickets' }).click();

  const second = await ana.page.context().newPage();
  await second.goto('/');
  await watchNotices(second);
  await expect(second.getByRole('link', { name: title })).toBeVisible();

  await ben.page.goto(`/console/tickets/${id}`);
  await expect(conversation(ben.page)).toContainText('Where is it by now?');

  await test.step('while one tab is in sight nothing is told', async () => {
    await lookAway(second);
    await write(ben.page, 'I am looking');
    await acknowledged(ben.page, 'I am looking');
    await expect(ana.page.getByRole('button', { name: 'Activity, 1 new' })).toBeVisible();
    await expect(ana.page.locator('link[rel="icon"]')).toHaveAttribute('href', '/icon-unread.svg');
  });

  await test.step('with both away one of them tells, and what was seen before is not told', async () => {
    await lookAway(ana.page);
    await write(ben.page, 'It is in Lyon');
    const all = async () => [...(await told(ana.page)), ...(await told(second))];
    await expect
      .poll(all)
      .toEqual([{ title: 'Ben Notice from Support answered', body: title, tag: `tandem-ticket-${id}` }]);
  });

  await test.step('a press opens the ticket; reading it takes the notice away', async () => {
    const teller = (await told(ana.page)).length > 0 ? ana.page : second;
    await lookBack(teller);
    await press(teller);
    await expect(conversation(teller)).toContainText('It is in Lyon');
    expect(new URL(teller.url()).pathname).toBe(`/tickets/${id}`);
    await expect.poll(() => told(teller)).toEqual([]);
    for (const page of [ana.page, second]) {
      await expect(page.getByRole('button', { name: 'Activity', exact: true })).toBeVisible();
      await expect(page.locator('link[rel="icon"]')).toHaveAttribute('href', '/icon.svg');
    }
  });

  await test.step('the switch in the profile says so, and turns it off', async () => {
    await ana.page.goto('/profile');
    const toggle = ana.page.getByRole('switch', { name: 'Tell me when Support answers' });
    await expect(toggle).toBeChecked();
    await toggle.uncheck();
    await lookAway(ana.page);
    await lookAway(second);
    await write(ben.page, 'It is in Paris');
    await expect(second.getByRole('button', { name: 'Activity, 1 new' })).toBeVisible();
    expect([...(await told(ana.page)), ...(await told(second))]).toEqual([]);
  });
});
