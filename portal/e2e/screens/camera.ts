import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type BrowserContextOptions, devices, type Page } from '@playwright/test';

/** Where the pictures go; scripts/screens.mjs says so. */
const folder = process.env['SCREENS'] ?? 'test-results/screens';
const QUALITY = 78;

/** Nothing moves while a picture is taken. */
const still: BrowserContextOptions = { reducedMotion: 'reduce' };
export const wide: BrowserContextOptions = { ...still, viewport: { width: 1024, height: 720 } };
export const dark: BrowserContextOptions = { ...wide, colorScheme: 'dark' };
export const phone: BrowserContextOptions = {
  ...devices['Pixel 7'],
  ...still,
  viewport: { width: 360, height: 740 },
  deviceScaleFactor: 1.5,
};
export const darkPhone: BrowserContextOptions = { ...phone, colorScheme: 'dark' };
export const desk: BrowserContextOptions = { ...still, viewport: { width: 1440, height: 860 } };
export const darkDesk: BrowserContextOptions = { ...desk, colorScheme: 'dark' };

/** Takes a picture of what a person would see now, and notes what it shows. */
export async function take(page: Page, name: string, caption: string): Promise<void> {
  await page.mouse.move(1, 1); // what the pointer rests on looks different
  await page.evaluate(() => document.fonts.ready);
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  const devtools = await page.context().newCDPSession(page);
  const { data } = await devtools.send('Page.captureScreenshot', { format: 'webp', quality: QUALITY });
  await devtools.detach();
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${name}.webp`), Buffer.from(data, 'base64'));
  appendFileSync(join(folder, 'taken.jsonl'), `${JSON.stringify({ name, caption })}\n`);
}
