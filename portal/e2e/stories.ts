import { type Browser, type BrowserContextOptions, test as base, expect, type Page } from '@playwright/test';
import { Server } from './server.ts';

export { expect };

const password = 'a quiet river in november';

/** Somebody at a browser of their own. */
export interface Person {
  readonly name: string;
  readonly email: string;
  readonly password: string;
  readonly page: Page;
}

interface Stories {
  /** A customer who has signed up, looking at their tickets in the portal. */
  readonly customer: (name: string, options?: BrowserContextOptions) => Promise<Person>;
  /** A member of staff, signed in, looking at the console. */
  readonly agent: (name: string, options?: BrowserContextOptions) => Promise<Person>;
  /** The same, who manages staff and categories as well. */
  readonly admin: (name: string, options?: BrowserContextOptions) => Promise<Person>;
  /** A browser nobody has signed in with. */
  readonly visitor: (options?: BrowserContextOptions) => Promise<Page>;
}

/** Stories about the product: each worker has its own api, each person their own browser profile. */
export const test = base.extend<Stories, { server: Server }>({
  server: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the parameter's pattern
    async ({}, use) => {
      const server = await Server.start();
      await use(server);
      await server.stop();
    },
    { scope: 'worker' },
  ],

  visitor: async ({ browser, server }, use, testInfo) => {
    const faults: string[] = [];
    await use((options) => openBrowser(browser, server, faults, options));
    if (testInfo.status !== testInfo.expectedStatus) await testInfo.attach('api.log', { body: server.log });
    expect(faults, 'no page complains: no exception, no broken rule of the content security policy').toEqual([]);
  },

  customer: async ({ visitor }, use) => {
    await use(async (name, options) => {
      const page = await visitor(options);
      const email = addressFor(name);
      await page.goto('/sign-up');
      await page.getByLabel('Name', { exact: true }).fill(name);
      await page.getByLabel('E-mail address').fill(email);
      await page.getByLabel('Password', { exact: true }).fill(password);
      await page.getByRole('button', { name: 'Create account' }).click();
      await expect(page.getByRole('heading', { name: 'Your tickets' })).toBeVisible();
      return { name, email, password, page };
    });
  },

  agent: async ({ visitor, server }, use) => {
    await use((name, options) => staffMember(name, 'agent', server, () => visitor(options)));
  },

  admin: async ({ visitor, server }, use) => {
    await use((name, options) => staffMember(name, 'admin', server, () => visitor(options)));
  },
});

async function staffMember(
  name: string,
  role: 'agent' | 'admin',
  server: Server,
  visitor: () => Promise<Page>,
): Promise<Person> {
  const email = addressFor(name);
  await server.addStaff({ name, email, password, role });
  const page = await visitor();
  await signInToConsole(page, { email, password });
  await expect(page.getByRole('region', { name: 'Inbox' })).toBeVisible();
  return { name, email, password, page };
}

/** Hands the sign-in form of the console in. */
export async function signInToConsole(
  page: Page,
  { email, password }: Pick<Person, 'email' | 'password'>,
): Promise<void> {
  await page.goto('/console/');
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

/** Chromium reports every refused request as an error; the stories about lost connections make many of them. */
const networkNoise = /Failed to load resource|WebSocket connection to/;

async function openBrowser(
  browser: Browser,
  server: Server,
  faults: string[],
  options: BrowserContextOptions = {},
): Promise<Page> {
  const context = await browser.newContext({ baseURL: server.url, ignoreHTTPSErrors: true, ...options });
  const page = await context.newPage();
  page.on('pageerror', (error) => faults.push(error.stack ?? error.message));
  page.on('console', (line) => {
    if (line.type() === 'error' && !networkNoise.test(line.text())) faults.push(line.text());
  });
  return page;
}

let made = 0;
const addressFor = (name: string) =>
  `${name.toLowerCase().replace(/\W+/g, '.')}.${process.pid}.${Date.now()}.${++made}@example.com`;
