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

/** A server program on a port and data of its own, which may be ended and started again on the same. */
export class Daemon {
  /** @type {import('node:child_process').ChildProcess | undefined} */
  #child;
  #wanted = false;
  /** @type {Promise<void> | undefined} */
  #starting;

  /**
   * @param {string} program
   * @param {string[]} args
   * @param {{port: number, greets?: boolean, endedByItself?: (words: string) => void}} options `greets`: it says
   * something to whoever connects
   */
  constructor(program, args, { port, greets = false, endedByItself = () => {} }) {
    this.program = program;
    this.args = args;
    this.port = port;
    this.greets = greets;
    this.endedByItself = endedByItself;
  }

  get pid() {
    return this.#child?.pid;
  }

  /**
   * Resolves once the port accepts connections; rejects with what the program printed when it ends first or takes longer
   * than half a minute. What runs is left alone: a second one on the same data would end, and what watches it with it.
   */
  start() {
    this.#starting ??= this.#startOnce().finally(() => {
      this.#starting = undefined;
    });
    return this.#starting;
  }

  async #startOnce() {
    if (this.#child && !hasEnded(this.#child)) return;
    const child = spawn(this.program, this.args, { stdio: ['ignore', 'pipe', 'pipe'] });
    this.#child = child;
    this.#wanted = false;
    running.add(child);
    let printed = '';
    const keep = (/** @type {Buffer} */ chunk) => {
      printed = (printed + chunk).slice(-4_000);
    };
    child.once('exit', (code, signal) => {
      running.delete(child);
      if (this.#wanted) this.endedByItself(`${this.program} ended by itself (${signal ?? code}):\n${printed}`);
    });
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('error', (error) => keep(Buffer.from(error.message)));
    for (const deadline = Date.now() + 30_000; Date.now() < deadline; ) {
      if (hasEnded(child)) break;
      if (await accepts(this.port, this.greets)) {
        this.#wanted = true;
        return;
      }
      await sleep(20);
    }
    child.kill('SIGKILL');
    throw new Error(`${this.program} did not start:\n${printed}`);
  }

  /**
   * Resolves once it has ended; one that does not follow a milder signal within half a minute is killed.
   * @param {NodeJS.Signals} signal
   */
  async end(signal) {
    const child = this.#child;
    if (!child || hasEnded(child)) return;
    this.#wanted = false;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill(signal);
    const late = setTimeout(() => child.kill('SIGKILL'), 30_000);
    await gone;
    clearTimeout(late);
  }
}

/** @param {import('node:child_process').ChildProcess} child */
const hasEnded = (child) => child.exitCode !== null || child.signalCode !== null || child.pid === undefined;

/**
 * Whether a server answers at the port. MariaDB takes connections before it is up, and hangs when it is told to end then.
 * @param {number} port
 * @param {boolean} greets
 */
function accepts(port, greets) {
  return new Promise((resolve) => {
    const socket = createConnection(port, '127.0.0.1');
    socket.setTimeout(1_000, () => socket.destroy());
    socket.once(greets ? 'data' : 'connect', () => socket.end(() => resolve(true)));
    socket.once('close', () => resolve(false));
    socket.on('error', () => resolve(false));
  });
}
