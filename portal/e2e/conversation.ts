import { expect, type Locator, type Page } from '@playwright/test';

export interface NewTicket {
  readonly title: string;
  readonly description: string;
  readonly category: string;
}

/** Opens a ticket in the portal and resolves on its page, with its number. */
export async function openTicket(page: Page, { title, description, category }: NewTicket): Promise<number> {
  await page.getByRole('link', { name: 'New ticket' }).first().click();
  await page.getByLabel('Title', { exact: true }).fill(title);
  await page.getByLabel('Category').selectOption(category);
  await page.getByLabel('Description', { exact: true }).fill(description);
  await page.getByRole('button', { name: 'Open ticket' }).click();
  await expect(page.getByRole('heading', { name: title })).toBeVisible();
  return Number(/\/tickets\/(\d+)$/.exec(new URL(page.url()).pathname)?.[1]);
}

/** Everything that happened on the ticket a page shows, and what of it is still under way. */
export const conversation = (page: Page): Locator => page.getByRole('log', { name: 'Conversation' });

/** The line of one message. */
export const messageLine = (page: Page, text: string): Locator =>
  conversation(page).getByRole('listitem').filter({ hasText: text });

/** All texts of the conversation, as they stand: description first, own unsent messages last. */
export const texts = (page: Page): Promise<string[]> => conversation(page).locator('[dir="auto"]').allTextContents();

/** Writes into the open ticket and hands it over; whether it arrived is another matter. */
export async function write(page: Page, text: string): Promise<void> {
  await page.getByLabel('Your message').fill(text);
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(page.getByLabel('Your message')).toHaveValue('');
}

/** Resolves once the service has acknowledged an own message. */
export async function acknowledged(page: Page, text: string): Promise<void> {
  await expect(messageLine(page, text)).toContainText(/(Sent|Read) \d/);
}

/** The ticket's row in the console's inbox. */
export const inboxRow = (page: Page, title: string): Locator =>
  page.getByRole('region', { name: 'Inbox' }).getByRole('link', { name: title });

/** A page whose live news can be held back, as on a slow line: what it asks by HTTP is answered all the same. */
export async function slowNews(page: Page): Promise<{ hold: () => void; release: () => void }> {
  let held: (() => void)[] | null = null;
  await page.routeWebSocket(/\/api\/v1\/socket$/, (socket) => {
    socket.connectToServer().onMessage((frame) => {
      if (held === null) socket.send(frame);
      else held.push(() => socket.send(frame));
    });
  });
  return {
    hold: () => {
      held = [];
    },
    release: () => {
      for (const pass of held ?? []) pass();
      held = null;
    },
  };
}
