import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type FreshDatabase, freshDatabase } from './testing/fresh-database.ts';

const shared = process.env['TEST_BACKEND'] === 'mariadb';
const databases: FreshDatabase[] = [];
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tandem-tools-'));
});
afterEach(async () => {
  await Promise.all(databases.splice(0).map((database) => database.drop()));
  rmSync(folder, { recursive: true, force: true });
});

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs a tool as an operator would: with nothing set but where the stores are. */
function tool(name: 'migrate' | 'backup', args: readonly string[], env: Record<string, string>): Promise<Ended> {
  const script = fileURLToPath(new URL(`./${name}-cli.ts`, import.meta.url));
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--conditions=source', '--import', 'tsx', script, ...args], {
      env: { PATH: process.env['PATH'], NODE_ENV: 'production', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let [out, err] = ['', ''];
    child.stdout.on('data', (chunk) => {
      out += chunk;
    });
    child.stderr.on('data', (chunk) => {
      err += chunk;
    });
    child.on('error', reject).on('close', (code) => resolve({ code, out, err }));
  });
}

/** Stores with nothing in them, as the tools are told of them. */
async function emptyStores(name: string): Promise<Record<string, string>> {
  if (!shared) return { DATA_DIR: join(folder, name) };
  const database = await freshDatabase();
  databases.push(database);
  return { DATABASE_URL: database.url, REDIS_URL: database.redisUrl, REDIS_PREFIX: database.redisPrefix };
}

test('an operator migrates as a job, backs up and restores somewhere else, and is told what was done', {
  timeout: 180_000, // six processes, one after the other, and the whole schema made twice
}, async () => {
  const [here, there] = [await emptyStores('here'), await emptyStores('there')];
  const before = await tool('migrate', ['--status'], here);
  expect(before).toMatchObject({ code: 3, out: expect.stringContaining('Stands at nothing.\nMissing: 0001-accounts') });
  expect(await tool('migrate', [], here)).toMatchObject({
    code: 0,
    out: expect.stringContaining('Migrated: 0001-accounts'),
  });

  const backups = join(folder, 'backups');
  const made = await tool('backup', ['create', backups], here);
  expect(made).toMatchObject({
    code: 0,
    out: expect.stringMatching(/: 0 tickets, 0 entries, \d+ bytes, schema \d{4}-/),
  });
  const [name = ''] = readdirSync(backups);

  const restored = await tool('backup', ['restore', join(backups, name)], there);
  expect(restored).toMatchObject({ code: 0, out: expect.stringContaining('All sessions were ended') });
  expect((await tool('migrate', ['--status'], there)).code).toBe(0);
  const again = await tool('backup', ['restore', join(backups, name)], here);
  expect(again).toMatchObject({ code: 1, err: expect.stringContaining('Nothing was changed') });
});

test('what cannot be understood is answered by the usage, and no password is ever printed', async () => {
  for (const [name, args] of [
    ['migrate', ['--force']],
    ['backup', ['remove', 'x']],
  ] as const) {
    expect(await tool(name, args, {})).toMatchObject({ code: 2, out: '', err: expect.stringContaining('Usage: ') });
  }
  const nowhere = { DATABASE_URL: 'mysql://tandem:a-secret-word@127.0.0.1:1/tandem' };
  const failed = await tool('backup', ['create', folder], nowhere);
  expect(failed.code).toBe(1);
  expect(failed.out + failed.err).not.toContain('a-secret-word');
});
