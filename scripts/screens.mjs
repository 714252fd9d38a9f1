import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bootstrap, root } from './bootstrap.mjs';
import { build } from './build.mjs';
import { ensurePrograms } from './programs.mjs';
import { run, tool } from './run.mjs';
import { fail, say } from './say.mjs';

const MIB = 1_048_576;
/** All pictures together, so that nobody minds fetching them. */
const MOST = 3 * MIB;
const folder = join(root, 'docs/screens');
const notes = join(folder, 'taken.jsonl');

/** Takes the pictures of docs/screens anew, or those of the stories named, and writes the page that shows them. */
bootstrap();
await build().catch(fail);
ensurePrograms('chromium');
mkdirSync(folder, { recursive: true });
const args = process.argv.slice(2);
const before = args.length > 0 ? known() : [];
if (args.length === 0) for (const name of pictures()) rmSync(join(folder, name));
rmSync(notes, { force: true });
const { code } = await run(
  [
    tool('@playwright/test', 'playwright'),
    'test',
    '--config',
    'playwright.screens.config.ts',
    '--reporter=list',
    ...args,
  ],
  { env: { SCREENS: folder }, echo: true, minutes: 15 },
);
const taken = readFileSync(notes, 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line));
rmSync(notes);
const shown = new Map([...before, ...taken].map(({ name, caption }) => [name, caption]));
writeFileSync(join(folder, 'README.md'), page([...shown]));

const size = pictures().reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
say(`${shown.size} pictures, ${(size / MIB).toFixed(2)} MiB.`);
if (size > MOST) fail(`That is more than ${MOST / MIB} MiB.`);
if (code !== 0) process.exitCode = 1;

function pictures() {
  return readdirSync(folder).filter((name) => name.endsWith('.webp'));
}

/** What the page shows now. */
function known() {
  try {
    const lines = readFileSync(join(folder, 'README.md'), 'utf8').matchAll(/^!\[(.+)\]\((.+)\.webp\)$/gm);
    return [...lines].map(([, caption = '', name = '']) => ({ name, caption }));
  } catch {
    return [];
  }
}

/** @param {[name: string, caption: string][]} shown */
function page(shown) {
  const part = (/** @type {string} */ title, /** @type {[string, string][]} */ all) =>
    `## ${title}\n\n${all.map(([name, caption]) => `${caption}.\n\n![${caption}](${name}.webp)\n`).join('\n')}`;
  const isConsole = (/** @type {[string, string]} */ [name]) => name.startsWith('console-');
  return [
    '# Screens',
    'Every page and state of portal and console, taken by `npm run screens` from the running service: all that is on them was said\nand done through the api.',
    part(
      'The customer portal',
      shown.filter((one) => !isConsole(one)),
    ),
    part('The staff console', shown.filter(isConsole)),
  ].join('\n\n');
}
