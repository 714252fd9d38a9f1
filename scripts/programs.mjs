import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { say } from './say.mjs';

/** A program of the machine (not of npm) that is missing and could not be installed. */
export class ProgramMissing extends Error {}

const systemFolders = ['/usr/sbin', '/usr/local/sbin', '/sbin', '/opt/homebrew/bin'];
const debianPackages = {
  mariadbd: 'mariadb-server',
  'redis-server': 'redis-server',
  chromium: 'chromium',
  'chromium-headless-shell': 'chromium-headless-shell',
  caddy: 'caddy',
  rpmbuild: 'rpm',
  rpmsign: 'rpm',
  '7zz': '7zip',
  mksquashfs: 'squashfs-tools',
  'desktop-file-validate': 'desktop-file-utils',
  makensis: 'nsis',
  'i686-w64-mingw32-gcc': 'gcc-mingw-w64-i686-win32',
  osslsigncode: 'osslsigncode',
  gpg: 'gnupg',
};

/**
 * The path of the first of these programs that is installed, or undefined.
 * @param {...string} names
 */
export function findProgram(...names) {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), ...systemFolders].filter(Boolean);
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(isExecutable);
}

/**
 * Makes sure that programs are there: root on Debian gets them from apt, everybody else a sentence about what to do.
 * @param {...keyof typeof debianPackages} names
 */
export function ensurePrograms(...names) {
  const missing = names.filter((name) => !findProgram(name));
  if (missing.length === 0) return;
  const packages = missing.map((name) => debianPackages[name]);
  const words = `${missing.join(' and ')} not found. Install ${packages.join(' and ')} with your package manager.`;
  if (process.getuid?.() !== 0 || !findProgram('apt-get')) throw new ProgramMissing(words);
  say(`Installing ${packages.join(', ')} …`);
  apt('update');
  apt('install', '-y', '--no-install-recommends', ...packages);
  if (names.some((name) => !findProgram(name))) throw new ProgramMissing(words);
}

/** @param {...string} args */
function apt(...args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  spawnSync('apt-get', ['-q', ...args], { env, stdio: ['ignore', 'ignore', 'inherit'], timeout: 300_000 });
}

/** @param {string} path */
function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
