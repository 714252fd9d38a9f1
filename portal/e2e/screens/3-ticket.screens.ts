import { acknowledged, conversation, write } from '../conversation.ts';
import { Hand } from '../hand.ts';
import { speak } from '../language.ts';
import { lineOf } from '../line.ts';
import { dark, darkPhone, phone, take, wide } from './camera.ts';
import { expect, people, test } from './world.ts';

const tryNow = { name: 'Try now' } as const;

test('a ticket', async ({ signedIn, world }) => {
  const page = await signedIn(people.ana, `/tickets/${world.invoice}`, wide);
  await expect(conversation(page)).toContainText('14 Quay Street');
  await take(page, 'ticket', 'A ticket: who has it, what was said, what is new');
  await page.getByRole('button', { name: 'Ticket actions' }).click();
  await page.getByRole('menuitem', { name: 'Close ticket' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await take(page, 'ticket-close', 'Closing it, and what that means');
  await page.keyboard.press('Escape');
  await page.goto(`/tickets/${world.signIn}`);
  await expect(page.getByText(/Support usually answers/)).toBeVisible();
  await take(page, 'ticket-waiting', 'A ticket that waits for its first answer');

  const night = await signedIn(people.ana, `/tickets/${world.invoice}`, dark);
  await expect(conversation(night)).toContainText('14 Quay Street');
  await take(night, 'ticket-dark', 'A ticket, dark');
  const small = await signedIn(people.ana, `/tickets/${world.invoice}`, phone);
  await expect(conversation(small)).toContainText('14 Quay Street');
  await take(small, 'ticket-phone', 'A ticket on a phone');
  await small.goto(`/tickets/${world.long}`);
  await expect(conversation(small)).toContainText('unbroken');
  await take(small, 'ticket-phone-long', 'A title of 255 characters and a word of 240, on a phone');
  await small.goto(`/tickets/${world.many}`);
  await expect(conversation(small)).toContainText('Noted 25.10');
  await small.getByRole('log').evaluate((log) => log.scrollBy(0, -900));
  await expect(small.getByRole('button', { name: 'Newest' })).toBeVisible();
  await take(small, 'ticket-phone-500', 'Somewhere in five hundred messages');
  const mona = await signedIn(people.mona, `/tickets/${world.arabic}`, phone);
  await speak(mona, 'ar');
  await expect(mona.getByRole('log')).toContainText('2207');
  await take(mona, 'ticket-phone-ar', 'A ticket in Arabic');
});

test('messages that have not arrived', async ({ signedIn, world }) => {
  const id = await world.ana.open({
    title: 'The parcel in the tunnel',
    description: 'Where is it by now?',
    categoryId: 8,
  });
  await world.ben.claim(id);
  const page = await signedIn(people.ana, `/tickets/${id}`, wide);
  const line = await lineOf(page.context());
  await page.reload();
  await expect(conversation(page)).toContainText('Where is it by now?');
  await write(page, 'Is anybody there?');
  await acknowledged(page, 'Is anybody there?');
  await world.ben.readAll(id);
  await expect(page.getByText(/^Read \d/)).toBeVisible();
  await line.cut();
  await write(page, 'I write on in the tunnel');
  await write(page, 'and this is the second message');
  await expect(page.getByText(/2 messages wait here/)).toBeVisible();
  await take(page, 'ticket-offline', 'Offline: what is written waits, and goes out by itself');
  await world.ben.write(id, 'It is in Lyon, and leaves tomorrow.');
  line.mend();
  await page.getByRole('button', tryNow).click();
  await expect(page.getByRole('button', { name: 'Send anyway' }).first()).toBeVisible();
  await take(page, 'ticket-stale', 'Somebody wrote meanwhile: the writer decides');
  await page.getByRole('button', { name: 'Send anyway' }).first().click();
  await acknowledged(page, 'I write on in the tunnel');
  await line.cut();
  await write(page, 'One last thing');
  await world.ben.set(id, { status: 'closed' });
  line.mend();
  const again = page.getByRole('button', tryNow);
  await again.click({ timeout: 2_000 }).catch(() => undefined); // it may have come back by itself
  await expect(page.getByText(/^Not sent/)).toBeVisible();
  await take(
    page,
    'ticket-refused',
    'The ticket was closed meanwhile: the text is kept, and why it was not sent is said',
  );
});

test('a session that ends, a ticket that is closed or cannot be loaded', async ({ signedIn, server, world }) => {
  const id = await world.ana.open({
    title: 'An order in pieces',
    description: 'Two of three are here.',
    categoryId: 8,
  });
  const page = await signedIn(people.bo, '/', darkPhone);
  await page.getByRole('link', { name: /Two parcels/ }).click();
  await page.getByLabel('Your message').fill('Half of what I want to say');
  const other = await Hand.of(server.url, people.bo);
  await other.ask('DELETE', '/auth/sessions');
  await expect(page.getByRole('dialog', { name: 'Please sign in again' })).toBeVisible();
  await take(page, 'ticket-phone-expired-dark', 'The session has ended; what was typed is kept');

  const closed = await signedIn(people.ana, `/tickets/${id}`, phone);
  await world.ana.set(id, { status: 'closed' });
  await expect(closed.getByText('This ticket is closed and takes no more messages.')).toBeVisible();
  await take(closed, 'ticket-phone-closed', 'A closed ticket');
});

test('whether to be told', async ({ signedIn, world: _ }) => {
  const page = await signedIn(people.ana, '/tickets/new', { ...wide, permissions: ['notifications'] });
  await page.getByLabel('Title', { exact: true }).fill('The lamp on the third floor');
  await page.getByLabel('Category').selectOption('Other');
  await page.getByLabel('Description', { exact: true }).fill('It flickers in the evening.');
  await page.getByRole('button', { name: 'Open ticket' }).click();
  await expect(page.getByText(/Shall we tell you/)).toBeVisible();
  await take(page, 'ticket-invitation', 'Just opened: notices are offered at the moment they are of use');
});
