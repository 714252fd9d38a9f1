import { createRequire } from 'node:module';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { bootstrap, root } from './bootstrap.mjs';
import { build } from './build.mjs';
import { startEmbeddedApi } from './embedded-api.mjs';
import { ensurePrograms, findProgram } from './programs.mjs';
import { fail, say } from './say.mjs';

/** Rows of the inbox that is scrolled through. */
const TICKETS = 50_000;
/** A frame of a screen that shows sixty a second, in milliseconds. */
const FRAME = 1_000 / 60;
/** So many pixels in each frame: rows one reads, rows one skims, and a hard fling of five new rows in each. */
const SPEEDS = [26, 104, 260];
const FRAMES = 300;
const LOADED_WITHIN_MS = 600_000;
const ben = { email: 'ben@demo.example', password: 'just-a-demo-desk' };

bootstrap();
await build().catch(fail);
ensurePrograms('chromium');
const { origin, folder, stop } = await startEmbeddedApi('scroll', { LIMIT_REQUESTS_PER_SESSION: 'off' });
try {
  fill(join(folder, 'data/tandem.sqlite'));
  const browser = await chromium.launch({
    executablePath: findProgram('chromium') ?? '',
    args: ['--disable-gpu', '--no-first-run', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
  });
  try {
    const page = await inbox(browser);
    for (const pixels of SPEEDS) await scrollThrough(page, pixels);
  } finally {
    await browser.close();
  }
} finally {
  await stop();
}

/** @param {string} file the api's own database, with its demo accounts */
function fill(file) {
  const Database = createRequire(join(root, 'api/package.json'))('better-sqlite3');
  const db = new Database(file, { timeout: 10_000 });
  db.prepare(
    `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${TICKETS})
     INSERT INTO tickets (creation_key, customer_id, category_id, title, description, status, priority, awaiting, last_seq,
       version, created_at, updated_at)
     SELECT 'scroll-' || i, (SELECT id FROM accounts WHERE email = 'ana@demo.example'), 1 + i % 5,
       'Ticket ' || i || ': the printer on floor ' || (i % 9) || ' is out of paper', 'It says “load tray 2”.',
       'open', 1 + i % 3, 'staff', 1, 1, datetime('2026-01-01', '+' || i || ' minutes') || '.000',
       datetime('2026-01-01', '+' || i || ' minutes') || '.000' FROM n`,
  ).run();
  db.close();
}

/**
 * The inbox with all of its rows loaded, as somebody comes to them: by scrolling to its end again and again.
 * @param {import('@playwright/test').Browser} browser
 */
async function inbox(browser) {
  const page = await browser.newPage({ viewport: { width: 1_440, height: 900 } });
  await page.goto(`${origin}/console/`);
  await page.locator('[name=email]').fill(ben.email);
  await page.locator('[name=password]').fill(ben.password);
  await page.locator('[name=password]').press('Enter');
  await page.locator('[data-row]').first().waitFor();
  const began = performance.now();
  for (let shown = 0; shown < TICKETS; ) {
    if (performance.now() - began > LOADED_WITHIN_MS) throw new Error(`Only ${shown} rows were loaded in time.`);
    shown = await page.evaluate(async () => {
      const list = /** @type {HTMLElement} */ (document.querySelector('ol:has([data-row])'));
      const scroller = /** @type {HTMLElement} */ (list.parentElement);
      for (let turn = 0; turn < 20; turn += 1) {
        scroller.scrollTop = scroller.scrollHeight;
        // A short list has to be asked for more.
        if (list.childElementCount <= 100) scroller.querySelector('button')?.click();
        await new Promise((resolve) => setTimeout(resolve, 40));
      }
      const last = [...list.querySelectorAll('[aria-posinset]')].at(-1);
      return Number(last?.getAttribute('aria-posinset') ?? 0);
    });
  }
  say(`${TICKETS} rows loaded in ${((performance.now() - began) / 1_000).toFixed(0)} s.`);
  return page;
}

/**
 * Down from three places, so many pixels in each frame.
 * @param {import('@playwright/test').Page} page
 * @param {number} pixels
 */
async function scrollThrough(page, pixels) {
  const { took, most, rows, long } = await page.evaluate(
    async ({ frames, pixels }) => {
      const list = /** @type {HTMLElement} */ (document.querySelector('ol:has([data-row])'));
      const scroller = /** @type {HTMLElement} */ (list.parentElement);
      const [took, counts, longTasks] = [
        /** @type {number[]} */ ([]),
        /** @type {number[]} */ ([]),
        /** @type {number[]} */ ([]),
      ];
      const observer = new PerformanceObserver((seen) =>
        longTasks.push(...seen.getEntries().map(({ duration }) => duration)),
      );
      observer.observe({ entryTypes: ['longtask'] });
      const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
      for (const from of [0, scroller.scrollHeight >> 1, scroller.scrollHeight - frames * pixels]) {
        scroller.scrollTop = from;
        for (let wait = 0; wait < 30; wait += 1) await frame();
        longTasks.length = 0;
        let last = performance.now();
        for (let step = 0; step < frames; step += 1) {
          scroller.scrollTop += pixels;
          await frame();
          const now = performance.now();
          took.push(now - last);
          last = now;
          if (step % 20 === 0) counts.push(list.querySelectorAll('[data-row]').length);
        }
      }
      observer.disconnect();
      const elements = document.querySelectorAll('*').length;
      return { took, most: Math.max(...counts), rows: elements, long: longTasks.length };
    },
    { frames: FRAMES, pixels },
  );
  took.sort((one, other) => one - other);
  const at = (/** @type {number} */ share) => took[Math.floor(took.length * share)] ?? 0;
  const late = took.filter((ms) => ms > FRAME * 1.5).length;
  say(
    `${took.length} frames of ${pixels} px at the top, the middle and the end of ${TICKETS} rows: p50 ${at(0.5).toFixed(1)} ms, ` +
      `p95 ${at(0.95).toFixed(1)} ms, p99 ${at(0.99).toFixed(1)} ms, worst ${at(0.9999).toFixed(1)} ms; ${late} late, ${long} tasks above 50 ms; ` +
      `at most ${most} rows drawn, ${rows} elements in the page.`,
  );
  if (most > 120) fail(`${most} rows are drawn at once.`);
}
