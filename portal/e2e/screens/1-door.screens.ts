import { speak } from '../language.ts';
import { dark, darkPhone, phone, take, wide } from './camera.ts';
import { expect, people, test } from './world.ts';

test('signing in and up', async ({ visitor, world: _ }) => {
  const page = await visitor(wide);
  await page.goto('/sign-in');
  await take(page, 'sign-in', 'Signing in');
  await page.getByLabel('E-mail address').fill(people.ana.email);
  await page.getByLabel('Password', { exact: true }).fill('not the password');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('alert')).toBeVisible();
  await take(page, 'sign-in-wrong', 'Signing in with the wrong password');
  await page.goto('/sign-up');
  await page.getByLabel('Name', { exact: true }).fill('Ana Lima');
  await page.getByLabel('Password', { exact: true }).fill('password1234');
  await page.getByRole('button', { name: 'Create account' }).click();
  await expect(page.locator('[aria-invalid="true"]').first()).toBeVisible();
  await take(page, 'sign-up-mistakes', 'Creating an account, with mistakes');

  const small = await visitor(darkPhone);
  await small.goto('/sign-up');
  await expect(small.getByLabel('Name', { exact: true })).toBeVisible();
  await take(small, 'sign-up-phone-dark', 'Creating an account on a phone, dark');
  const speaking = await visitor(phone);
  await speaking.goto('/sign-in');
  for (const language of ['ar', 'de'] as const) {
    await speak(speaking, language);
    await take(
      speaking,
      `sign-in-phone-${language}`,
      `Signing in on a phone, ${language === 'ar' ? 'Arabic' : 'German'}`,
    );
  }
});

test('doors that lead elsewhere', async ({ visitor, signedIn, world: _ }) => {
  const lost = await visitor(wide);
  await lost.addInitScript(() => localStorage.setItem('tandem.portal.session', '1'));
  await lost.route('**/api/v1/**', (route) => route.abort());
  await lost.goto('/');
  await expect(lost.getByText('Tandem cannot be reached')).toBeVisible();
  await take(lost, 'unreachable', 'The service cannot be reached');

  const ben = await visitor(dark);
  await ben.goto('/sign-in');
  await ben.getByLabel('E-mail address').fill(people.ben.email);
  await ben.getByLabel('Password', { exact: true }).fill(people.ben.password);
  await ben.getByRole('button', { name: 'Sign in' }).click();
  await expect(ben.getByRole('link', { name: 'Open the console' })).toBeVisible();
  await take(ben, 'staff-at-the-portal-dark', 'Staff at the customers’ door, dark');

  const ana = await signedIn(people.ana, '/nowhere', wide);
  await expect(ana.getByRole('heading', { name: 'This page does not exist' })).toBeVisible();
  await take(ana, 'no-such-page', 'An address that leads nowhere');
  await ana.goto('/tickets/999999');
  await expect(ana.getByRole('heading', { name: 'There is no such ticket' })).toBeVisible();
  await take(ana, 'no-such-ticket', 'A ticket that does not exist, or is somebody else’s');
});
