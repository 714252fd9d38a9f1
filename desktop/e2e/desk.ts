import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { Server } from '../../portal/e2e/server.ts';
import { test as base } from '../../portal/e2e/stories.ts';
import { StandinApp } from '../standin/host/standin-app.ts';
import { hurry, passTime, record } from './recorders.ts';
import { type DesktopApp, type Start, startApp } from './runtime.ts';

export { expect };

const password = 'a quiet river in november';
/** A whole app starts, and its browser perhaps for the first time. */
const STARTS_WITHIN = 30_000;

/** A member of staff at the installed console. */
export interface Agent {
  readonly name: string;
  readonly email: string;
  readonly password: string;
  readonly userData: string;
  app: DesktopApp;
  page: Page;
}

interface Desk {
  /** What pages complained of: exceptions and broken rules of the content policy. None of it passes a story. */
  readonly faults: string[];
  /** A new folder for what an app keeps, removed after the story. */
  readonly folder: () => string;
  /** Starts the app; in a folder that has been used, it goes on where it was. */
  readonly start: (start: Start) => Promise<DesktopApp>;
  /** Somebody signed in at the console, the first calm seconds being over. */
  readonly atDesk: (name: string, options?: { server?: Server; at?: string; account?: Agent }) => Promise<Agent>;
  /** An api with other settings than the usual ones, for one story. */
  readonly serverWith: (settings: NodeJS.ProcessEnv) => Promise<Server>;
}

let made = 0;

/** Stories about the installed app: the unmodified build, a real api process, and everybody's own folder. */
export const test = base.extend<Desk>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the parameter's pattern
  folder: async ({}, use) => {
    const folders: string[] = [];
    await use(() => {
      const folder = mkdtempSync(join(tmpdir(), 'tandem-desktop-'));
      folders.push(folder);
      return folder;
    });
    for (const folder of folders) {
      rmSync(folder, { recursive: true, force: true });
      rmSync(`${folder}.keychain`, { force: true });
      rmSync(`${folder}.registry`, { recursive: true, force: true });
    }
  },

  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the parameter's pattern
  faults: async ({}, use) => {
    const faults: string[] = [];
    await use(faults);
    expect(faults, 'no page complains').toEqual([]);
  },

  start: async ({ browser, faults }, use, testInfo) => {
    const apps: DesktopApp[] = [];
    await use(async (start) => {
      const app = await startApp(browser, start);
      apps.push(app);
      for (const page of app.windows()) listen(page, faults);
      app.on('window', (page) => listen(page, faults));
      await record(app);
      return app;
    });
    const [last] = apps.slice(-1);
    if (testInfo.status !== testInfo.expectedStatus && last && 'output' in last) {
      await testInfo.attach('app.log', { body: String(last.output) });
    }
    await Promise.all(apps.map((app) => app.close().catch(() => undefined)));
    for (const app of apps) if (app instanceof StandinApp) faults.push(...app.violations, ...app.refused);
  },

  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the parameter's pattern
  serverWith: async ({}, use) => {
    const servers: Server[] = [];
    await use(async (settings) => {
      const server = await Server.start(settings);
      servers.push(server);
      return server;
    });
    await Promise.all(servers.map((server) => server.stop()));
  },

  atDesk: async ({ folder, start, server: usual }, use) => {
    await use(async (name, { server = usual, at = server.url, account } = {}) => {
      const email =
        account?.email ??
        `${name.toLowerCase().replace(/\W+/g, '.')}.${process.pid}.${Date.now()}.${++made}@example.com`;
      if (!account) await server.addStaff({ name, email, password, role: 'agent' });
      const userData = folder();
      chooseServer(userData, at);
      const app = await start({ userData });
      await hurry(app);
      const page = await app.firstWindow();
      await signIn(page, { email, password });
      await expect(page.getByText('Connected', { exact: true })).toBeVisible(); // the calm begins with the greeting
      await passTime(app, 6_000);
      return { name, email, password, userData, app, page };
    });
  },
});

function listen(page: Page, faults: string[]): void {
  page.on('pageerror', (error) => faults.push(error.stack ?? error.message));
  page.on('console', (line) => {
    if (line.type() === 'error') faults.push(line.text());
  });
}

/** As the first start leaves it: the app knows its server. */
export function chooseServer(userData: string, server: string): void {
  mkdirSync(join(userData, 'tandem'), { recursive: true });
  writeFileSync(join(userData, 'tandem/settings.json'), JSON.stringify({ server }));
}

/** Signs in on the page of the app and resolves in the inbox. */
export async function signIn(
  page: Page,
  { email, password: secret }: Pick<Agent, 'email' | 'password'>,
): Promise<void> {
  await expect(page.getByLabel('E-mail address')).toBeVisible({ timeout: STARTS_WITHIN });
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(secret);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await inInbox(page);
}

export async function inInbox(page: Page): Promise<void> {
  await expect(page.getByRole('region', { name: 'Inbox' })).toBeVisible({ timeout: STARTS_WITHIN });
}
