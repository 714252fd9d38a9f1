import { existsSync } from 'node:fs';
import { defineConfig } from '@playwright/test';
import stories from './playwright.config.ts';

/** The whole browser: the shell that stories use refuses notices, and so is never asked whether it wants them. */
const whole = '/usr/bin/chromium';

/** The pictures in docs/screens, by one hand: see scripts/screens.mjs. */
export default defineConfig(stories, {
  testMatch: 'portal/e2e/screens/*.screens.ts',
  workers: 1,
  retries: 0,
  timeout: 120_000,
  use: {
    ...stories.use,
    launchOptions: { ...stories.use?.launchOptions, ...(existsSync(whole) && { executablePath: whole }) },
  },
});
