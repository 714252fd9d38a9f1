import { Hand } from '../hand.ts';
import { speak } from '../language.ts';
import { darkPhone, phone, take, wide } from './camera.ts';
import { expect, longest, people, test } from './world.ts';

test('one’s own account', async ({ signedIn, server, world: _ }) => {
  const page = await signedIn(people.ana, '/profile', wide);
  await expect(page.getByRole('switch').last()).toBeEnabled();
  await take(page, 'profile', 'The profile');
  const night = await signedIn(people.ana, '/profile', darkPhone);
  await night.getByLabel('New password').fill('nine lanterns on a frozen lake');
  await expect(night.getByText('A good password').first()).toBeVisible();
  await night.getByLabel('New password').scrollIntoViewIfNeeded();
  await take(night, 'profile-phone-dark', 'A new password on a phone, dark');
  await page.goto('/devices');
  await expect(page.getByRole('list', { name: 'Your devices' }).getByRole('listitem').first()).toBeVisible();
  await take(page, 'devices', 'Where one is signed in');
  await page.getByRole('button', { name: 'Sign out all other devices' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await take(page, 'devices-others', 'Signing out everywhere else, and what that means');
  await speak(night, 'de');
  await expect(night.getByRole('switch').last()).toBeEnabled();
  await take(night, 'profile-phone-de', 'The profile in German');

  const named = {
    name: longest,
    email: 'a.very.long.address.for.somebody@a-very-long-domain.example',
    password: people.ana.password,
  };
  await Hand.signUp(server.url, named);
  const long = await signedIn(named, '/', phone);
  await long.getByRole('button', { name: /^Account of/ }).click();
  await take(long, 'account-menu-phone-long', 'A name of 80 characters, on a phone');
});
