import { spawn } from 'node:child_process';
import { createConnection, createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Every server program started here that still runs, from the moment it is spawned.
 * @type {Set<import('node:child_process').ChildProcess>}
 */
export const running = new Set();

/** A port of 127.0.0.1 that was free a moment ago. */
export async function freePort() {
  const server = createServer();
  await new Promise((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', () => resolve(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/**
 * Starts a server program and resolves once its port accepts connections; rejects with what it printed when it ends
 * first or takes longer than half a minute.
 * @param {string} program
 * @param {string[]} args
 * @param {number} port
 * @returns {Promise<import('node:child_process').ChildProcess>}
 */
export async function startDaemon(program, args, port) {
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  running.add(child);
  child.once('exit', () => running.delete(child));
  let printed = '';
  const keep = (/** @type {Buffer} */ chunk) => {
    printed = (printed + chunk).slice(-4_000);
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  child.on('error', (error) => keep(Buffer.from(error.message)));
  for (const deadline = Date.now() + 30_000; Date.now() < deadline; ) {
    if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) break;
    if (await accepts(port)) return child;
    await sleep(50);
  }
  child.kill('SIGKILL');
  throw new Error(`${program} did not start:\n${printed}`);
}

/** @param {number} port */
function accepts(port) {
  return new Promise((resolve) => {
    const socket = createConnection(port, '127.0.0.1');
    socket.setTimeout(1_000, () => socket.destroy());
    socket.once('connect', () => socket.end(() => resolve(true)));
    socket.once('close', () => resolve(false));
    socket.on('error', () => resolve(false));
  });
}
