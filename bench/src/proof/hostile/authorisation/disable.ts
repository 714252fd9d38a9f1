import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { inRoot } from '../../../process/compiled.ts';
import type { Site } from '../../site/site.ts';

/** Disables accounts as an operator does, with the staff command, while the api runs. */
export async function disableAccounts({ stores, secrets }: Site, emails: readonly string[]): Promise<void> {
  const env = {
    PATH: process.env['PATH'],
    NODE_ENV: 'test',
    DATABASE_URL: stores.databaseUrl,
    REDIS_URL: stores.redisUrl,
    ACCESS_TOKEN_SECRET: secrets.access,
    REFRESH_TOKEN_SECRET: secrets.refresh,
  };
  const command = inRoot('api/dist/src/staff-cli.js');
  await Promise.all(
    emails.map((email) =>
      promisify(execFile)(process.execPath, [command, 'disable', '--email', email], { env, timeout: 30_000 }),
    ),
  );
}
