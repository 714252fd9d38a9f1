import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { apiPrefix, type SignedIn } from '@tandem/contract';
import type { Credentials } from '../load/credentials.ts';
import { mapBounded } from '../load/measured.ts';
import { inRoot } from '../process/compiled.ts';
import { ownFolder } from '../process/own-folder.ts';
import { ServerProcess } from '../process/server-process.ts';
import type { Cast, Kind, Site } from '../scenarios/site.ts';
import type { PrivateStores } from '../stores/private-stores.ts';
import { emailOf, PASSWORD, populate } from './population.ts';

/** One benchmark comes from one address with few accounts, so every limit is off; all else is as in production. */
export const unlimited = Object.fromEntries(
  [
    'SIGN_UP_PER_ADDRESS',
    'LOGIN_PER_ACCOUNT',
    'LOGIN_PER_ADDRESS',
    'REFRESH_PER_SESSION',
    'RENAMES_PER_ACCOUNT',
    'CONSOLES_PER_ACCOUNT',
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
    return new Tandem(stores, ownFolder('bench'));
  }

  /** A process in which nobody has signed in yet: memory and profiles are of the scenario alone. */
  async start(cast: Cast, nodeArguments: readonly string[] = []): Promise<Site> {
    await this.admit(cast);
    const server = await this.serve(nodeArguments);
    const watched = { server: server.pid, database: this.stores.databasePid };
    return { name: 'Tandem', server, watched, people: async (kind, count) => this.people(kind, count) };
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

  /** Signs in whoever has not yet, with a process of its own; sessions outlive it, as they do in production. */
  private async admit(cast: Cast): Promise<void> {
    const kinds = ['customer', 'staff'] as const;
    if (this.populated && kinds.every((kind) => this.signedIn[kind].length >= cast[kind])) return;
    const server = await this.serve([]);
    try {
      if (!this.populated) {
        // The api made its schema when it started.
        this.populated = true;
        await populate(this.stores.pool);
      }
      for (const kind of kinds) await this.signIn(server.port, kind, cast[kind]);
    } finally {
      await server.stop();
    }
  }

  private async signIn(port: number, kind: Kind, count: number): Promise<void> {
    const known = this.signedIn[kind];
    const missing = Array.from({ length: Math.max(0, count - known.length) }, (_, index) => known.length + index);
    known.push(...(await mapBounded(missing, 16, (index) => logIn(port, emailOf(kind, index)))));
  }

  private people(kind: Kind, count: number): readonly Credentials[] {
    const known = this.signedIn[kind];
    if (known.length < count) throw new Error(`Only ${known.length} of kind ${kind} were asked for, not ${count}.`);
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
