import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { bootstrap, root } from './bootstrap.mjs';
import { build } from './build.mjs';
import { startEmbeddedApi } from './embedded-api.mjs';
import { ensurePrograms, findProgram } from './programs.mjs';
import { fail, say } from './say.mjs';
import { freePort } from './stores/daemon.mjs';
import { conclude } from './suite.mjs';

/** The last version for the Node this project runs on; fetched by npx, for nothing else here needs it. */
const LIGHTHOUSE = 'lighthouse@12.8.2';
/** How Lighthouse rates a phone of the middle class; its own default is four times slower than a fast desktop. */
const PHONE = 437;
/** A busy moment of the machine meets one of them; the middle one counts. */
const TURNS = 3;
const least = { performance: 95, accessibility: 100, 'best-practices': 100 };
const ana = { email: 'ana@demo.example', password: 'just-a-demo-desk' };
const reports = join(root, 'test-results/lighthouse');

bootstrap();
await build().catch(fail);
ensurePrograms('chromium');
mkdirSync(reports, { recursive: true });
const { origin, folder, stop } = await startEmbeddedApi('lighthouse');
const debugging = await freePort();
try {
  const browser = await openBrowser();
  try {
    const slowdown = await slowdownTo(PHONE, browser);
    const door = await audit('sign-in', '/sign-in', slowdown);
    const ticket = await signIn(browser);
    conclude([door, await audit('list', '/', slowdown), await audit('ticket', ticket, slowdown)]);
  } finally {
    await browser.close();
  }
} finally {
  await stop();
}

/** A browser with a profile of its own, which Lighthouse joins: so that it sees what somebody signed in sees. */
function openBrowser() {
  return chromium.launchPersistentContext(join(folder, 'profile'), {
    executablePath: findProgram('chromium') ?? '',
    args: [
      `--remote-debugging-port=${debugging}`,
      '--disable-gpu',
      '--no-first-run',
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ],
  });
}

/**
 * Signs in as a customer and gives the address of a ticket; what the browser has fetched by then is forgotten.
 * @param {import('@playwright/test').BrowserContext} browser
 */
async function signIn(browser) {
  const page = await browser.newPage();
  await page.goto(`${origin}/sign-in`);
  await page.locator('[name=email]').fill(ana.email);
  await page.locator('[name=password]').fill(ana.password);
  await page.locator('[name=password]').press('Enter');
  await page.locator('main a[href^="/tickets/"]:not([href$="/new"])').first().click();
  await page.getByRole('log').waitFor();
  const { pathname } = new URL(page.url());
  const devtools = await browser.newCDPSession(page);
  await devtools.send('Network.clearBrowserCache');
  await page.close();
  return pathname;
}

/** @typedef {{id: string, title: string, score: number | null, displayValue?: string}} Audit */

/**
 * Lighthouse on the phone it emulates by itself: a slow processor on a slow line.
 * @param {string} name
 * @param {string} path
 * @param {number} slowdown
 * @returns {Promise<import('./suite.mjs').Suite>}
 */
async function audit(name, path, slowdown) {
  const began = performance.now();
  const turns = [];
  for (let turn = 1; turn <= TURNS; turn += 1) turns.push(await look(`${name}-${turn}`, path, slowdown));
  turns.sort((one, other) => scoreOf(one, 'performance') - scoreOf(other, 'performance'));
  const report = /** @type {Report} */ (turns[TURNS >> 1]);
  const scores = Object.entries(least).map(([id, most]) => ({ id, most, score: scoreOf(report, id) }));
  const all = turns.map((turn) => Math.round(scoreOf(turn, 'performance'))).join(', ');
  say(`\n${name}: ${scores.map(({ id, score }) => `${id} ${Math.round(score)}`).join(', ')} (performance ${all})`);
  for (const { id, title, score, displayValue = '' } of Object.values(report.audits)) {
    if (score !== null && score < 0.9) say(`  ${id}: ${title} ${displayValue}`);
  }
  const failed = scores.filter(({ score, most }) => score < most).length;
  const seconds = (performance.now() - began) / 1_000;
  return { name: `lighthouse: ${name}`, passed: scores.length - failed, failed, skipped: 0, seconds };
}

/** @param {Report} report @param {string} category */
function scoreOf({ categories }, category) {
  return (categories[category]?.score ?? 0) * 100; // a declaration: what stands above is carried out first
}

/** @typedef {{categories: Record<string, {score: number | null}>, audits: Record<string, Audit>}} Report */

/**
 * One turn.
 * @param {string} name
 * @param {string} path
 * @param {number} slowdown
 * @returns {Promise<Report>}
 */
async function look(name, path, slowdown) {
  const file = join(reports, name);
  const args = ['--yes', LIGHTHOUSE, origin + path, `--port=${debugging}`, '--disable-storage-reset', '--quiet'];
  const speed = `--throttling.cpuSlowdownMultiplier=${slowdown}`;
  const asked = [
    speed,
    `--only-categories=${Object.keys(least).join(',')}`,
    '--output=json,html',
    `--output-path=${file}`,
  ];
  // Not waited for synchronously: the browser's own driver has to let each new page go on.
  const lighthouse = spawn('npx', [...args, ...asked], { cwd: folder, stdio: 'inherit', timeout: 240_000 });
  const [status] = await once(lighthouse, 'exit');
  if (status !== 0) throw new Error(`Lighthouse ended with ${status}.`);
  return JSON.parse(readFileSync(`${file}.report.json`, 'utf8'));
}

/**
 * How much slower this machine has to be to be a phone, as it is now: rated the way Lighthouse rates a device.
 * @param {number} wanted
 * @param {import('@playwright/test').BrowserContext} browser
 */
async function slowdownTo(wanted, browser) {
  const page = await browser.newPage();
  const rating = await page.evaluate(() => {
    /** @param {() => void} work */
    const rate = (work) => {
      const began = Date.now();
      let rounds = 0;
      for (; Date.now() - began < 500; rounds += 1) work();
      return rounds / 10 / ((Date.now() - began) / 1_000);
    };
    const [from, to] = [Array.from({ length: 100_000 }, (_, index) => index), Array.from({ length: 100_000 }, () => 0)];
    const copies = rate(() => {
      for (let index = 0; index < from.length; index += 1) to[index] = from[index] ?? 0;
    });
    const strings = rate(() => {
      let text = '';
      for (let index = 0; index < 10_000; index += 1) text += 'a';
      if (text.length === 1) throw new Error('This is here so that the loop is not left out.');
    });
    return (copies + strings) / 2;
  });
  await page.close();
  const slowdown = Math.max(1, Math.round((rating / wanted) * 10) / 10);
  say(`This machine is rated ${Math.round(rating)} just now: a phone is ${slowdown} times slower.`);
  return slowdown;
}
