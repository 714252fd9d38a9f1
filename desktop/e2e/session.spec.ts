import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { acknowledged, conversation, messageLine, write } from '../../portal/e2e/conversation.ts';
import { ApiPerson } from './api-person.ts';
import { chooseServer, expect, inInbox, signIn, test } from './desk.ts';
import { badgeOf, noticesOf, windowOf } from './recorders.ts';

/** All that an app keeps in its folder, as text. */
const kept = (folder: string): string =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.name}\n${readFileSync(join(entry.parentPath, entry.name), 'latin1')}`)
    .join('\n');

test('signing out stops everything: nothing is told, nothing is counted, nothing of the account is left', async ({
  atDesk,
  server,
}) => {
  test.slow(); // two consoles
  const ben = await atDesk('Ben Leaves');
  const ana = await ApiPerson.signUp(server, 'Ana Stays');
  await ana.openTicket('Before the end of the day');
  await expect.poll(() => noticesOf(ben.app)).toHaveLength(1);
  expect(kept(ben.userData)).not.toMatch(/eyJ[\w-]{10,}\.|tandem_refresh/);
  await ben.page.getByRole('button', { name: /^Account of/ }).click();
  await ben.page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(ben.page.getByRole('button', { name: 'Sign in' })).toBeVisible();
  await expect.poll(() => noticesOf(ben.app)).toEqual([]);
  await expect.poll(() => badgeOf(ben.app)).toBe(0);
  expect((await windowOf(ben.app))?.title).toBe('Tandem');
  await ana.openTicket('After the end of the day');
  const cleo = await atDesk('Cleo Comes'); // who comes later sees that ticket; by then it would have been told here
  await expect(cleo.page.getByText('After the end of the day')).toBeVisible();
  expect(await noticesOf(ben.app)).toEqual([]);
  expect(
    readdirSync(ben.userData, { recursive: true })
      .map(String)
      .filter((name) => name.endsWith('.keep')),
  ).toEqual([]);
});

test('who closes the app is still signed in at the next start; without a keychain everybody signs in again', async ({
  atDesk,
  folder,
  server,
  start,
}) => {
  test.slow(); // four starts
  const ben = await atDesk('Ben Again');
  await ben.app.close();
  const again = await start({ userData: ben.userData });
  await inInbox(await again.firstWindow());
  await again.close();

  const userData = folder();
  chooseServer(userData, server.url);
  const first = await start({ userData, keychain: 'basic_text' });
  const page = await first.firstWindow();
  await expect(page.getByText(/no keychain/)).toBeVisible();
  await signIn(page, ben);
  await first.close();
  expect(kept(userData)).not.toMatch(/eyJ[\w-]{10,}\.|tandem_refresh/);
  const second = await start({ userData, keychain: 'basic_text' });
  await expect((await second.firstWindow()).getByRole('button', { name: 'Sign in' })).toBeVisible();
});

test('the token expires in the middle of a reply: the reply arrives, and nobody is asked anything', async ({
  atDesk,
  serverWith,
}) => {
  const server = await serverWith({ ACCESS_TOKEN_LIFETIME: '8s' });
  const ben = await atDesk('Ben Expires', { server });
  const ana = await ApiPerson.signUp(server, 'Ana Expires');
  const id = await ana.openTicket('A long story');
  await ben.page.getByRole('region', { name: 'Inbox' }).getByRole('link', { name: 'A long story' }).click();
  await expect(conversation(ben.page)).toContainText('It happens every time I try.');
  await ben.page.getByLabel('Your message').fill('This takes me a while to write');
  const signedInAt = Date.now();
  await expect.poll(() => Date.now() - signedInAt, { intervals: [1_000], timeout: 20_000 }).toBeGreaterThan(9_000);
  await ben.page.getByRole('button', { name: 'Send', exact: true }).click();
  await acknowledged(ben.page, 'This takes me a while to write');
  await expect(ben.page.getByRole('dialog')).toHaveCount(0);
  expect(id).toBeGreaterThan(0);
});

test('the api restarts: what is written meanwhile waits and arrives by itself, and the window is not loaded again', {
  tag: '@stores',
}, async ({ atDesk, server }) => {
  test.slow();
  const ben = await atDesk('Ben Restart');
  const ana = await ApiPerson.signUp(server, 'Ana Restart');
  await ana.openTicket('While it restarts');
  await ben.page.getByRole('region', { name: 'Inbox' }).getByRole('link', { name: 'While it restarts' }).click();
  await expect(conversation(ben.page)).toContainText('It happens every time I try.');
  await ben.page.evaluate(() => Object.assign(window, { untouched: true }));
  await server.kill();
  await write(ben.page, 'Written without a line');
  await expect(messageLine(ben.page, 'Written without a line')).toContainText(/Waiting|Sending/);
  await server.start();
  await acknowledged(ben.page, 'Written without a line');
  expect(await ben.page.evaluate(() => 'untouched' in window)).toBe(true);
});

test('ended from elsewhere: one notice and a mark say so, what was typed stays, and signing in goes on in place', async ({
  atDesk,
  server,
}) => {
  const ben = await atDesk('Ben Revoked');
  const ana = await ApiPerson.signUp(server, 'Ana Revoked');
  await ana.openTicket('In the middle of it');
  await ben.page.getByRole('region', { name: 'Inbox' }).getByRole('link', { name: 'In the middle of it' }).click();
  await expect(conversation(ben.page)).toContainText('It happens every time I try.');
  await ben.page.getByLabel('Your message').fill('Half a sentence');
  await (await ApiPerson.logIn(server, ben)).endOtherSessions();
  const again = ben.page.getByRole('dialog', { name: 'Please sign in again' });
  await expect(again).toBeVisible();
  await expect.poll(() => noticesOf(ben.app)).toMatchObject([{ id: 'expired', title: 'You are signed out' }]);
  expect((await windowOf(ben.app))?.title).toBe('(!) Tandem');
  await again.getByLabel('Password', { exact: true }).fill(ben.password);
  await again.getByRole('button', { name: 'Sign in and go on' }).click();
  await expect(again).toBeHidden();
  await expect(ben.page.getByLabel('Your message')).toHaveValue('Half a sentence');
  await expect.poll(() => noticesOf(ben.app)).toEqual([]);
});
