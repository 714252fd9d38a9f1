import { devices, type Locator, type Page } from '@playwright/test';
import { acknowledged, conversation, openTicket, write } from './conversation.ts';
import { expect, test } from './stories.ts';

const phone = { ...devices['Pixel 7'], viewport: { width: 360, height: 740 } };

/** Nothing sticks out sideways, and what is there to be touched is large enough for a thumb. */
async function fitsAPhone(page: Page): Promise<void> {
  // As a phone shows it: its window grows with what sticks out, the part one sees does not.
  const wide = await page.evaluate(
    () => document.documentElement.scrollWidth - Math.round(window.visualViewport?.width ?? window.innerWidth),
  );
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

/** What one does most is as large as a thumb (WCAG 2.5.5), whatever else is at least 24 px. */
async function fitsAThumb(...targets: Locator[]): Promise<void> {
  for (const target of targets) {
    const box = await target.boundingBox();
    expect(Math.round(Math.min(box?.width ?? 0, box?.height ?? 0)), `${target} fits a thumb`).toBeGreaterThanOrEqual(
      44,
    );
  }
}

test('the customer’s whole way fits a phone', { tag: '@stores' }, async ({ customer, agent }) => {
  const ana = await customer('Ana Phone', phone);
  await fitsAPhone(ana.page);
  const { page } = ana;
  const button = (name: string | RegExp) => page.getByRole('button', { name });
  await fitsAThumb(page.getByRole('link', { name: 'New ticket' }).first(), page.getByRole('searchbox'));
  await fitsAThumb(button(/^Activity/), button(/^Account of/));
  await page.getByRole('link', { name: 'New ticket' }).first().click();
  await fitsAPhone(page);
  await fitsAThumb(page.getByLabel('Title', { exact: true }), page.getByLabel('Category'), button('Open ticket'));
  await ana.page.goBack();
  const title = `A title of some length, with_one_very_long_word_in_it_that_has_to_break_somewhere (${Date.now()})`;
  const id = await openTicket(ana.page, {
    title,
    description: 'Written with two thumbs.',
    category: 'Feature Request',
  });
  await write(ana.page, `${'unbroken'.repeat(30)} and a second line`);
  await acknowledged(ana.page, 'and a second line');
  await fitsAPhone(page);
  await fitsAThumb(page.getByRole('link', { name: 'All tickets' }), button('Ticket actions'));
  await fitsAThumb(page.getByLabel('Your message').locator('..'), button('Send'));
  await page.getByRole('link', { name: 'All tickets' }).click();
  await expect(page.getByRole('link', { name: /A title of some length/ })).toContainText('You: unbroken');
  await fitsAThumb(page.getByRole('link', { name: /A title of some length/ }));
  await fitsAPhone(page);
  await button(/^Activity/).click();
  await fitsAPhone(page);
  await page.keyboard.press('Escape');
  await button(/^Account of/).click();
  await expect(page.getByRole('menuitem', { name: 'Sign out' })).toBeInViewport({ ratio: 1 });
  await fitsAThumb(page.getByRole('menuitem', { name: 'Sign out' }));

  const ben = await agent('Ben Phone', phone);
  await ben.page.goto(`/console/tickets/${id}`);
  await expect(conversation(ben.page)).toContainText('Written with two thumbs.');
  await fitsAPhone(ben.page);
  await ben.page.getByRole('link', { name: 'Back to the list' }).click();
  await expect(ben.page.getByRole('region', { name: 'Inbox' })).toBeVisible();
  await fitsAPhone(ben.page);
});
