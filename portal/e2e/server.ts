import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const compiled = (file: string) => fileURLToPath(new URL(`../../api/dist/src/${file}`, import.meta.url));

export interface NewStaff {
  readonly name: string;
  readonly email: string;
  readonly password: string;
  readonly role: 'agent' | 'admin';
}

/**
 * The api as it is shipped: its own process on its own port with its own data, on the stores that TEST_DATABASE_URL and
 * TEST_REDIS_URL name or, without them, on the embedded ones. It can be killed and started again on what it had stored. With TEST_SITE_URL, a service that
 * runs already at that address on those stores; it cannot be killed.
 */
export class Server {
  private child: ChildProcess | undefined;
  private printed = '';

  private constructor(
    /** Without a slash at the end. */
    readonly url: string,
    private readonly folder: string,
    private readonly env: NodeJS.ProcessEnv,
  ) {}

  /** `more`: settings of the api besides those of every story. */
  static async start(more: NodeJS.ProcessEnv = {}): Promise<Server> {
    const folder = mkdtempSync(join(tmpdir(), 'tandem-e2e-'));
    const { TEST_SITE_URL: site } = process.env;
    if (site) return new Server(site, folder, { ...process.env, ...settings(0, folder) });
    const port = await freePort();
    const env = { ...process.env, ...settings(port, folder), ...more };
    const server = new Server(`http://localhost:${port}`, folder, env);
    await server.start().catch(async (cause: unknown) => {
      await server.stop();
      throw cause;
    });
    return server;
  }

  /** What the process has printed, for the report of a failed story. */
  get log(): string {
    return this.printed;
  }

  /** Resolves once the api says that it can serve. */
  async start(): Promise<void> {
    const child = spawn(process.execPath, [compiled('main.js')], {
      cwd: this.folder,
      env: this.env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.child = child;
    process.once('exit', () => child.kill('SIGKILL'));
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        this.printed = (this.printed + chunk.toString()).slice(-100_000);
      });
    }
    for (const deadline = Date.now() + 30_000; Date.now() < deadline; await sleep(50)) {
      if (child.exitCode !== null) break;
      if (await answers(`${this.url}/readyz`)) return;
    }
    await this.kill();
    throw new Error(`The api did not start:\n${this.printed}`);
  }

  /** `kill -9`: no goodbye, nothing flushed that was not flushed already. */
  kill(): Promise<void> {
    return this.end('SIGKILL');
  }

  /** Asks the api to end, and removes its data. */
  async stop(): Promise<void> {
    await this.end('SIGTERM');
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** Makes a member of staff the way an operator does: with the command-line tool, the password on standard input. */
  addStaff({ name, email, password, role }: NewStaff): Promise<void> {
    return this.staff(['create', '--email', email, '--name', name, '--role', role], `${password}\n`);
  }

  /** Disables an account the way an operator does. */
  disable(email: string): Promise<void> {
    return this.staff(['disable', '--email', email]);
  }

  private async staff(args: string[], input = ''): Promise<void> {
    const tool = spawn(process.execPath, [compiled('staff-cli.js'), ...args], { cwd: this.folder, env: this.env });
    let words = '';
    for (const stream of [tool.stdout, tool.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        words += chunk.toString();
      });
    }
    tool.stdin.end(input);
    const code = await new Promise((resolve) => tool.once('close', resolve));
    if (code !== 0) throw new Error(`The staff tool ended with ${code}:\n${words}`);
  }

  private async end(signal: NodeJS.Signals): Promise<void> {
    const child = this.child;
    this.child = undefined;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill(signal);
    const late = setTimeout(() => child.kill('SIGKILL'), 15_000);
    await gone;
    clearTimeout(late);
  }
}

const secret = () => randomBytes(32).toString('base64');

/** All stories come from one address and some write by the hundred, so the limits that count this are off. */
function settings(port: number, folder: string): NodeJS.ProcessEnv {
  const { TEST_DATABASE_URL: databaseUrl, TEST_REDIS_URL: redisUrl } = process.env;
  return {
    NODE_ENV: 'development',
    PORT: String(port),
    DATA_DIR: join(folder, 'data'),
    DEMO: 'off',
    LOG_LEVEL: 'info',
    LIMIT_SIGN_UP_PER_ADDRESS: 'off',
    LIMIT_LOGIN_PER_ADDRESS: 'off',
    LIMIT_TICKETS_PER_ACCOUNT: 'off',
    LIMIT_MESSAGES_PER_ACCOUNT: 'off',
    LIMIT_REQUESTS_PER_SESSION: 'off',
    ...(databaseUrl &&
      redisUrl && {
        DATABASE_URL: databaseUrl,
        REDIS_URL: redisUrl,
        ACCESS_TOKEN_SECRET: secret(),
        REFRESH_TOKEN_SECRET: secret(),
      }),
  };
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('No free port.');
  return address.port;
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(1_000) })).ok;
  } catch {
    return false;
  }
}
