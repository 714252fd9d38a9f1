import { defineConfig } from '@playwright/test';
import stories from './playwright.config.ts';

/** The pictures in docs/screens, by one hand: see scripts/screens.mjs. */
export default defineConfig(stories, {
  testMatch: 'portal/e2e/screens/*.screens.ts',
  workers: 1,
  retries: 0,
  timeout: 120_000,
});
