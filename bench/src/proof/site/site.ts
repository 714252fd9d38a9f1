import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Role } from '@tandem/contract';
import { ownFolder } from '../../process/own-folder.ts';
import { type PrivateStores, type StoreOptions, startPrivateStores } from '../../stores/private-stores.ts';
import { unlimited } from '../../subject/tandem.ts';
import { type Account, makeAccounts } from './accounts.ts';
import { type Link, together } from './link.ts';
import { Replica } from './replica.ts';
import { migrate, servingUser } from './rights.ts';

export interface SiteOptions extends StoreOptions {
  /** Beside or instead of the settings every replica has. */
  readonly env?: Readonly<Record<string, string>>;
  readonly replicas?: number;
  /** A job migrates; the replicas wait for it, and their database user may not change the schema. */
  readonly leastRights?: boolean;
  /** The stores are reached past the links, which then hurt nothing. */
  readonly direct?: boolean;
}

/** The product as it stands in production: api processes over a database and a Redis, a link before each of them. */
export interface Site {
  /** Reached past the links. */
  readonly stores: PrivateStores;
  readonly replicas: readonly Replica[];
  readonly links: {
    /** From all replicas to the database. */
    readonly database: Link;
    /** From all replicas to Redis. */
    readonly redis: Link;
    /** From clients to each replica. */
    readonly replica: readonly Link[];
  };
  /** What signs access and refresh tokens on every replica. */
  readonly secrets: { readonly access: string; readonly refresh: string };
  /** The files with everything the replicas printed. */
  logs(): readonly string[];
  /** People who can sign in. */
  addAccounts(role: Role, count: number): Promise<Account[]>;
  stop(): Promise<void>;
}

/** Making the schema is a hundred writes to the disk, one after the other. */
const SCHEMA_WITHIN_MS = 90_000;

/** Starts everything and resolves when every replica can serve. All rate limits are off unless `env` says otherwise. */
export async function startSite({
  env = {},
  replicas: count = 2,
  direct = false,
  leastRights = false,
  ...options
}: SiteOptions = {}): Promise<Site> {
  const folder = ownFolder('proof');
  const stores = await startPrivateStores({ bufferPool: '128M', ...options });
  const secrets = { access: randomBytes(48).toString('hex'), refresh: randomBytes(48).toString('hex') };
  const settings = {
    ...unlimited,
    NODE_ENV: 'production',
    PUBLIC_URL: 'http://localhost:8000',
    DATA_DIR: folder,
    ACCESS_TOKEN_SECRET: secrets.access,
    REFRESH_TOKEN_SECRET: secrets.refresh,
    LOG_LEVEL: 'info',
    ...(leastRights && { MIGRATE: 'wait' }),
    ...env,
  };
  const replicas: Replica[] = [];
  const stop = async () => {
    await Promise.all(replicas.map((replica) => replica.end()));
    await stores.stop();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const databaseUrl = leastRights ? await servingUser(stores) : stores.databaseUrl;
    for (let index = 1; index <= count; index++) {
      const log = join(folder, `replica-${index}.log`);
      const name = `replica ${index}`;
      replicas.push(await Replica.prepare({ ...stores, databaseUrl, name, env: settings, direct, log }));
    }
    const job = leastRights ? migrate(stores.databaseUrl) : Promise.resolve();
    // At once, as in production: one migrates, the others wait for it.
    await Promise.all([job, ...replicas.map((replica) => replica.start().then(() => replica.ready(SCHEMA_WITHIN_MS)))]);
  } catch (cause) {
    await stop();
    throw cause;
  }
  return {
    stores,
    replicas,
    links: {
      database: together(replicas.map(({ database }) => database)),
      redis: together(replicas.map(({ redis }) => redis)),
      replica: replicas.map(({ link }) => link),
    },
    secrets,
    logs: () => replicas.map((_, index) => join(folder, `replica-${index + 1}.log`)),
    addAccounts: (role, howMany) => makeAccounts(stores.pool, role, howMany),
    stop,
  };
}
