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
  say('Installing dependencies (once; a few minutes) …');
  const fresh = !existsSync(join(root, 'node_modules')) && existsSync(join(root, 'package-lock.json'));
  // `install` says what is wrong, and makes do where a registry shows less than the lock file names.
  if (!(fresh && npm('ci', 'ignore') === 0) && npm('install', 'inherit') !== 0) {
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

/**
 * @param {'ci' | 'install'} verb
 * @param {'inherit' | 'ignore'} words
 */
function npm(verb, words) {
  /** @type {import('node:child_process').SpawnSyncOptions} */
  const options = { cwd: root, stdio: ['ignore', words, words], env: { ...process.env, ...ownHeaders() } };
  const flags = [verb, '--include=dev', '--no-audit', '--no-fund'];
  const own = process.env['npm_execpath'];
  if (own?.endsWith('.js')) return spawnSync(process.execPath, [own, ...flags], options).status;
  return spawnSync('npm', flags, { ...options, shell: process.platform === 'win32' }).status;
}

/**
 * A native package without a ready-made binary is compiled, and node-gyp would download Node's headers for it. Most
 * Nodes bring them along; then nothing but the npm registry has to be reachable.
 */
function ownHeaders() {
  const prefix = join(process.execPath, '../..');
  const header = join(prefix, 'include/node/node_version.h');
  if (!existsSync(header)) return {};
  const text = readFileSync(header, 'utf8');
  const version = ['MAJOR', 'MINOR', 'PATCH'].map((part) => new RegExp(`NODE_${part}_VERSION (\\d+)`).exec(text)?.[1]);
  return version.join('.') === process.versions.node ? { npm_config_nodedir: prefix } : {};
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
