import { acknowledged, conversation, inboxRow, messageLine, openTicket, slowNews, write } from './conversation.ts';
import { expect, test } from './stories.ts';

test('a ticket is found, claimed and answered without a mouse', async ({ customer, agent }) => {
  const ben = await agent('Ben Keys');
  const ana = await customer('Ana Keys');
  const title = `Export stops at page 40 (${Date.now()})`;
  await openTicket(ana.page, { title, description: 'The rest of the file is empty.', category: 'Bug Report' });
  const { page } = ben;
  await page.keyboard.press('g');
  await page.keyboard.press('u');
  await expect(page.getByRole('list', { name: 'Tickets: Unassigned' }).getByRole('link').first()).toContainText(title);

  await page.keyboard.press('j');
  await expect(inboxRow(page, title)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(conversation(page)).toContainText('The rest of the file is empty.');
  await page.keyboard.press('c');
  await expect(conversation(page)).toContainText('You picked up the ticket');
  await page.keyboard.press('r');
  await expect(page.getByLabel('Your message')).toBeFocused();
  await page.keyboard.type('How large is the file?');
  await page.keyboard.press('Enter');

  await acknowledged(page, 'How large is the file?');
  await expect(messageLine(ana.page, 'How large is the file?')).toBeVisible();
});

test('of two who claim at once one gets the ticket, and the other is told who', async ({ customer, agent }) => {
  const [ben, cleo] = await Promise.all([agent('Ben First'), agent('Cleo Second')]);
  const ana = await customer('Ana Claimed');
  const id = await openTicket(ana.page, { title: 'Who takes it', description: 'Anybody, please.', category: 'Other' });
  const news = await slowNews(cleo.page);
  for (const { page } of [ben, cleo]) {
    await page.goto(`/console/tickets/${id}`);
    await expect(page.getByRole('button', { name: 'Claim' })).toBeVisible();
  }
  news.hold();
  await ben.page.getByRole('button', { name: 'Claim' }).click();
  await expect(ana.page.getByText('Ben First from Support picked this up')).toBeVisible();
  await cleo.page.getByRole('button', { name: 'Claim' }).click();

  await expect(cleo.page.getByRole('main').getByText('Ben First has it now.')).toBeVisible();
  news.release();
  for (const { page } of [ben, cleo]) {
    await expect(page.getByLabel('Assignee', { exact: true }).locator('option:checked')).toContainText('Ben First');
  }
  await expect(ana.page.getByText(/Cleo Second/)).toHaveCount(0);
});

test('who is disabled while at work is out within moments, and cannot come back', async ({
  customer,
  agent,
  server,
}) => {
  const ben = await agent('Ben Gone');
  const ana = await customer('Ana Stays');
  const id = await openTicket(ana.page, { title: 'Still here', description: 'Hello again.', category: 'Other' });
  await ben.page.goto(`/console/tickets/${id}`);
  await write(ben.page, 'One moment please');
  await acknowledged(ben.page, 'One moment please');

  await server.disable(ben.email);

  await expect(ben.page.getByText('This account has been disabled.', { exact: false })).toBeVisible();
  await ben.page.reload();
  await ben.page.getByLabel('E-mail address').fill(ben.email);
  await ben.page.getByLabel('Password', { exact: true }).fill(ben.password);
  await ben.page.getByRole('button', { name: 'Sign in' }).click();
  await expect(ben.page.getByRole('alert')).toContainText('You are not signed in.');
  await expect(messageLine(ana.page, 'One moment please')).toBeVisible();
});

test('a customer who signs in at the staff’s door is shown the right one', async ({ customer, visitor }) => {
  const ana = await customer('Ana Door');
  const page = await visitor();
  await page.goto('/console/');
  await page.getByLabel('E-mail address').fill(ana.email);
  await page.getByLabel('Password', { exact: true }).fill(ana.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('heading', { name: 'This is the staff console' })).toBeVisible();
  await page.getByRole('link', { name: 'Go to the portal' }).click();
  await expect(page).toHaveURL(/\/(sign-in)?$/);
});
