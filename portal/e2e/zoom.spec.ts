import type { Page } from '@playwright/test';
import { acknowledged, conversation, inboxRow, messageLine, openTicket, write } from './conversation.ts';
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

/** By keyboard alone: what was said last is read whole, the field is in sight with nothing over it, what is typed goes. */
async function readsAndWrites(page: Page, where: string, { said, text }: Record<'said' | 'text', string>) {
  const field = page.getByLabel('Your message');
  await messageLine(page, said).scrollIntoViewIfNeeded();
  await expect.soft(page.getByText(said, { exact: true }), `what was said, ${where}`).toBeInViewport({ ratio: 1 });
  await conversation(page).focus();
  await expect(async () => {
    await page.keyboard.press('Tab');
    await expect(field).toBeFocused({ timeout: 200 });
  }).toPass({ timeout: 15_000 });
  await page.keyboard.type(text);
  await expect.soft(field, `the field, ${where}`).toBeInViewport({ ratio: 1 });
  expect.soft(await field.evaluate(isUncovered), `nothing lies over the field, ${where}`).toBe(true);
  await page.keyboard.press('Control+Enter');
  await acknowledged(page, text);
  await messageLine(page, text).scrollIntoViewIfNeeded();
  await expect.soft(page.getByText(text, { exact: true }), `what was written, ${where}`).toBeInViewport({ ratio: 1 });
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect.soft(wide, `sideways, ${where}`).toBeLessThanOrEqual(0);
  const log = await conversation(page).evaluate((element) => element.scrollWidth - element.clientWidth);
  expect.soft(log, `sideways in the conversation, ${where}`).toBeLessThanOrEqual(0);
}

/** Whether what one sees at the corners and in the middle of a field is the field. */
function isUncovered(field: Element): boolean {
  const { left, right, top, bottom } = field.getBoundingClientRect();
  return [
    [left + 8, top + 8],
    [right - 8, top + 8],
    [left + 8, bottom - 8],
    [right - 8, bottom - 8],
    [(left + right) / 2, (top + bottom) / 2],
  ].every(([x = 0, y = 0]) => document.elementFromPoint(x, y) === field);
}

test('at 200 % and at 400 % nothing is lost, and nothing scrolls in two directions', async ({
  agent,
  customer,
  visitor,
}) => {
  test.slow(); // nine pages, each at two sizes
  const stranger = await visitor();
  const { page } = await customer('Ana Zoom');
  const { page: desk } = await agent('Ben Zoom');
  const id = await openTicket(page, { title: 'Large letters', description: 'I read at 200 %.', category: 'Other' });
  await write(page, 'And I write, too');
  await acknowledged(page, 'And I write, too');
  let last = 'And I write, too';
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
    await readsAndWrites(page, `ticket at ${zoom}`, { said: last, text: `Written at ${zoom}` });
    last = `Written at ${zoom}`;
  }
  for (const [zoom, viewport] of Object.entries(zooms)) {
    await desk.setViewportSize(viewport);
    await desk.goto('/console/?view=all'); // what was answered does not wait for us any more
    await isWhole(desk, `the inbox at ${zoom}`, 'Filters');
    const row = inboxRow(desk, 'Large letters');
    await row.scrollIntoViewIfNeeded();
    await expect.soft(row, `the row in the inbox at ${zoom}`).toBeInViewport({ ratio: 1 });
    await row.click();
    await expect(desk.getByRole('heading', { level: 1 })).toBeInViewport({ ratio: 1 });
    await readsAndWrites(desk, `console at ${zoom}`, { said: last, text: `Answered at ${zoom}` });
    last = `Answered at ${zoom}`;
    await isWhole(desk, `the ticket in the console at ${zoom}`, 'Details');
  }
  await desk.setViewportSize({ width: 480, height: 400 });
  await desk.reload();
  await expect(messageLine(desk, last)).toBeVisible();
  await expect.soft(desk.getByLabel('Your message'), 'in the smallest window of the app').toBeInViewport({ ratio: 1 });
});
