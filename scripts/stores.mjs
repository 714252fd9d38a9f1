import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { ensurePrograms } from './programs.mjs';
import { fail, say } from './say.mjs';

/** @typedef {{databaseUrl: string, redisUrl: string, stop: () => Promise<void>}} Stores */

/**
 * Starts a private MariaDB and a private Redis on free ports with temporary data. They end with `stop`, or with this
 * process however it ends. Rejects with `ProgramMissing` where they are not installed and cannot be.
 * @param {{bufferPool?: string}} [options] `bufferPool` as MariaDB writes it: `128M`
 * @returns {Promise<Stores>}
 */
export async function startStores({ bufferPool = '128M' } = {}) {
  ensurePrograms('mariadbd', 'redis-server');
  const keeper = spawn(process.execPath, [fileURLToPath(new URL('stores/keeper.mjs', import.meta.url)), bufferPool], {
    stdio: ['pipe', 'pipe', 'pipe'],
    detached: true, // out of reach of Ctrl-C: the keeper follows this process, not the terminal
  });
  let complaint = '';
  keeper.stderr.on('data', (chunk) => {
    complaint = (complaint + chunk).slice(-8_000);
  });
  /** @type {Promise<void>} */
  const ended = new Promise((resolve) => keeper.once('exit', () => resolve()));
  const line = await Promise.race([
    new Promise((resolve) => createInterface(keeper.stdout).once('line', resolve)),
    ended.then(() => Promise.reject(new Error(`The private stores did not start.\n${complaint}`))),
  ]);
  for (const handle of [keeper, keeper.stdin, keeper.stdout, keeper.stderr]) unref(handle);
  const stop = () => {
    keeper.ref();
    keeper.stdin.end();
    return ended;
  };
  return { ...JSON.parse(line), stop };
}

/** A waiting store keeps no script alive. @param {object} handle */
const unref = (handle) => 'unref' in handle && typeof handle.unref === 'function' && handle.unref();

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { databaseUrl, redisUrl, stop } = await startStores().catch(fail);
  say(`DATABASE_URL=${databaseUrl}\nREDIS_URL=${redisUrl}\nPress Ctrl-C to end them; their data goes with them.`);
  const stay = setInterval(() => {}, 60_000);
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void stop().then(() => clearInterval(stay)));
}
