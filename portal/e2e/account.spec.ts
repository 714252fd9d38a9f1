import { openTicket } from './conversation.ts';
import { expect, test } from './stories.ts';

const newPassword = 'nine lanterns on a frozen lake';

test('a customer takes another name and password; staff see the name at once, the other device is signed out', {
  tag: '@stores',
}, async ({ customer, agent, visitor }) => {
  const ben = await agent('Ben Account');
  const ana = await customer('Ana Account');
  const title = `Invoice (${Date.now()})`;
  await openTicket(ana.page, { title, description: 'It shows the old address.', category: 'Billing' });
  await ben.page.getByRole('link', { name: title }).click();
  await expect(ben.page.getByRole('log')).toContainText('Ana Account');

  const phone = await visitor();
  await test.step('signed in at a second device', async () => {
    await phone.goto('/sign-in');
    await phone.getByLabel('E-mail address').fill(ana.email);
    await phone.getByLabel('Password', { exact: true }).fill(ana.password);
    await phone.getByRole('button', { name: 'Sign in' }).click();
    await expect(phone.getByRole('link', { name: title })).toBeVisible();
  });

  await test.step('another name is everywhere without a reload', async () => {
    await ana.page.getByRole('button', { name: /^Account of/ }).click();
    await ana.page.getByRole('menuitem', { name: 'Profile' }).click();
    await ana.page.getByLabel('Name', { exact: true }).fill('Anna Maria Account');
    await ana.page.getByRole('button', { name: 'Save name' }).click();
    await expect(ana.page.getByText(/^Saved/)).toBeVisible();
    await expect(ben.page.getByRole('log')).toContainText('Anna Maria Account');
    await expect(ben.page.getByRole('region', { name: 'Inbox' })).toContainText('Anna Maria Account');
    await expect(phone.getByRole('button', { name: 'Account of Anna Maria Account' })).toBeVisible();
  });

  await test.step('a wrong current password is said where it was typed', async () => {
    await ana.page.getByLabel('Current password').fill('not this one');
    await ana.page.getByLabel('New password').fill(newPassword);
    await expect(ana.page.getByText('A good password').first()).toBeVisible();
    await ana.page.getByRole('button', { name: 'Change password' }).click();
    await expect(ana.page.getByText('This is not your current password.')).toBeVisible();
    await expect(ana.page.getByLabel('Current password')).toBeFocused();
  });

  await test.step('a new password: this device goes on, the other one is asked to sign in again, in place', async () => {
    await ana.page.getByLabel('Current password').fill(ana.password);
    await ana.page.getByRole('button', { name: 'Change password' }).click();
    await expect(ana.page.getByText('your other devices are signed out')).toBeVisible();
    const again = phone.getByRole('dialog', { name: 'Please sign in again' });
    await expect(again).toContainText('The password was changed.');
    await again.getByLabel('Password', { exact: true }).fill(newPassword);
    await again.getByRole('button', { name: 'Sign in and go on' }).click();
    await expect(again).toBeHidden();
    await ana.page.reload();
    await expect(ana.page.getByRole('heading', { name: 'Profile' })).toBeVisible();
  });

  await test.step('the other device is in the list, and is signed out from here', async () => {
    await ana.page.getByRole('link', { name: 'See where you are signed in' }).click();
    const devices = ana.page.getByRole('list', { name: 'Your devices' });
    await expect(devices.getByRole('listitem')).toHaveCount(2);
    await expect(devices).toContainText('This device');
    await ana.page.getByRole('button', { name: 'Sign out all other devices' }).click();
    await ana.page.getByRole('dialog').getByRole('button', { name: 'Sign out the others' }).click();
    await expect(ana.page.getByText('All other devices are signed out.')).toBeVisible();
    await expect(devices.getByRole('listitem')).toHaveCount(1);
    await expect(phone.getByRole('dialog', { name: 'Please sign in again' })).toContainText('signed out from another');
  });
});

test('a first visit asks for nothing it cannot have, and whoever signed in stays so', async ({ visitor, customer }) => {
  const stranger = await visitor();
  const refused: string[] = [];
  stranger.on('response', (response) => {
    if (response.status() >= 400) refused.push(response.url());
  });
  await stranger.goto('/');
  await expect(stranger.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  expect(refused).toEqual([]);

  const ana = await customer('Ana Stays');
  await ana.page.reload();
  await expect(ana.page.getByRole('heading', { name: 'Your tickets' })).toBeVisible();
  await ana.page.evaluate(() => localStorage.clear());
  await ana.page.reload();
  await expect(ana.page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
});
