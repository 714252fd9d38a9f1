import { fileURLToPath } from 'node:url';
import { bootstrap } from './bootstrap.mjs';
import { startStores } from './stores.mjs';
import { conclude, skipped } from './suite.mjs';
import { runVitest } from './vitest.mjs';

const embedded = 'integration on SQLite';
const separate = 'integration on MariaDB and Redis';

/**
 * The api's tests twice: on the embedded default, then on a private MariaDB and Redis.
 * @param {string[]} [filters] parts of file names, or other arguments of Vitest
 */
export async function integration(filters = []) {
  const args = ['--project', 'integration', ...filters];
  const first = await runVitest(embedded, args, { TEST_BACKEND: 'sqlite' });
  const stores = await startStores().catch((reason) => skipped(separate, reason));
  if (!('stop' in stores)) return [first, stores];
  try {
    const env = { TEST_BACKEND: 'mariadb', TEST_DATABASE_URL: stores.databaseUrl, TEST_REDIS_URL: stores.redisUrl };
    return [first, await runVitest(separate, args, env)];
  } finally {
    await stores.stop();
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  bootstrap();
  conclude(await integration(process.argv.slice(2)));
}
