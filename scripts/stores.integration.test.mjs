import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { createConnection } from 'node:net';
import { tmpdir } from 'node:os';
import { createInterface } from 'node:readline';
import { expect, test } from 'vitest';
import { startStores } from './stores.mjs';

const owner = `import { startStores } from ${JSON.stringify(new URL('./stores.mjs', import.meta.url).href)};
const { databaseUrl, redisUrl } = await startStores();
console.log(JSON.stringify([databaseUrl, redisUrl]));
setInterval(() => {}, 1_000);`;

test('private stores answer while they are wanted, and leave nothing behind', async () => {
  const before = folders();
  const { databaseUrl, redisUrl, stop } = await startStores();
  expect(await Promise.all([isOpen(databaseUrl), isOpen(redisUrl)])).toEqual([true, true]);
  const made = folders().filter((name) => !before.includes(name));
  expect(made).not.toEqual([]);
  await stop();
  expect(await Promise.all([isOpen(databaseUrl), isOpen(redisUrl)])).toEqual([false, false]);
  expect(folders()).not.toEqual(expect.arrayContaining(made));
});

test('they end with the process that asked for them, even when it is killed', async () => {
  const child = spawn(process.execPath, ['--input-type=module', '-e', owner], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = await once(createInterface(child.stdout), 'line');
  const urls = /** @type {string[]} */ (JSON.parse(line));
  expect(await Promise.all(urls.map(isOpen))).toEqual([true, true]);
  child.kill('SIGKILL');
  await expect.poll(() => Promise.all(urls.map(isOpen)), { timeout: 10_000 }).toEqual([false, false]);
});

test('one that is started twice at once runs once, and stays', async () => {
  const { databaseUrl, database, stop } = await startStores();
  await database.end('SIGKILL');
  await Promise.all([database.start(), database.start()]);
  await database.end('SIGTERM');
  expect(await isOpen(databaseUrl)).toBe(false);
  await stop();
});

/** @param {string} url @returns {Promise<boolean>} */
const isOpen = (url) =>
  new Promise((resolve) => {
    const socket = createConnection(Number(new URL(url).port), '127.0.0.1');
    socket.once('connect', () => socket.end(() => resolve(true)));
    socket.once('error', () => resolve(false));
  });

const folders = () => readdirSync(tmpdir()).filter((name) => name.startsWith('tandem-stores-'));
