import { devices, type Page } from '@playwright/test';
import { acknowledged, conversation, openTicket, write } from './conversation.ts';
import { expect, test } from './stories.ts';

const phone = { ...devices['Pixel 7'], viewport: { width: 360, height: 740 } };

/** Nothing sticks out sideways, and what is there to be touched is large enough for a thumb. */
async function fitsAPhone(page: Page): Promise<void> {
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(wide, `${page.url()} scrolls sideways by ${wide} px`).toBeLessThanOrEqual(0);
  const small = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('button, select, input:not([type="radio"]), textarea')]
      .filter((element) => element.checkVisibility())
      .map((element) => ({ name: element.ariaLabel ?? element.textContent, box: element.getBoundingClientRect() }))
      .filter(({ box }) => box.width > 0 && (box.height < 24 || box.width < 24))
      .map(({ name }) => name),
  );
  expect(small, `too small to touch on ${page.url()}`).toEqual([]);
}

test('the customer’s whole way fits a phone', async ({ customer, agent }) => {
  const ana = await customer('Ana Phone', phone);
  await fitsAPhone(ana.page);
  await ana.page.getByRole('link', { name: 'New ticket' }).first().click();
  await fitsAPhone(ana.page);
  await ana.page.goBack();
  const title = `A title of some length, with_one_very_long_word_in_it_that_has_to_break_somewhere (${Date.now()})`;
  const id = await openTicket(ana.page, {
    title,
    description: 'Written with two thumbs.',
    category: 'Feature Request',
  });
  await write(ana.page, `${'unbroken'.repeat(30)} and a second line`);
  await acknowledged(ana.page, 'and a second line');
  await fitsAPhone(ana.page);

  const ben = await agent('Ben Phone', phone);
  await ben.page.goto(`/console/tickets/${id}`);
  await expect(conversation(ben.page)).toContainText('Written with two thumbs.');
  await fitsAPhone(ben.page);
  await ben.page.getByRole('link', { name: 'Back to the list' }).click();
  await expect(ben.page.getByRole('region', { name: 'Inbox' })).toBeVisible();
  await fitsAPhone(ben.page);
});
