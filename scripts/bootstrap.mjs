import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fail, say } from './say.mjs';

/** The folder of the checkout. */
export const root = fileURLToPath(new URL('..', import.meta.url));

/** Makes a fresh clone ready: the right Node, and dependencies as the lock file names them. Does nothing when they are. */
export function bootstrap() {
  requireNode();
  if (isInstalled()) return;
  const locked = existsSync(join(root, 'package-lock.json'));
  say('Installing dependencies (once; a few minutes on a slow line) …');
  if (npm(locked ? 'ci' : 'install') !== 0 && (!locked || npm('install') !== 0)) {
    fail('npm could not install the dependencies; its own words are above.');
  }
  utimesSync(join(root, installed), new Date(), new Date()); // npm leaves it alone when it found nothing to do
}

/** npm writes this last: older than our lock file, or absent, means not (wholly) installed. */
const installed = 'node_modules/.package-lock.json';

function isInstalled() {
  const written = modified(installed);
  return written !== undefined && written >= (modified('package-lock.json') ?? 0);
}

/** @param {string} path */
const modified = (path) => statSync(join(root, path), { throwIfNoEntry: false })?.mtimeMs;

/** @param {string} verb */
function npm(verb) {
  /** @type {import('node:child_process').SpawnSyncOptions} */
  const options = { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] };
  const flags = [verb, '--include=dev', '--no-audit', '--no-fund'];
  const own = process.env['npm_execpath'];
  if (own?.endsWith('.js')) return spawnSync(process.execPath, [own, ...flags], options).status;
  return spawnSync('npm', flags, { ...options, shell: process.platform === 'win32' }).status;
}

function requireNode() {
  const { engines } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const wanted = engines.node.replace(/^\D*/, '').split('.').map(Number);
  const found = process.versions.node.split('.').map(Number);
  const older =
    found.reduce((/** @type {number} */ sign, part, at) => sign || Math.sign(part - (wanted[at] ?? 0)), 0) < 0;
  if (older)
    fail(`Tandem needs Node ${wanted.join('.')} or newer; this is ${process.versions.node}. See https://nodejs.org.`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) bootstrap();
