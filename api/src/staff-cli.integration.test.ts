import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { closeCodes } from '@tandem/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApi, stopTestApis, type TestApi } from './testing/test-api.ts';

const cli = fileURLToPath(new URL('./staff-cli.ts', import.meta.url));
const password = 'seven bicycles under the moon';

let desk: TestApi;
beforeAll(async () => {
  desk = await startTestApi();
});
afterAll(stopTestApis);

/** Runs `staff …` as an operator would, on the stores of the running api. */
function staff(args: string[], input = ''): Promise<{ code: number | null; out: string; err: string }> {
  const { databaseUrl, redisUrl, redisPrefix, dataDir, accessKey, refreshKey } = desk.config;
  const env = {
    PATH: process.env['PATH'],
    NODE_ENV: 'test',
    DATA_DIR: dataDir,
    ACCESS_TOKEN_SECRET: accessKey.export().toString(),
    REFRESH_TOKEN_SECRET: refreshKey.export().toString(),
    ...(databaseUrl && redisUrl && { DATABASE_URL: databaseUrl, REDIS_URL: redisUrl, REDIS_PREFIX: redisPrefix }),
  };
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--conditions=source', '--import', 'tsx', cli, ...args], { env });
    let [out, err] = ['', ''];
    child.stdout.on('data', (chunk) => {
      out += chunk;
    });
    child.stderr.on('data', (chunk) => {
      err += chunk;
    });
    child.on('error', reject).on('close', (code) => resolve({ code, out, err }));
    child.stdin.end(input);
  });
}

test('makes an agent who can sign in at once, and disabling them ends their live connection', async () => {
  const email = `mira-${randomUUID()}@example.test`;
  const made = await staff(['create', '--email', email, '--name', 'Mira', '--role', 'agent'], `${password}\n`);
  expect(made).toEqual({ code: 0, out: `Created: ${email}  agent  Mira\n`, err: '' });
  const client = desk.anonymous();
  await client.signedIn(client.post('/auth/login', { email, password }));
  expect(client.user).toMatchObject({ name: 'Mira', role: 'agent' });

  const socket = await client.socket();
  const closed = socket.closed;
  expect(await staff(['disable', '--email', email])).toMatchObject({ code: 0 });
  const disabledAt = Date.now();
  expect(await closed).toMatchObject({ code: closeCodes.sessionEnded });
  expect(Date.now() - disabledAt).toBeLessThan(1_000);
  expect((await client.get('/auth/me')).status).toBe(401);
  expect((await client.post('/auth/login', { email, password })).status).toBe(401);
  expect((await staff(['list'])).out).toContain(`${email}  agent  Mira  (disabled)`);
});

test('says what is wrong and with which exit code', async () => {
  expect(await staff(['create', '--email', 'x'])).toMatchObject({
    code: 2,
    out: '',
    err: expect.stringContaining('--email'),
  });
  expect(await staff(['disable', '--email', 'nobody@example.test'])).toEqual({
    code: 1,
    out: '',
    err: 'Nobody has the e-mail address nobody@example.test.\n',
  });
  const weak = await staff(['create', '--email', 'w@example.test', '--name', 'W', '--role', 'admin'], 'password1234\n');
  expect(weak).toMatchObject({ code: 1, err: expect.stringContaining('most used passwords') });
});
