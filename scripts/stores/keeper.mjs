import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { running } from './daemon.mjs';
import { startMariaDb } from './mariadb.mjs';
import { startRedis } from './redis.mjs';

/**
 * The process that owns the private stores. It ends with its standard input: however the process that asked for them
 * ends, SIGKILL included, the pipe closes, and servers and folder go with it. A line of that input is an `Order`, and is
 * answered by a line.
 * @typedef {{id: number, store: 'database' | 'redis', signal: NodeJS.Signals | null}} Order `signal` ends, null starts
 */
const folder = mkdtempSync(join(tmpdir(), 'tandem-stores-'));
let leaving = false;

process.stdin.once('close', () => leave(0));
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => leave(0));
process.on('uncaughtException', (error) => leave(1, error.message));
const orders = createInterface(process.stdin);

try {
  const options = JSON.parse(process.argv[2] ?? '{}');
  const { bufferPool = '128M', sortBuffer = '1M', quota, flushes = true, durableRedis = false } = options;
  const endedByItself = (/** @type {string} */ words) => void leave(1, words);
  const [database, redis] = await Promise.all([
    startMariaDb(folder, { bufferPool, sortBuffer, quota, flushes, endedByItself }),
    startRedis(folder, { durable: durableRedis, endedByItself }),
  ]);
  const daemons = { database: database.daemon, redis: redis.daemon };
  orders.on('line', async (line) => {
    const { id, store, signal } = /** @type {Order} */ (JSON.parse(line));
    const daemon = daemons[store];
    const done = signal === null ? daemon.start() : daemon.end(signal);
    const failure = await done.then(() => null, String);
    tell({ id, pid: daemon.pid, failure });
  });
  tell({ databaseUrl: database.url, redisUrl: redis.url, folder });
} catch (error) {
  await leave(1, error instanceof Error ? error.message : String(error));
}

/** @param {object} words */
function tell(words) {
  process.stdout.write(`${JSON.stringify(words)}\n`);
}

/**
 * The data is thrown away, so the servers are killed rather than asked; the folder goes once they are gone.
 * @param {number} code
 * @param {string} [words]
 */
async function leave(code, words) {
  if (leaving) return;
  leaving = true;
  if (words) process.stderr.write(`${words}\n`);
  const gone = [...running].map((child) => new Promise((resolve) => child.once('exit', resolve)));
  killAll();
  await Promise.race([Promise.all(gone), sleep(5_000)]);
  killAll(); // one may have been spawned meanwhile; from here on nothing waits, so no further one can be
  rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
  process.exit(code);
}

function killAll() {
  for (const child of running) child.kill('SIGKILL');
}
