import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { ensurePrograms } from './programs.mjs';
import { fail, say } from './say.mjs';

/**
 * `end` and `start` are for those who want to see what becomes of a service whose store goes away: the same port, the
 * same data.
 * @typedef {{end: (signal: NodeJS.Signals) => Promise<void>, start: () => Promise<void>}} Server
 * @typedef {{databaseUrl: string, redisUrl: string, folder: string, database: Server, redisServer: Server, stop: () => Promise<void>}} Stores
 */

/**
 * Starts a private MariaDB and a private Redis on free ports with temporary data. They end with `stop`, or with this
 * process however it ends. Rejects with `ProgramMissing` where they are not installed and cannot be.
 * @param {{bufferPool?: string, sortBuffer?: string, quota?: string, flushes?: boolean, durableRedis?: boolean}} [options] `bufferPool` as
 * MariaDB writes it: `128M`; `sortBuffer`: large indexes are made in fewer passes with more than `1M`; `quota`: all its tables together may take so much;
 * `flushes`: false where no test is about a machine that loses its power, which is several times faster; `durableRedis`: it finds its data again after `end` and `start`
 * @returns {Promise<Stores>}
 */
export async function startStores(options = {}) {
  ensurePrograms('mariadbd', 'redis-server');
  const keeper = spawn(
    process.execPath,
    [fileURLToPath(new URL('stores/keeper.mjs', import.meta.url)), JSON.stringify(options)],
    {
      stdio: ['pipe', 'pipe', 'pipe'],
      detached: true, // out of reach of Ctrl-C: the keeper follows this process, not the terminal
    },
  );
  let complaint = '';
  keeper.stderr.on('data', (chunk) => {
    complaint = (complaint + chunk).slice(-8_000);
  });
  /** @type {Promise<void>} */
  const ended = new Promise((resolve) => keeper.once('exit', () => resolve()));
  const failed = () => Promise.reject(new Error(`The private stores ended.\n${complaint}`));
  const lines = createInterface(keeper.stdout);
  const line = await Promise.race([new Promise((resolve) => lines.once('line', resolve)), ended.then(failed)]);
  for (const handle of [keeper, keeper.stdin, keeper.stdout, keeper.stderr]) unref(handle);

  /** @type {Map<number, (answer: {failure: string | null}) => void>} */
  const waiting = new Map();
  let orders = 0;
  lines.on('line', (text) => {
    const answer = JSON.parse(text);
    waiting.get(answer.id)?.(answer);
    waiting.delete(answer.id);
  });
  const order = async (/** @type {string} */ store, /** @type {NodeJS.Signals | null} */ signal) => {
    orders += 1;
    const id = orders;
    const answered = new Promise((resolve) => waiting.set(id, resolve));
    keeper.stdin.write(`${JSON.stringify({ id, store, signal })}\n`);
    keeper.ref(); // whoever waits for an answer is alive
    const { failure } = await Promise.race([answered, ended.then(failed)]);
    if (waiting.size === 0) keeper.unref();
    if (failure !== null) throw new Error(failure);
  };
  const server = (/** @type {string} */ store) => ({
    end: (/** @type {NodeJS.Signals} */ signal) => order(store, signal),
    start: () => order(store, null),
  });
  const stop = () => {
    keeper.ref();
    keeper.stdin.end();
    return ended;
  };
  return { ...JSON.parse(line), database: server('database'), redisServer: server('redis'), stop };
}

/** A waiting store keeps no script alive. @param {object} handle */
const unref = (handle) => 'unref' in handle && typeof handle.unref === 'function' && handle.unref();

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { databaseUrl, redisUrl, stop } = await startStores().catch(fail);
  say(`DATABASE_URL=${databaseUrl}\nREDIS_URL=${redisUrl}\nPress Ctrl-C to end them; their data goes with them.`);
  const stay = setInterval(() => {}, 60_000);
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void stop().then(() => clearInterval(stay)));
}
