import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { running } from './daemon.mjs';
import { startMariaDb } from './mariadb.mjs';
import { startRedis } from './redis.mjs';

/**
 * The process that owns the private stores. It ends with its standard input: however the process that asked for them
 * ends, SIGKILL included, the pipe closes, and servers and folder go with it.
 */
const folder = mkdtempSync(join(tmpdir(), 'tandem-stores-'));
let leaving = false;

process.stdin.resume().once('close', () => leave(0));
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => leave(0));
process.on('uncaughtException', (error) => leave(1, error.message));

try {
  const bufferPool = process.argv[2] ?? '128M';
  const [mariaDb, redis] = await Promise.all([startMariaDb(folder, { bufferPool }), startRedis(folder)]);
  for (const { child } of [mariaDb, redis]) child.once('exit', () => leave(1, `${child.spawnfile} ended by itself.`));
  process.stdout.write(`${JSON.stringify({ databaseUrl: mariaDb.url, redisUrl: redis.url })}\n`);
} catch (error) {
  await leave(1, error instanceof Error ? error.message : String(error));
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
