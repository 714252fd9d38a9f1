import type { Page } from '@playwright/test';
import { acknowledged, openTicket, write } from './conversation.ts';
import { expect, test } from './stories.ts';

/** A window of 1,280 by 720 as its page sees it: at 200 %, and at the 400 % at which text still has to flow (WCAG 1.4.10). */
const zooms = { '200 %': { width: 640, height: 360 }, '400 %': { width: 320, height: 256 } };

/** Nothing sticks out sideways, and what one came for can be reached and is whole. */
async function isWhole(page: Page, what: string, action: string): Promise<void> {
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect.soft(wide, `${what} scrolls sideways`).toBeLessThanOrEqual(0);
  const button = page
    .getByRole('button', { name: action })
    .or(page.getByRole('link', { name: action }))
    .first();
  await button.scrollIntoViewIfNeeded();
  await expect.soft(button, `${what} has its ${action}`).toBeInViewport({ ratio: 1 });
}

test('at 200 % and at 400 % nothing is lost, and nothing scrolls in two directions', async ({ customer, visitor }) => {
  test.slow(); // seven pages, each at two sizes
  const stranger = await visitor();
  const { page } = await customer('Ana Zoom');
  const id = await openTicket(page, { title: 'Large letters', description: 'I read at 200 %.', category: 'Other' });
  await write(page, 'And I write, too');
  await acknowledged(page, 'And I write, too');
  for (const [zoom, viewport] of Object.entries(zooms)) {
    await stranger.setViewportSize(viewport);
    await page.setViewportSize(viewport);
    for (const [path, action] of [
      ['/sign-in', 'Sign in'],
      ['/sign-up', 'Create account'],
    ] as const) {
      await stranger.goto(path);
      await expect(stranger.getByRole('heading', { level: 1 })).toBeVisible();
      await isWhole(stranger, `${path} at ${zoom}`, action);
    }
    for (const [path, action] of [
      ['/', 'New ticket'],
      ['/tickets/new', 'Open ticket'],
      [`/tickets/${id}`, 'Ticket actions'],
      ['/profile', 'Change password'],
      ['/devices', 'Change password'],
    ] as const) {
      await page.goto(path);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await isWhole(page, `${path} at ${zoom}`, action);
    }
    await page.goto(`/tickets/${id}`);
    await page.getByLabel('Your message').fill(`Written at ${zoom}`);
    await expect.soft(page.getByLabel('Your message'), `the composer at ${zoom}`).toBeInViewport({ ratio: 1 });
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await acknowledged(page, `Written at ${zoom}`);
    if (viewport.height > 300) await expect.soft(page.getByText(`Written at ${zoom}`)).toBeInViewport();
  }
});
