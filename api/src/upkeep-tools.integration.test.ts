import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type FreshDatabase, freshDatabase } from './testing/fresh-database.ts';

const shared = process.env['TEST_BACKEND'] === 'mariadb';
let folder: string;
let [first, second]: (FreshDatabase | undefined)[] = [];
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tandem-tools-'));
  if (shared) [first, second] = [await freshDatabase(), await freshDatabase()];
});
afterAll(async () => {
  await Promise.all([first?.drop(), second?.drop()]);
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

const stores = (database: FreshDatabase | undefined, name: string): Record<string, string> =>
  database
    ? { DATABASE_URL: database.url, REDIS_URL: database.redisUrl, REDIS_PREFIX: database.redisPrefix }
    : { DATA_DIR: join(folder, name) };

test('an operator migrates as a job, backs up and restores somewhere else, and is told what was done', {
  timeout: 180_000, // six processes, one after the other
}, async () => {
  const here = stores(first, 'here');
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

  const restored = await tool('backup', ['restore', join(backups, name)], stores(second, 'there'));
  expect(restored).toMatchObject({ code: 0, out: expect.stringContaining('All sessions were ended') });
  expect((await tool('migrate', ['--status'], stores(second, 'there'))).code).toBe(0);
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
