import { acknowledged, conversation, messageLine, write } from '../../portal/e2e/conversation.ts';
import { ApiPerson } from './api-person.ts';
import { expect, test } from './desk.ts';
import { badgeOf, noticesOf } from './recorders.ts';

test('one agent at two computers: what is read or answered at one is so at the other', async ({ atDesk, server }) => {
  test.slow(); // two consoles
  const ben = await atDesk('Ben Office');
  const home = await atDesk('Ben Office', { account: ben });
  const ana = await ApiPerson.signUp(server, 'Ana Twice');
  const before = await badgeOf(home.app);
  const id = await ana.openTicket('Answered at one of two');
  for (const { app } of [ben, home]) await expect.poll(() => noticesOf(app)).toMatchObject([{ id: `ticket-${id}` }]);
  await ben.page.getByRole('region', { name: 'Inbox' }).getByRole('link', { name: 'Answered at one of two' }).click();
  await expect(conversation(ben.page)).toContainText('It happens every time I try.');
  await expect.poll(() => noticesOf(home.app)).toEqual([]);
  await expect.poll(() => badgeOf(home.app)).toBe(before);

  await home.page.getByRole('region', { name: 'Inbox' }).getByRole('link', { name: 'Answered at one of two' }).click();
  await write(ben.page, 'From the office');
  await acknowledged(ben.page, 'From the office');
  await expect(messageLine(home.page, 'From the office')).toHaveCount(1);
  await write(home.page, 'From home');
  await expect(messageLine(ben.page, 'From home')).toHaveCount(1);
});

test('of two who claim at the same moment one has the ticket, and both see who', { tag: '@stores' }, async ({
  atDesk,
  server,
}) => {
  test.slow();
  const desks = [await atDesk('Ben Races'), await atDesk('Cleo Races')];
  const ana = await ApiPerson.signUp(server, 'Ana Races');
  await ana.openTicket('Who is faster');
  for (const { page } of desks) {
    await page.getByRole('region', { name: 'Inbox' }).getByRole('link', { name: 'Who is faster' }).click();
    await expect(page.getByRole('button', { name: 'Claim' })).toBeVisible();
  }
  await Promise.all(desks.map(({ page }) => page.getByRole('button', { name: 'Claim' }).click()));
  const holder = async () => {
    const chosen = desks.map(({ page }) =>
      page.getByLabel('Assignee', { exact: true }).locator('option:checked').textContent(),
    );
    const [one, other] = await Promise.all(chosen);
    const name = /Ben|Cleo/.exec(one ?? '')?.[0];
    return name !== undefined && other?.includes(name);
  };
  await expect.poll(holder).toBe(true);
  const picked = desks.map(({ page }) => conversation(page).getByText('You picked up the ticket').count());
  expect((await Promise.all(picked)).reduce((sum, count) => sum + count, 0)).toBe(1);
});
