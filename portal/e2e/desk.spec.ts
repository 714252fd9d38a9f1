import { hasNoViolations } from './axe.ts';
import { acknowledged, conversation, openTicket, slowNews, write } from './conversation.ts';
import { Hand } from './hand.ts';
import { expect, type Person, signInToConsole, test } from './stories.ts';

test('an admin makes an account, hands the password over, and disables it: who had it is out at once @stores', async ({
  admin,
  visitor,
}) => {
  const cleo = await admin('Cleo Admin', { bypassCSP: true });
  await cleo.page.goto('/console/team');
  await cleo.page.getByRole('button', { name: 'Add somebody' }).click();
  const email = `mira.${Date.now()}@example.com`;
  await cleo.page.getByLabel('Name', { exact: true }).fill('Mira New');
  await cleo.page.getByLabel('E-mail address').fill(email);
  await cleo.page.getByRole('button', { name: 'Suggest one' }).click();
  await cleo.page.getByRole('button', { name: 'Make the account' }).click();
  const handed = cleo.page.getByRole('dialog', { name: 'Hand this over to Mira New' });
  const password = (await handed.locator('code').textContent()) ?? '';
  await handed.getByRole('button', { name: 'Done' }).click();

  const mira = await visitor();
  await signInToConsole(mira, { email, password });
  await expect(mira.getByRole('region', { name: 'Inbox' })).toBeVisible();

  await cleo.page.getByRole('button', { name: 'Change the account of Mira New' }).click();
  await cleo.page.getByRole('menuitem', { name: 'Disable' }).click();
  await cleo.page.getByRole('dialog').getByRole('button', { name: 'Disable' }).click();
  await expect(cleo.page.getByText('Mira New is signed out everywhere')).toBeVisible();
  await expect(mira.getByText('This account has been disabled.', { exact: false })).toBeVisible();

  await reportConsole(cleo);
  await cleo.page.goto('/console/fleet');
  await expect(cleo.page.getByRole('listitem').filter({ hasText: 'Windows 10.0.26100' })).toContainText('1.4.0');
  await hasNoViolations(cleo.page, 'the consoles');
  await cleo.page.emulateMedia({ colorScheme: 'dark' });
  await hasNoViolations(cleo.page, 'the consoles, dark');
});

/** As the desktop app tells of itself, from a computer of an organisation where something is set wrong. */
async function reportConsole(person: Person): Promise<void> {
  const app = await Hand.of(new URL(person.page.url()).origin, person);
  const facts = { version: '1.4.0', ring: 'beta', system: 'windows', systemVersion: '10.0.26100' };
  await app.ask('PUT', '/consoles/mine', {
    consoleId: crypto.randomUUID(),
    ...facts,
    policy: 'machine-policy',
    problems: 2,
  });
}

test('a change that comes second shows the first and keeps both the choice and what was typed', async ({
  customer,
  agent,
}) => {
  const [ben, cleo] = await Promise.all([agent('Ben Quick'), agent('Cleo Slow')]);
  const ana = await customer('Ana Twice');
  const id = await openTicket(ana.page, { title: 'Two at once', description: 'Whoever is first.', category: 'Other' });
  const news = await slowNews(cleo.page);
  for (const { page } of [ben, cleo]) {
    await page.goto(`/console/tickets/${id}`);
    await expect(conversation(page)).toContainText('Whoever is first.');
  }
  await cleo.page.getByLabel('Your message').fill('Half a sentence');
  news.hold();
  await ben.page.getByLabel('Priority', { exact: true }).selectOption('High');
  await expect(conversation(ben.page)).toContainText('High');
  await cleo.page.getByLabel('Status', { exact: true }).selectOption('In progress');

  await expect(cleo.page.getByText('Priority is now High.')).toBeVisible();
  await expect(cleo.page.getByText('You chose: status In progress.')).toBeVisible();
  await expect(cleo.page.getByLabel('Your message')).toHaveValue('Half a sentence');
  await cleo.page.getByRole('button', { name: 'Use my choice' }).click();
  news.release();
  await expect(ben.page.getByLabel('Status', { exact: true }).locator('option:checked')).toHaveText('In progress');
});

test('what was begun on one device goes on at the next, and is gone once it is sent', async ({
  customer,
  agent,
  visitor,
}) => {
  const ben = await agent('Ben Two');
  const ana = await customer('Ana Waits');
  const id = await openTicket(ana.page, {
    title: 'On the way home',
    description: 'Take your time.',
    category: 'Other',
  });
  await ben.page.goto(`/console/tickets/${id}`);
  const kept = ben.page.waitForResponse(
    (response) => response.url().endsWith('/draft') && response.request().method() === 'PUT',
  );
  await ben.page.getByLabel('Your message').fill('I began this at the office');
  await kept;

  const home = await visitor();
  await signInToConsole(home, ben);
  await expect(home.getByRole('region', { name: 'Inbox' })).toBeVisible();
  await home.goto(`/console/tickets/${id}`);
  await expect(home.getByLabel('Your message')).toHaveValue('I began this at the office');
  await write(home, 'I began this at the office, and finished it at home');
  await acknowledged(home, 'finished it at home');

  const third = await visitor();
  await signInToConsole(third, ben);
  await expect(third.getByRole('region', { name: 'Inbox' })).toBeVisible();
  await third.goto(`/console/tickets/${id}`);
  await expect(conversation(third)).toContainText('finished it at home');
  await expect(third.getByLabel('Your message')).toHaveValue('');
});

test('anything is found by a few letters, and colleagues are seen where they are', async ({ customer, agent }) => {
  const [ben, cleo] = await Promise.all([agent('Ben Finder'), agent('Cleo Looker')]);
  const ana = await customer('Ana Found');
  const title = `Zeppelin ${Date.now()}`;
  const id = await openTicket(ana.page, { title, description: 'It does not land.', category: 'Other' });
  await cleo.page.goto(`/console/tickets/${id}?view=all`);
  await expect(conversation(cleo.page)).toContainText('It does not land.');
  const { page } = ben;
  await page.goto('/console/?view=all');
  await expect(page.getByRole('region', { name: 'Inbox' }).getByRole('link', { name: title })).toContainText(
    'Cleo Looker',
  );

  await page.keyboard.press('Control+k');
  await page.keyboard.type(`#${id}`);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: title })).toBeVisible();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('unass');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/view=unassigned/);
});
