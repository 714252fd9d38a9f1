import { hasNoViolations } from './axe.ts';
import { conversation, openTicket, write } from './conversation.ts';
import { expect, test } from './stories.ts';

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing on any page, ${colorScheme}`, async ({ customer, agent, visitor }) => {
    test.slow(); // axe looks at everything, page after page
    const stranger = await visitor({ colorScheme, bypassCSP: true });
    for (const path of ['/sign-in', '/sign-up', '/console/']) {
      await stranger.goto(path);
      await expect(stranger.getByRole('heading').first()).toBeVisible();
      await hasNoViolations(stranger, path);
    }

    const ana = await customer('Ana Axe', { colorScheme, bypassCSP: true });
    await hasNoViolations(ana.page, 'an empty list');
    await ana.page.getByRole('link', { name: 'New ticket' }).first().click();
    await ana.page.getByRole('button', { name: 'Open ticket' }).click();
    await expect(ana.page.locator('[aria-invalid="true"]').first()).toBeVisible();
    await hasNoViolations(ana.page, 'a form with mistakes');
    await ana.page.goto('/');
    const id = await openTicket(ana.page, { title: 'Axe', description: 'For all readers.', category: 'Other' });
    await write(ana.page, 'Can everybody read this');
    await hasNoViolations(ana.page, 'a ticket');

    const ben = await agent('Ben Axe', { colorScheme, bypassCSP: true });
    await hasNoViolations(ben.page, 'the console');
    await ben.page.goto(`/console/tickets/${id}`);
    await expect(conversation(ben.page)).toContainText('For all readers.');
    await hasNoViolations(ben.page, 'a ticket in the console');
    await ben.page.getByRole('button', { name: /^Activity/ }).click();
    await hasNoViolations(ben.page, 'the activity panel');
  });

  test(`axe finds nothing on profile and devices, ${colorScheme}`, async ({ customer, visitor }) => {
    const ana = await customer('Ana Profile', { colorScheme, bypassCSP: true });
    const phone = await visitor();
    await phone.goto('/sign-in');
    await phone.getByLabel('E-mail address').fill(ana.email);
    await phone.getByLabel('Password', { exact: true }).fill(ana.password);
    await phone.getByRole('button', { name: 'Sign in' }).click();
    await expect(phone.getByRole('heading', { name: 'Your tickets' })).toBeVisible();

    await ana.page.goto('/profile');
    await expect(ana.page.getByRole('switch', { name: 'Status changes' })).toBeEnabled();
    await hasNoViolations(ana.page, 'the profile');
    await ana.page.getByLabel('New password').fill('password1234');
    await ana.page.getByRole('button', { name: 'Change password' }).click();
    await expect(ana.page.locator('[aria-invalid="true"]').first()).toBeVisible();
    await hasNoViolations(ana.page, 'a password that is refused');
    await ana.page.goto('/devices');
    await expect(ana.page.getByRole('listitem')).toHaveCount(2);
    await hasNoViolations(ana.page, 'the devices');
    await ana.page.getByRole('button', { name: 'Sign out all other devices' }).click();
    await hasNoViolations(ana.page, 'the question before signing them out');
  });
}
