import { existsSync } from 'node:fs';
import { defineConfig } from '@playwright/test';

/** Debian's: the shell, which shows pages and nothing else, costs half as much as the whole browser. Elsewhere Playwright's own. */
const installed = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium'].find((path) => existsSync(path));
const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];

/** Stories run in a real browser against the built product, one api of its own for each worker. */
export default defineConfig({
  testDir: '.',
  testMatch: ['portal/e2e/**/*.spec.ts', 'desktop/e2e/**/*.spec.ts', 'desktop/standin/**/*.spec.ts'],
  outputDir: 'test-results',
  workers: 2,
  forbidOnly: Boolean(process.env['CI']),
  /** A story told twice is named in the gate's table: a slow machine must not hide behind it, nor stop a release. */
  retries: 1,
  timeout: 60_000,
  globalTimeout: 26 * 60_000,
  expect: { timeout: 15_000 },
  use: {
    locale: 'en-GB',
    timezoneId: 'UTC',
    actionTimeout: 10_000,
    navigationTimeout: 15_000,
    trace: 'on-first-retry', // recording every story costs a third of its time
    launchOptions: {
      ...(installed && { executablePath: installed }),
      args: [
        ...asRoot,
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
});
