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
  const stores = await startStores({ flushes: false }).catch((reason) => skipped(separate, reason));
  if (!('stop' in stores)) return [first, stores];
  try {
    const env = { TEST_BACKEND: 'mariadb', TEST_DATABASE_URL: stores.databaseUrl, TEST_REDIS_URL: stores.redisUrl };
    const second = await runVitest(separate, args, env);
    return [withoutThoseOf(first, second), second];
  } finally {
    await stores.stop();
  }
}

/**
 * A test that is about several replicas has nothing to say on SQLite: it is not skipped when the other pass ran it.
 * @param {import('./vitest.mjs').VitestSuite} suite
 * @param {import('./vitest.mjs').VitestSuite} other
 */
export function withoutThoseOf(suite, other) {
  const elsewhere = [...suite.notRun].filter((test) => other.ran.has(test)).length;
  return elsewhere === 0
    ? suite
    : { ...suite, skipped: suite.skipped - elsewhere, note: `${elsewhere} more are about shared stores alone` };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  bootstrap();
  conclude(await integration(process.argv.slice(2)));
}
