import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { apiPrefix, type SignedIn } from '@tandem/contract';
import type { Credentials } from '../load/credentials.ts';
import { mapBounded } from '../load/measured.ts';
import { inRoot } from '../process/compiled.ts';
import { ServerProcess } from '../process/server-process.ts';
import type { Kind, Site } from '../scenarios/site.ts';
import type { PrivateStores } from '../stores/private-stores.ts';
import { emailOf, PASSWORD, populate } from './population.ts';

/** One benchmark comes from one address with few accounts, so every limit is off; all else is as in production. */
const unlimited = Object.fromEntries(
  [
    'SIGN_UP_PER_ADDRESS',
    'LOGIN_PER_ACCOUNT',
    'LOGIN_PER_ADDRESS',
    'REFRESH_PER_SESSION',
    'TICKETS_PER_ACCOUNT',
    'MESSAGES_PER_ACCOUNT',
    'REQUESTS_PER_SESSION',
    'FRAMES_PER_SOCKET',
  ].map((name) => [`LIMIT_${name}`, 'off']),
);

/** Starts the real api on the run's stores, filled once, with people who really signed in. */
export class Tandem {
  private readonly secrets = { access: randomBytes(48).toString('hex'), refresh: randomBytes(48).toString('hex') };
  private readonly signedIn: Record<Kind, Credentials[]> = { customer: [], staff: [] };
  private populated = false;

  private constructor(
    private readonly stores: PrivateStores,
    private readonly folder: string,
  ) {}

  static async prepare(stores: PrivateStores): Promise<Tandem> {
    return new Tandem(stores, await mkdtemp(join(tmpdir(), 'tandem-bench-')));
  }

  /** A fresh process; what it needs to be started as a replica of any other run it has from the stores. */
  async start(nodeArguments: readonly string[] = []): Promise<Site> {
    const server = await this.serve(nodeArguments);
    if (!this.populated) {
      // The api makes its own schema at its first start.
      this.populated = true;
      await populate(this.stores.pool);
    }
    const watched = { server: server.pid, database: this.stores.databasePid };
    return { name: 'Tandem', server, watched, people: (kind, count) => this.people(server.port, kind, count) };
  }

  async remove(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true });
  }

  private serve(nodeArguments: readonly string[]): Promise<ServerProcess> {
    return ServerProcess.start({
      script: inRoot('api/dist/src/main.js'),
      readyPath: '/readyz',
      nodeArguments,
      env: {
        ...unlimited,
        NODE_ENV: 'production',
        PUBLIC_URL: 'http://localhost:8000',
        DATA_DIR: this.folder,
        DATABASE_URL: this.stores.databaseUrl,
        REDIS_URL: this.stores.redisUrl,
        ACCESS_TOKEN_SECRET: this.secrets.access,
        REFRESH_TOKEN_SECRET: this.secrets.refresh,
        ACCESS_TOKEN_LIFETIME: '4h',
        LOG_LEVEL: 'warn',
      },
    });
  }

  /** Signs in whoever has not yet; sessions outlive the process, as they do in production. */
  private async people(port: number, kind: Kind, count: number): Promise<readonly Credentials[]> {
    const known = this.signedIn[kind];
    const missing = Array.from({ length: Math.max(0, count - known.length) }, (_, index) => known.length + index);
    known.push(...(await mapBounded(missing, 16, (index) => logIn(port, emailOf(kind, index)))));
    return known.slice(0, count);
  }
}

export async function logIn(port: number, email: string): Promise<Credentials> {
  const reply = await fetch(`http://127.0.0.1:${port}${apiPrefix}/auth/login`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ email, password: PASSWORD }),
    signal: AbortSignal.timeout(30_000),
  });
  if (!reply.ok) throw new Error(`Signing in ${email} was answered ${reply.status}: ${await reply.text()}`);
  const { accessToken, user } = (await reply.json()) as SignedIn;
  const cookie = reply.headers.getSetCookie().map((line) => line.split(';', 1)[0]);
  return { id: user.id, accessToken, cookie: cookie.join('; ') };
}
