import { conversation } from '../conversation.ts';
import { speak } from '../language.ts';
import { darkDesk, desk, phone, take, wide } from './camera.ts';
import { expect, people, test } from './world.ts';

test('the console', async ({ visitor, signedIn, world }) => {
  const door = await visitor(desk);
  await door.goto('/console/');
  await expect(door.getByRole('heading').first()).toBeVisible();
  await take(door, 'console-sign-in', 'Signing in to the console');

  const page = await signedIn(people.ben, '/console/', desk);
  await page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: 'All tickets' }).click();
  await expect(page.getByRole('region', { name: 'Inbox' }).getByRole('link').first()).toBeVisible();
  await take(page, 'console-inbox', 'The inbox');
  await page.goto(`/console/tickets/${world.invoice}`);
  await expect(conversation(page)).toContainText('14 Quay Street');
  await take(page, 'console-ticket', 'A ticket with its customer beside it');
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toBeVisible();
  await take(page, 'console-keys', 'Every key');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: /^Activity/ }).click();
  await take(page, 'console-activity', 'Activity in the console');
  await page.goto('/console/profile');
  await expect(page.getByRole('heading', { name: 'Profile' })).toBeVisible();
  await take(page, 'console-profile', 'The profile in the console');

  const night = await signedIn(people.cleo, `/console/tickets/${world.arabic}`, darkDesk);
  await expect(conversation(night)).toContainText('2207');
  await take(night, 'console-ticket-dark', 'The console, dark');
  await night.goto('/console/team');
  await expect(night.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(night.getByText(people.ben.email)).toBeVisible();
  await take(night, 'console-team-dark', 'An admin looks after the team');

  await night.goto('/console/fleet');
  await expect(night.getByText('1.5.0-beta.2')).toBeVisible();
  await take(night, 'console-fleet-dark', 'The installed consoles, as an admin sees them');

  const laptop = await signedIn(people.ben, `/console/tickets/${world.invoice}`, wide);
  await expect(conversation(laptop)).toContainText('14 Quay Street');
  await take(laptop, 'console-ticket-1024', 'The console in 1,024 pixels');
  await speak(laptop, 'ar');
  await expect(laptop.getByRole('log')).toContainText('14 Quay Street');
  await take(laptop, 'console-ticket-1024-ar', 'The console in Arabic, from right to left');

  const small = await signedIn(people.ben, '/console/', phone);
  await expect(small.getByRole('region', { name: 'Inbox' }).getByRole('link').first()).toBeVisible();
  await take(small, 'console-inbox-phone', 'The inbox on a phone');
});
