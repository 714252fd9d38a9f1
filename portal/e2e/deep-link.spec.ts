import { conversation, openTicket } from './conversation.ts';
import { expect, test } from './stories.ts';

test('a link to a ticket works after a reload, in portal and console', async ({ customer, agent }) => {
  const ana = await customer('Ana Link');
  const title = `Deep link (${Date.now()})`;
  const id = await openTicket(ana.page, { title, description: 'Keep this in the bookmarks.', category: 'Other' });
  await ana.page.reload();
  await expect(ana.page.getByRole('heading', { name: title })).toBeVisible();
  await expect(conversation(ana.page)).toContainText('Keep this in the bookmarks.');

  const ben = await agent('Ben Link');
  await ben.page.goto(`/console/tickets/${id}`);
  await expect(conversation(ben.page)).toContainText('Keep this in the bookmarks.');
  await ben.page.reload();
  await expect(conversation(ben.page)).toContainText('Keep this in the bookmarks.');
});

test('who follows a link without being signed in is taken there after signing in', async ({ customer, visitor }) => {
  const ana = await customer('Ana Elsewhere');
  const id = await openTicket(ana.page, { title: 'Elsewhere', description: 'Sent to my phone.', category: 'Other' });
  const phone = await visitor();
  await phone.goto(`/tickets/${id}`);
  await phone.getByLabel('E-mail address').fill(ana.email);
  await phone.getByLabel('Password', { exact: true }).fill(ana.password);
  await phone.getByRole('button', { name: 'Sign in' }).click();
  await expect(conversation(phone)).toContainText('Sent to my phone.');
});

test('somebody else’s ticket looks like none at all', async ({ customer }) => {
  const ana = await customer('Ana Owner');
  const id = await openTicket(ana.page, { title: 'Private', description: 'Only mine to read.', category: 'Account' });
  const eve = await customer('Eve Stranger');
  await eve.page.goto(`/tickets/${id}`);
  await expect(eve.page.getByRole('heading', { name: 'There is no such ticket' })).toBeVisible();
  await eve.page.goto(`/tickets/${id + 999_999}`);
  await expect(eve.page.getByRole('heading', { name: 'There is no such ticket' })).toBeVisible();
});

test('a customer and a member of staff can be signed in side by side in one browser', async ({ customer, agent }) => {
  const ben = await agent('Ben Both');
  const tab = await ben.page.context().newPage();
  const ana = await customer('Ana Both');
  await tab.goto('/sign-in');
  await tab.getByLabel('E-mail address').fill(ana.email);
  await tab.getByLabel('Password', { exact: true }).fill(ana.password);
  await tab.getByRole('button', { name: 'Sign in' }).click();
  await expect(tab.getByRole('heading', { name: 'Your tickets' })).toBeVisible();
  await ben.page.reload();
  await expect(ben.page.getByRole('button', { name: 'Account of Ben Both' })).toBeVisible();
  await tab.reload();
  await expect(tab.getByRole('button', { name: 'Account of Ana Both' })).toBeVisible();
});
