import type { Locator, Page } from '@playwright/test';
import { acknowledged, conversation, messageLine, write } from './conversation.ts';
import { expect, test } from './stories.ts';

/** Presses Tab until something has the focus; somebody without a mouse has no other way there. */
async function tabTo(page: Page, target: Locator, most = 40): Promise<void> {
  for (let presses = 0; presses < most; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement).catch(() => false)) return;
    await page.keyboard.press('Tab');
  }
  await expect(target, 'it can be reached with Tab').toBeFocused();
}

test('the customer’s whole way without a mouse, and an activity leads to its very message', { tag: '@stores' }, async ({
  customer,
  agent,
}) => {
  const { page } = await customer('Ana Keyboard');
  await tabTo(page, page.getByRole('link', { name: 'New ticket' }).first());
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'New ticket' })).toBeFocused();
  await tabTo(page, page.getByLabel('Title', { exact: true }));
  await page.keyboard.type('Without a mouse');
  await tabTo(page, page.getByLabel('Category'));
  await page.keyboard.type('Tech');
  await tabTo(page, page.getByLabel('Description', { exact: true }));
  await page.keyboard.type('Every key does what it says.');
  await tabTo(page, page.getByRole('button', { name: 'Open ticket' }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Without a mouse' })).toBeVisible();
  const id = Number(/\d+$/.exec(new URL(page.url()).pathname)?.[0]);

  await tabTo(page, page.getByLabel('Your message'));
  await page.keyboard.type('Typed and sent');
  await page.keyboard.press('Enter');
  await acknowledged(page, 'Typed and sent');
  const tall = await page.evaluate(() => document.documentElement.scrollHeight - window.innerHeight);
  expect(tall, 'the conversation scrolls inside the page').toBeLessThanOrEqual(0);

  await tabTo(page, page.getByRole('link', { name: 'All tickets' }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Your tickets' })).toBeFocused();
  const ben = await agent('Ben Keyboard');
  await ben.page.goto(`/console/tickets/${id}`);
  await expect(conversation(ben.page)).toContainText('Typed and sent');
  await write(ben.page, 'Answered with care');

  const bell = page.getByRole('button', { name: /^Activity, 1 new/ });
  await expect(bell).toBeVisible();
  await tabTo(page, bell);
  await page.keyboard.press('Enter');
  await tabTo(page, page.getByRole('link', { name: /Without a mouse/ }).first());
  await page.keyboard.press('Enter');
  await expect(messageLine(page, 'Answered with care')).toBeFocused();

  await tabTo(page, page.getByRole('button', { name: 'Ticket actions' }));
  await page.keyboard.press('Enter');
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'Close this ticket?' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(page.getByRole('button', { name: 'Ticket actions' })).toBeFocused();
});
