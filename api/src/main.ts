import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { type Api, composeApi } from './composition.ts';
import { BadConfig, type Config, loadConfig } from './config.ts';
import { migrate, migrated } from './database/migrate.ts';
import { whenReachable } from './database/when-reachable.ts';
import { furnishDemo } from './demo.ts';
import { createLogger, type Logger } from './logging.ts';
import { openStores, type Stores } from './stores.ts';

const LISTEN_BACKLOG = 4_096;
const DRAIN_MS = 10_000;
const REACH_DATABASE_MS = 30_000;
const MIGRATED_WITHIN_MS = 60_000;

const root = (path: string) => fileURLToPath(new URL(`../../../${path}`, import.meta.url));

async function main(): Promise<void> {
  const config = readConfig();
  const log = createLogger(config);
  const replica = randomUUID();
  const stores = openStores(config, replica, log);
  const patience = {
    within: REACH_DATABASE_MS,
    every: 1_000,
    onFailure: (cause: Error) => log.warn({ cause }, 'the database cannot be reached yet'),
  };
  if (config.migrates) {
    for (const step of await whenReachable(() => migrate(stores.db), patience)) log.info({ step }, 'migrated');
  } else {
    await whenReachable(() => migrated(stores.db, MIGRATED_WITHIN_MS), patience);
  }

  const api = composeApi({
    config,
    stores,
    log,
    replica,
    version: JSON.parse(readFileSync(root('package.json'), 'utf8')).version,
    folders: { portal: root('portal/dist'), console: config.consoleWeb ? root('desktop/dist/renderer') : undefined },
  });
  endWithSignals(api, stores, log, config.drainDelay * 1_000);
  await listen(api, config);
  const { port } = api.server.address() as AddressInfo;
  log.info({ host: config.host, port, stores: config.embedded ? 'embedded' : 'shared' }, 'listening');
  if (config.demo) await furnishDemo(api, config, port);
}

/** One line for each setting that is missing or bad, then exit code 1. */
function readConfig(): Config {
  try {
    return loadConfig(process.env);
  } catch (cause) {
    if (!(cause instanceof BadConfig)) throw cause;
    process.stderr.write(`${cause.problems.join('\n')}\n`);
    process.exit(1);
  }
}

function listen({ server }: Api, { host, port }: Config): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host, port, backlog: LISTEN_BACKLOG }, resolve);
  });
}

/**
 * SIGTERM and SIGINT drain and exit 0 within ten seconds, after a delay in which everything is served and `/readyz` sends
 * the proxy elsewhere; a second signal ends at once.
 */
function endWithSignals(api: Api, stores: Stores, log: Logger, delay: number): void {
  let ending = false;
  const end = async (signal: string) => {
    if (ending) process.exit(1);
    ending = true;
    log.info({ signal }, 'draining');
    setTimeout(() => process.exit(1), delay + DRAIN_MS).unref();
    api.retire();
    await new Promise((resolve) => setTimeout(resolve, delay));
    await api.drain();
    await stores.close();
    log.info('ended');
    process.exit(0);
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void end(signal));
  process.on('unhandledRejection', (cause) => log.error({ cause }, 'a promise was rejected and nobody listened'));
}

main().catch((cause: NodeJS.ErrnoException) => {
  process.stderr.write(
    `Tandem could not start: ${cause.message.split('\n', 1)[0]}${cause.code ? ` (${cause.code})` : ''}\n`,
  );
  process.exit(1);
});
