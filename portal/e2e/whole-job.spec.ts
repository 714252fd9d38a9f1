import { acknowledged, conversation, inboxRow, messageLine, openTicket, write } from './conversation.ts';
import { expect, test } from './stories.ts';

test('a customer opens a ticket, staff hear of it at once, both talk, it gets closed', {
  tag: '@stores',
}, async ({ customer, agent }) => {
  const ben = await agent('Ben Okafor');
  const ana = await customer('Ana Lima');
  const title = `Invoice 2207 shows the old address (${Date.now()})`;

  await test.step('the ticket reaches staff without a reload', async () => {
    await ben.page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: 'Unassigned' }).click();
    await expect(ben.page.getByText('Connected', { exact: true })).toBeVisible();
    await openTicket(ana.page, { title, description: 'We moved in May. Please send a new one.', category: 'Billing' });
    await expect(ana.page.getByText('Support has not looked at this yet.')).toBeVisible();
    await expect(inboxRow(ben.page, title)).toBeVisible();
    await expect(ben.page.getByRole('button', { name: /^Activity, \d+\+? new/ })).toBeVisible();
  });

  await test.step('the customer sees that it was opened, and who picked it up', async () => {
    await inboxRow(ben.page, title).click();
    await expect(conversation(ben.page)).toContainText('We moved in May.');
    await expect(ana.page.getByText('Support has seen this.')).toBeVisible();
    await ben.page.getByRole('button', { name: 'Claim' }).click();
    await expect(ana.page.getByText('Ben Okafor from Support picked this up.')).toBeVisible();
  });

  await test.step('both see what the other writes, and that it was read', async () => {
    await write(ben.page, 'I am on it. Which address is right?');
    await acknowledged(ben.page, 'Which address is right?');
    await expect(messageLine(ana.page, 'Which address is right?')).toContainText('Ben Okafor from Support');
    // When, is not known to somebody whose line broke at that moment, as it does where replicas are being replaced.
    await expect(messageLine(ben.page, 'Which address is right?')).toContainText(/\bread\b/i);
    await ana.page.getByLabel('Your message').pressSequentially('14 Quay Street', { delay: 20 });
    await expect(ben.page.getByText('Ana Lima is typing')).toBeVisible();
    await ana.page.getByLabel('Your message').press('Enter');
    await acknowledged(ana.page, '14 Quay Street');
    await expect(messageLine(ben.page, '14 Quay Street')).toBeVisible();
  });

  await test.step('a change of status shows on both sides', async () => {
    await ben.page.getByLabel('Status', { exact: true }).selectOption('In progress');
    await expect(conversation(ana.page)).toContainText('set the status to In progress');
    await expect(ana.page.getByRole('main').getByText('In progress', { exact: true })).toBeVisible();
  });

  await test.step('the customer closes it, and nobody writes any more', async () => {
    await ana.page.getByRole('button', { name: 'Ticket actions' }).click();
    await ana.page.getByRole('menuitem', { name: 'Close ticket' }).click();
    await ana.page.getByRole('dialog').getByRole('button', { name: 'Close ticket' }).click();
    await expect(ana.page.getByText('This ticket is closed and takes no more messages.')).toBeVisible();
    await expect(conversation(ben.page)).toContainText('Ana Lima closed the ticket');
    await expect(ben.page.getByText('This ticket is closed. Reopen it to write.')).toBeVisible();
  });

  await test.step('it all still stands after a reload', async () => {
    await ana.page.reload();
    for (const text of ['We moved in May.', 'Which address is right?', '14 Quay Street', 'You closed the ticket']) {
      await expect(conversation(ana.page)).toContainText(text);
    }
    await ana.page.goto('/');
    await expect(ana.page.getByRole('link', { name: title })).toContainText('Closed');
  });
});

test('staff who are away from a ticket hear of an answer, and find their way to it', async ({ customer, agent }) => {
  const ben = await agent('Ben Away');
  const ana = await customer('Ana Back');
  const title = `Cannot sign in on my phone (${Date.now()})`;
  const id = await openTicket(ana.page, { title, description: 'It says the link is old.', category: 'Account' });
  await ben.page.goto(`/console/tickets/${id}`);
  await ben.page.getByRole('button', { name: 'Claim' }).click();
  await expect(ana.page.getByText('Ben Away from Support picked this up.')).toBeVisible();
  await ben.page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: 'Mine' }).click();

  await write(ana.page, 'It works again, thank you');

  await expect(inboxRow(ben.page, title)).toContainText('1');
  await ben.page.getByRole('button', { name: /^Activity, \d+\+? new/ }).click();
  await ben.page.getByRole('link', { name: new RegExp(`Ana Back wrote.*${id}|${id}.*Ana Back wrote`, 's') }).click();
  await expect(messageLine(ben.page, 'It works again, thank you')).toBeVisible();
});
