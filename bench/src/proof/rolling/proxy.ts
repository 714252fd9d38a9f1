import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from 'node:tls';
import { pathToFileURL } from 'node:url';
import { inRoot, root } from '../../process/compiled.ts';
import { freePort } from '../../process/server-process.ts';
import { tied } from '../../process/tied.ts';
import { pause } from '../faults/pause.ts';

/** Where the proxy listens; known before it runs, because the replicas are told their public address. */
export interface Door {
  readonly http: number;
  readonly https: number;
}

/** The proxy that is shipped, with its own configuration, in front of some replicas. */
export interface FrontProxy {
  /** Plain, for clients that would have to be taught to trust its certificate. */
  readonly url: string;
  readonly secureUrl: string;
  /** What its certificates are signed with. */
  readonly authority: string;
  /** The file with everything it printed. */
  readonly log: string;
  stop(): Promise<void>;
}

/** How often it asks each replica whether it can serve, in milliseconds: quicker than in production, so as not to wait. */
export const ASKS_EVERY_MS = 250;
const STARTS_WITHIN_MS = 30_000;

export const freeDoor = async (): Promise<Door> => ({ http: await freePort(), https: await freePort() });

/** Undefined where Caddy is not installed and cannot be; then says what to do. */
export async function findCaddy(say: (line: string) => void): Promise<string | undefined> {
  const programs = (await import(pathToFileURL(`${root}scripts/programs.mjs`).href)) as {
    ensurePrograms: (...names: string[]) => void;
    findProgram: (...names: string[]) => string | undefined;
  };
  try {
    programs.ensurePrograms('caddy');
    return programs.findProgram('caddy');
  } catch (cause) {
    say(String(cause));
    return undefined;
  }
}

/** Starts it and resolves once it passes requests on. */
export async function startProxy(caddy: string, door: Door, upstreams: readonly string[]): Promise<FrontProxy> {
  const folder = await mkdtemp(join(tmpdir(), 'tandem-proxy-'));
  const log = join(folder, 'caddy.log');
  const child = spawn(caddy, ['run', '--adapter', 'caddyfile', '--config', inRoot('api/deploy/proxy/Caddyfile')], {
    env: {
      HOME: folder,
      XDG_DATA_HOME: folder,
      XDG_CONFIG_HOME: folder,
      SITE_ADDRESS: 'https://localhost, http://localhost',
      HTTP_PORT: String(door.http),
      HTTPS_PORT: String(door.https),
      ALIVE_PORT: String(await freePort()),
      API_REPLICAS: upstreams.map((url) => new URL(url).host).join(' '),
      HEALTH_INTERVAL: `${ASKS_EVERY_MS}ms`,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  tied(child);
  const output = createWriteStream(log, { flags: 'a' });
  for (const stream of [child.stdout, child.stderr]) stream.pipe(output, { end: false });
  const stop = async () => {
    await ended(child);
    output.end();
    await rm(folder, { recursive: true, force: true });
  };
  const url = `http://localhost:${door.http}`;
  try {
    await until(() => answers(`${url}/healthz`), child);
    const authority = await readFile(join(folder, 'caddy/pki/authorities/local/root.crt'), 'utf8');
    await until(() => shakesHands(door.https, authority), child);
    return { url, secureUrl: `https://localhost:${door.https}`, authority, log, stop };
  } catch (cause) {
    const words = await readFile(log, 'utf8').catch(() => '');
    await stop();
    throw new Error(`The proxy did not start:\n${words.slice(-2_000)}`, { cause });
  }
}

async function until(isSo: () => Promise<boolean>, child: ChildProcess): Promise<void> {
  for (const deadline = Date.now() + STARTS_WITHIN_MS; Date.now() < deadline; await pause(50)) {
    if (child.exitCode !== null) throw new Error(`It ended with ${child.exitCode}.`);
    if (await isSo()) return;
  }
  throw new Error('It did not answer in time.');
}

const answers = (url: string): Promise<boolean> =>
  fetch(url, { signal: AbortSignal.timeout(2_000) }).then(
    ({ ok }) => ok,
    () => false,
  );

/** Its certificate is made behind the scenes: until then it listens, and breaks every handshake off. */
const shakesHands = (port: number, ca: string): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect({ host: 'localhost', port, ca, servername: 'localhost', timeout: 2_000 });
    const settle = (isSo: boolean) => () => {
      resolve(isSo);
      socket.destroy();
    };
    socket.once('secureConnect', settle(true)).once('timeout', settle(false)).on('error', settle(false));
  });

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  const late = setTimeout(() => child.kill('SIGKILL'), 5_000);
  await gone;
  clearTimeout(late);
}
