import type { Page } from '@playwright/test';
import { acknowledged, conversation, messageLine, openTicket, texts, write } from './conversation.ts';
import { expect, test } from './stories.ts';

/** Set on a page that must not be reloaded: a reload would forget it. */
const mark = (page: Page) => page.evaluate(() => Object.assign(window, { untouched: true }));
const isUntouched = (page: Page) => page.evaluate(() => 'untouched' in window);

test('kill -9 in the middle of a conversation: nothing acknowledged is lost, and both pages recover by themselves', {
  tag: '@stores',
}, async ({ customer, agent, server }) => {
  test.slow(); // two starts of the api and the clients' waits between attempts
  const ben = await agent('Ben Kill');
  const ana = await customer('Ana Kill');
  const description = 'The lights of the router are all red.';
  const id = await openTicket(ana.page, { title: `Router (${Date.now()})`, description, category: 'Technical' });
  await ben.page.goto(`/console/tickets/${id}`);
  await expect(conversation(ben.page)).toContainText(description);
  await Promise.all([mark(ana.page), mark(ben.page)]);

  const before = ['Hello', 'Is anybody there', 'I have pulled the plug twice'];
  for (const text of before) await write(ana.page, text);
  await acknowledged(ana.page, before[2] ?? '');
  await write(ben.page, 'I am here');
  await acknowledged(ben.page, 'I am here');
  await expect(messageLine(ana.page, 'I am here')).toBeVisible();

  const burst = Array.from({ length: 8 }, (_, index) => `Reading ${index + 1} of the lights`);
  await test.step('the api dies while messages are on their way', async () => {
    for (const text of burst) await write(ana.page, text);
    await server.kill();
    await write(ana.page, 'This one waits for the api');
    await expect(messageLine(ana.page, 'This one waits for the api')).toContainText(/Waiting|Sending/);
    await expect(ana.page.getByText(/Reconnecting|offline/i).first()).toBeVisible();
  });
  const sentBefore = await conversation(ana.page)
    .getByRole('listitem')
    .filter({ hasText: /(Sent|Read) \d/ })
    .locator('[dir="auto"]')
    .allTextContents();
  expect(sentBefore).toEqual(expect.arrayContaining(before));

  await test.step('it starts again, and both pages go on without a reload', async () => {
    await server.start();
    for (const text of burst) await acknowledged(ana.page, text);
    await acknowledged(ana.page, 'This one waits for the api');
    await expect(messageLine(ben.page, 'This one waits for the api')).toBeVisible({ timeout: 40_000 });
    await write(ben.page, 'Good to see you again');
    await acknowledged(ben.page, 'Good to see you again');
    await expect(messageLine(ana.page, 'Good to see you again')).toBeVisible();
    expect(await Promise.all([isUntouched(ana.page), isUntouched(ben.page)])).toEqual([true, true]);
  });

  await test.step('everything stands once, in the same place for both, after a reload too', async () => {
    const all = [description, ...before, 'I am here', ...burst, 'This one waits for the api'];
    for (const page of [ana.page, ben.page])
      await expect.poll(() => texts(page)).toEqual([...all, 'Good to see you again']);
    for (const page of [ana.page, ben.page]) {
      await page.reload();
      await expect.poll(() => texts(page)).toEqual([...all, 'Good to see you again']);
    }
  });
});

test('what was typed but not sent survives a reload while the api is down', async ({ customer, server }) => {
  test.slow();
  const ana = await customer('Ana Draft');
  await openTicket(ana.page, { title: 'A draft', description: 'Something to write about.', category: 'Other' });
  await ana.page.getByLabel('Your message').fill('Half a sentence');
  await server.kill();
  await server.start();
  await ana.page.reload();
  await expect(ana.page.getByLabel('Your message')).toHaveValue('Half a sentence');
});
