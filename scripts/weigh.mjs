import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { bootstrap, root } from './bootstrap.mjs';
import { build } from './build.mjs';
import { fail, say } from './say.mjs';
import { conclude } from './suite.mjs';

const KIB = 1_024;
const LANGUAGES = ['en', 'de', 'ar'];

/** What a page of the portal may weigh: all JavaScript it has fetched by the time it can be used, gzipped, in KiB. */
const budgets = [
  { page: 'sign-in', address: '/sign-in', most: 120 },
  { page: 'list of tickets', address: '/', most: 170 },
  { page: 'ticket', address: '/tickets/7', most: 170 },
];

/**
 * Holds the built portal against its budgets, in its heaviest language, and prints what each page is made of.
 * @returns {import('./suite.mjs').Suite[]}
 */
export function weigh() {
  const began = performance.now();
  const site = join(root, 'portal/dist');
  const html = readFileSync(join(site, 'index.html'), 'utf8');
  const entries = [...html.matchAll(/<script [^>]*src="([^"]+)"/g)].map(([, file = '']) => file);
  const attribute = (/** @type {string} */ name) =>
    new RegExp(`data-${name}="([^"]*)"`).exec(html)?.[1]?.replaceAll('&quot;', '"').replaceAll('&amp;', '&');
  /** @type {[string, string[]][]} */
  const pages = JSON.parse(attribute('pages') ?? '[]');

  const rows = budgets.map(({ page, address, most }) => {
    const own = pages.find(([pattern]) => new RegExp(pattern).test(address))?.[1] ?? [];
    const first = withImports(site, entries);
    const all = withImports(site, [...entries, ...own]);
    const words = LANGUAGES.map((name) =>
      [attribute(`${name}-first`), ...(own.length > 0 ? [attribute(name)] : [])].filter((file) => file !== undefined),
    );
    const heaviest = Math.max(...words.map((files) => weightOf(site, withImports(site, files), all)));
    const parts = { first: weightOf(site, first), own: weightOf(site, all, first), words: heaviest };
    return { page, most, parts, sum: (parts.first + parts.own + parts.words) / KIB };
  });

  say(`\n${'KiB of gzipped JavaScript'.padEnd(26)}${['first', 'page', 'words', 'sum', 'most'].map(cell).join('')}`);
  for (const { page, most, parts, sum } of rows) {
    const kib = [parts.first, parts.own, parts.words].map((bytes) => cell((bytes / KIB).toFixed(1)));
    say(`${page.padEnd(26)}${kib.join('')}${cell(sum.toFixed(1))}${cell(most)}${sum > most ? '  too heavy' : ''}`);
  }
  const failed = rows.filter(({ sum, most }) => sum > most).length;
  const seconds = (performance.now() - began) / 1_000;
  return [{ name: 'weight of the portal', passed: rows.length - failed, failed, skipped: 0, seconds }];
}

const cell = (/** @type {string | number} */ value) => String(value).padStart(8);

/**
 * The gzipped bytes of files; of those already fetched, none.
 * @param {string} site
 * @param {Set<string>} files
 * @param {Set<string>} [fetched]
 */
function weightOf(site, files, fetched = new Set()) {
  const missing = [...files].filter((file) => !fetched.has(file));
  return missing.reduce((sum, file) => sum + gzipSync(readFileSync(join(site, file)), { level: 9 }).length, 0);
}

/**
 * Files and all that they import before they can run.
 * @param {string} site
 * @param {string[]} files
 * @param {Set<string>} [found]
 */
function withImports(site, files, found = new Set()) {
  for (const file of files) {
    if (found.has(file)) continue;
    found.add(file);
    const code = readFileSync(join(site, file), 'utf8');
    const imported = [...code.matchAll(/(?:\bfrom|\bimport)\s*"(\.[^"]+\.js)"/g)].map(([, path = '']) => path);
    withImports(
      site,
      imported.map((path) => join(dirname(file), path)),
      found,
    );
  }
  return found;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  bootstrap();
  await build().catch(fail);
  conclude(weigh());
}
