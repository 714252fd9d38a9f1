import { speak } from '../language.ts';
import { lineOf } from '../line.ts';
import { dark, darkPhone, phone, take, wide } from './camera.ts';
import { expect, people, test } from './world.ts';

test('the list', async ({ signedIn, world: _ }) => {
  const page = await signedIn(people.ana, '/', wide);
  const row = page.getByRole('link', { name: /Invoice 2207/ });
  await expect(row).toBeVisible();
  await take(page, 'tickets', 'A customer’s tickets: what is new, what was said last, who has it');
  await page.getByRole('searchbox').fill('nothing like this');
  await expect(page.getByText('No ticket matches')).toBeVisible();
  await take(page, 'tickets-no-match', 'A search that finds nothing');
  await page.goto('/');
  await page.getByRole('button', { name: /^Account of/ }).click();
  await take(page, 'account-menu', 'The account menu');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: /^Activity/ }).click();
  await expect(page.getByRole('dialog').getByRole('link').first()).toBeVisible();
  await take(page, 'activity', 'What happened since one last looked');

  const night = await signedIn(people.ana, '/', dark);
  await expect(night.getByRole('link', { name: /Invoice 2207/ })).toBeVisible();
  await take(night, 'tickets-dark', 'The list, dark');
  const small = await signedIn(people.ana, '/', phone);
  await expect(small.getByRole('link', { name: /Invoice 2207/ })).toBeVisible();
  await take(small, 'tickets-phone', 'The list on a phone');
  await small.getByRole('button', { name: /^Activity/ }).click();
  await take(small, 'activity-phone', 'Activity on a phone');
  await speak(small, 'de');
  await expect(small.getByRole('link', { name: /Invoice 2207/ })).toBeVisible();
  await take(small, 'tickets-phone-de', 'The list in German');
  const mona = await signedIn(people.mona, '/', phone);
  await speak(mona, 'ar');
  await expect(mona.getByRole('link', { name: /الفاتورة/ })).toBeVisible();
  await take(mona, 'tickets-phone-ar', 'The list in Arabic, from right to left');
});

test('the list while it is empty, on its way, broken or out of date', async ({ visitor, signedIn, world: _ }) => {
  const newcomer = await visitor(wide);
  await newcomer.goto('/sign-up');
  await newcomer.getByLabel('Name', { exact: true }).fill('Noor Novak');
  await newcomer.getByLabel('E-mail address').fill('noor@new.example');
  await newcomer.getByLabel('Password', { exact: true }).fill(people.ana.password);
  await newcomer.getByRole('button', { name: 'Create account' }).click();
  await expect(newcomer.getByText('No tickets yet')).toBeVisible();
  await take(newcomer, 'tickets-empty', 'No tickets yet');
  await newcomer.getByRole('button', { name: /^Activity/ }).click();
  await take(newcomer, 'activity-empty', 'Nothing has happened yet');

  const page = await signedIn(people.ana, '/', wide);
  let answer: 'never' | 'failed' = 'never';
  await page.route('**/api/v1/tickets?**', (route) =>
    answer === 'never' ? undefined : route.fulfill({ status: 503, json: { error: unavailable } }),
  );
  await page.reload();
  await expect(page.getByRole('status').filter({ hasText: 'Loading your tickets' })).toBeAttached();
  await page.waitForFunction(() => document.getAnimations().every(({ playState }) => playState !== 'running'));
  await take(page, 'tickets-loading', 'The list on its way');
  answer = 'failed';
  await page.reload();
  await expect(page.getByText('Your tickets could not be loaded.')).toBeVisible();
  await take(page, 'tickets-failed', 'The list cannot be loaded');

  const away = await signedIn(people.ana, '/', darkPhone);
  const line = await lineOf(away.context());
  await away.reload();
  await expect(away.getByRole('link', { name: /Invoice 2207/ })).toBeVisible();
  await line.cut();
  await expect(away.getByRole('button', { name: 'Try now' })).toBeVisible();
  await take(away, 'tickets-phone-offline-dark', 'Offline on a phone, dark');
});

const unavailable = { code: 'unavailable', message: 'The service is busy. Try again in a moment.', requestId: 'one' };

test('a new ticket', async ({ signedIn, world: _ }) => {
  const page = await signedIn(people.ana, '/tickets/new', wide);
  await expect(page.getByText(/Support usually answers/)).toBeVisible();
  await take(page, 'new-ticket', 'A new ticket');
  await page.getByRole('button', { name: 'Open ticket' }).click();
  await expect(page.locator('[aria-invalid="true"]').first()).toBeVisible();
  await take(page, 'new-ticket-mistakes', 'A new ticket with nothing in it');
  const small = await signedIn(people.ana, '/tickets/new', phone);
  await small.getByLabel('Title', { exact: true }).fill('The coffee machine in the north wing');
  await small.getByLabel('Description', { exact: true }).fill('It hums and hums.');
  await small.reload();
  await expect(small.getByText('Your draft from earlier is still here.')).toBeVisible();
  await take(small, 'new-ticket-phone-draft', 'A draft that has waited, on a phone');
  await speak(small, 'ar');
  await expect(small.getByRole('heading', { level: 1 })).toBeVisible();
  await take(small, 'new-ticket-phone-ar', 'A new ticket in Arabic');
});
