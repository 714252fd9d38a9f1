import { expect, type Page } from '@playwright/test';

/** As if chosen in the profile, on every page this browser opens from now on. */
export async function speak(page: Page, language: 'de' | 'ar'): Promise<void> {
  await page.evaluate((chosen) => localStorage.setItem('tandem.language', chosen), language);
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('lang', language);
}
