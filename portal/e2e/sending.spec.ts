import type { Page } from '@playwright/test';
import { acknowledged, conversation, messageLine, openTicket, texts, write } from './conversation.ts';
import { lineOf } from './line.ts';
import { expect, test } from './stories.ts';

/** Not to wait until the page tries by itself; it may just have done so. */
const tryNow = (page: Page) =>
  page
    .getByRole('button', { name: 'Try now' })
    .click({ timeout: 3_000 })
    .catch(() => undefined);

test('a page that is loaded again in the middle of sending sends what waited, once and in order', {
  tag: '@stores',
}, async ({ customer, agent }) => {
  const ana = await customer('Ana Reload');
  const description = 'The page may go at any time.';
  const id = await openTicket(ana.page, { title: 'Reload', description, category: 'Technical' });
  const line = await lineOf(ana.page.context());
  await ana.page.reload();
  await expect(conversation(ana.page)).toContainText(description);

  await line.cut();
  const all = ['first of three', 'second of three', 'third of three'];
  for (const text of all) await write(ana.page, text);
  await expect(messageLine(ana.page, 'third of three')).toContainText(/Waiting|Sending/);
  line.mend();
  await ana.page.reload();

  for (const text of all) await acknowledged(ana.page, text);
  const ben = await agent('Ben Reload');
  await ben.page.goto(`/console/tickets/${id}`);
  await expect.poll(() => texts(ben.page)).toEqual([description, ...all]);
});

test('without a connection both sides write on, and each reads all of it afterwards', { tag: '@stores' }, async ({
  customer,
  agent,
}) => {
  const ana = await customer('Ana Offline');
  const id = await openTicket(ana.page, { title: 'Offline', description: 'In a tunnel soon.', category: 'Other' });
  const line = await lineOf(ana.page.context());
  await ana.page.reload();
  await expect(conversation(ana.page)).toContainText('In a tunnel soon.');
  const ben = await agent('Ben Offline');
  await ben.page.goto(`/console/tickets/${id}`);
  await expect(conversation(ben.page)).toContainText('In a tunnel soon.');

  await line.cut();
  await write(ana.page, 'Written in the tunnel');
  await expect(messageLine(ana.page, 'Written in the tunnel')).toContainText(/Waiting|Sending/);
  await expect(ana.page.getByText('1 message waits here and goes out by itself.')).toBeVisible();
  await write(ben.page, 'Written meanwhile');
  await acknowledged(ben.page, 'Written meanwhile');

  line.mend();
  await tryNow(ana.page);
  await expect(messageLine(ana.page, 'Written meanwhile').first()).toBeVisible(); // then it is quoted, too
  // Somebody wrote in between: the writer decides.
  await ana.page.getByRole('button', { name: 'Send anyway' }).click();
  await acknowledged(ana.page, 'Written in the tunnel');
  for (const { page } of [ana, ben]) {
    await expect.poll(() => texts(page)).toEqual(['In a tunnel soon.', 'Written meanwhile', 'Written in the tunnel']);
  }
});

test('a session that ends while one types loses no word of it', { tag: '@stores' }, async ({ customer, visitor }) => {
  const ana = await customer('Ana Expired');
  await openTicket(ana.page, { title: 'Expired', description: 'A long story.', category: 'Account' });
  await ana.page.getByLabel('Your message').fill('Half of what I want to say');

  const phone = await visitor();
  await phone.goto('/devices');
  await phone.getByLabel('E-mail address').fill(ana.email);
  await phone.getByLabel('Password', { exact: true }).fill(ana.password);
  await phone.getByRole('button', { name: 'Sign in' }).click();
  await phone.getByRole('button', { name: 'Sign out all other devices' }).click();
  await phone.getByRole('dialog').getByRole('button', { name: 'Sign out the others' }).click();

  const again = ana.page.getByRole('dialog', { name: 'Please sign in again' });
  await again.getByLabel('Password', { exact: true }).fill(ana.password);
  await again.getByRole('button', { name: 'Sign in and go on' }).click();
  await expect(again).toBeHidden();
  await expect(ana.page.getByLabel('Your message')).toHaveValue('Half of what I want to say');
  await ana.page.getByRole('button', { name: 'Send', exact: true }).click();
  await acknowledged(ana.page, 'Half of what I want to say');
});

test('two tabs of one person send what waits once, and agree on what was read', { tag: '@stores' }, async ({
  customer,
  agent,
}) => {
  const ana = await customer('Ana Tabs');
  const description = 'Open in two tabs.';
  const id = await openTicket(ana.page, { title: 'Tabs', description, category: 'Other' });
  const line = await lineOf(ana.page.context());
  const other = await ana.page.context().newPage();
  await Promise.all([ana.page.reload(), other.goto(`/tickets/${id}`)]);
  for (const page of [ana.page, other]) await expect(conversation(page)).toContainText(description);

  await line.cut();
  await write(ana.page, 'Written in one tab');
  await expect(messageLine(other, 'Written in one tab')).toBeVisible();
  line.mend();
  await Promise.all([tryNow(ana.page), tryNow(other)]);
  for (const page of [ana.page, other]) {
    await acknowledged(page, 'Written in one tab');
    await expect.poll(() => texts(page)).toEqual([description, 'Written in one tab']);
  }

  await other.goto('/');
  await ana.page.bringToFront();
  const ben = await agent('Ben Tabs');
  await ben.page.goto(`/console/tickets/${id}`);
  await write(ben.page, 'Seen in the first tab');
  await expect(messageLine(ana.page, 'Seen in the first tab')).toBeVisible();
  await expect(other.getByRole('link', { name: /Tabs/ })).toBeVisible();
  await expect(other.getByText('1 new', { exact: false })).toHaveCount(0);
});
