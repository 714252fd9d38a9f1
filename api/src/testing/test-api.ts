import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { type Api, composeApi } from '../composition.ts';
import { type Config, loadConfig } from '../config.ts';
import { migrate } from '../database/migrate.ts';
import { createLogger } from '../logging.ts';
import { openStores, type Stores } from '../stores.ts';
import { Given } from './given.ts';
import { migratedDatabase } from './migrated-database.ts';
import { TestClient } from './test-client.ts';

export interface TestApi {
  readonly api: Api;
  readonly config: Config;
  readonly stores: Stores;
  /** `http://127.0.0.1:port` */
  readonly origin: string;
  readonly given: Given;
  /** Everything that was logged. */
  readonly logged: () => string;
  /** A client nobody is signed in with. */
  anonymous(): TestClient;
  /** One more api process's worth of objects over the same stores, with other settings where they are given. */
  replica(settings?: Readonly<Record<string, string>>): Promise<TestApi>;
  stop(): Promise<void>;
}

/** Argon2 makes a test slow and limits make it fail: they are raised here and tested where they matter. */
const generous = Object.fromEntries(
  ['SIGN_UP_PER_ADDRESS', 'LOGIN_PER_ACCOUNT', 'LOGIN_PER_ADDRESS', 'REFRESH_PER_SESSION', 'TICKETS_PER_ACCOUNT']
    .concat(
      'CONSOLES_PER_ACCOUNT',
      'RENAMES_PER_ACCOUNT',
      'MESSAGES_PER_ACCOUNT',
      'REQUESTS_PER_SESSION',
      'FRAMES_PER_SOCKET',
    )
    .map((name) => [`LIMIT_${name}`, 'off']),
);

const running: TestApi[] = [];

/**
 * The real app on a free port, over an empty schema of the backend that TEST_BACKEND names: SQLite and the embedded
 * stores, or MariaDB and Redis. Stop it with {@link stopTestApis}.
 */
export async function startTestApi(settings: Readonly<Record<string, string>> = {}): Promise<TestApi> {
  const dataDir = mkdtempSync(join(tmpdir(), 'tandem-test-'));
  const shared = process.env['TEST_BACKEND'] === 'mariadb';
  const database = shared ? await migratedDatabase() : undefined;
  const env = {
    NODE_ENV: 'test',
    LOG_LEVEL: 'debug',
    DATA_DIR: dataDir,
    ACCESS_TOKEN_SECRET: randomUUID() + randomUUID(),
    REFRESH_TOKEN_SECRET: randomUUID() + randomUUID(),
    ...generous,
    ...(database && { DATABASE_URL: database.url, REDIS_URL: database.redisUrl, REDIS_PREFIX: database.redisPrefix }),
    ...settings,
  };
  const started = await start(env, async () => {
    await database?.drop();
    rmSync(dataDir, { recursive: true, force: true });
  });
  await migrate(started.stores.db);
  return started;
}

/** For `afterEach` or `afterAll`: ends every api that was started. */
export async function stopTestApis(): Promise<void> {
  for (const api of running.splice(0).reverse()) await api.stop();
}

async function start(env: Record<string, string>, cleanUp: () => Promise<void>): Promise<TestApi> {
  const port = await freePort();
  const config = loadConfig({ ...env, PORT: String(port) });
  const replica = randomUUID();
  const lines: string[] = [];
  const log = createLogger(
    config,
    new Writable({
      write(chunk, _encoding, done) {
        lines.push(String(chunk));
        done();
      },
    }),
  );
  const stores = openStores(config, replica, log);
  const missing = join(config.dataDir, 'not-built');
  const api = composeApi({
    config,
    stores,
    log,
    replica,
    version: '0.0.0',
    folders: { portal: missing, console: missing },
  });
  await new Promise<void>((resolve) => api.server.listen(port, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(api.server.address() as AddressInfo).port}`;
  const anonymous = () => new TestClient(origin);
  const testApi: TestApi = {
    api,
    config,
    stores,
    origin,
    given: new Given(api, anonymous),
    logged: () => lines.join(''),
    anonymous,
    replica: (settings) => start({ ...env, ...settings }, async () => {}),
    async stop() {
      await api.drain();
      await stores.close();
      await cleanUp();
    },
  };
  running.push(testApi);
  return testApi;
}

/** PUBLIC_URL follows from the port, so it has to be known before the server listens. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}
