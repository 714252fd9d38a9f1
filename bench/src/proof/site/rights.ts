import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { inRoot } from '../../process/compiled.ts';
import { tied } from '../../process/tied.ts';
import type { PrivateStores } from '../../stores/private-stores.ts';

/** The address of the database for a user who may read and write rows and nothing else, as a replica needs it. */
export async function servingUser({ pool, databaseUrl }: PrivateStores): Promise<string> {
  const url = new URL(databaseUrl);
  const password = randomBytes(16).toString('hex');
  await pool.query(`CREATE USER serving@'127.0.0.1' IDENTIFIED BY '${password}'`);
  await pool.query(`GRANT SELECT, INSERT, UPDATE, DELETE ON ${url.pathname.slice(1)}.* TO serving@'127.0.0.1'`);
  url.username = 'serving';
  url.password = password;
  return url.href;
}

/** The one-shot migration job, with nothing in its environment but the database. */
export async function migrate(databaseUrl: string): Promise<void> {
  const job = spawn(process.execPath, [inRoot('api/dist/src/migrate-cli.js')], {
    env: { DATABASE_URL: databaseUrl },
    stdio: ['ignore', 'ignore', 'pipe'],
    timeout: 60_000,
  });
  tied(job);
  let words = '';
  job.stderr.on('data', (chunk: Buffer) => {
    words = (words + chunk.toString()).slice(-2_000);
  });
  const code = await new Promise((resolve) => job.once('close', resolve));
  if (code !== 0) throw new Error(`The migration job ended with ${code}: ${words}`);
}
