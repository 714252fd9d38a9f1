import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { test as base, expect, type Page } from '@playwright/test';
import { type Launch, StandinApp } from '../host/standin-app.ts';

export { expect };

const folder = fileURLToPath(new URL('app', import.meta.url));

interface Trial {
  readonly userData: string;
  readonly launch: (more?: Partial<Launch>) => Promise<StandinApp>;
}

/** What the preload of the trial's app exposes. */
export type TrialWindow = Window & {
  trial: {
    echo(value: unknown): Promise<unknown>;
    fail(): Promise<void>;
    whoAsks(): Promise<object>;
    say(text: string): void;
    now(): string;
    limits: object;
  };
};

/** Trials of the stand-in itself, with a small app made for it. */
export const test = base.extend<Trial>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the parameter's pattern
  userData: async ({}, use) => {
    const userData = mkdtempSync(join(tmpdir(), 'standin-'));
    await use(userData);
    rmSync(userData, { recursive: true, force: true });
    rmSync(`${userData}.keychain`, { force: true });
  },
  launch: async ({ browser, userData }, use) => {
    const apps: StandinApp[] = [];
    await use(async (more = {}) => {
      const args = [`--user-data-dir=${userData}`, ...(more.args ?? [])];
      const app = await StandinApp.launch({ browser, folder, main: join(folder, 'main.js'), ...more, args });
      apps.push(app);
      return app;
    });
    for (const app of apps) await app.close();
  },
});

/** The page of an app that has begun. */
export async function begun(app: StandinApp): Promise<Page> {
  const page = await app.firstWindow();
  await expect(page.getByRole('status')).toHaveText('version 1.2.3');
  return page;
}
