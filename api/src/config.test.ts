import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { envExample } from './config.example.ts';
import { BadConfig, type Environment, loadConfig } from './config.ts';

const ACCESS = 'q3mZ0vJm0c2a8yV1Wb7dTn5uXh9KpLr4';
const REFRESH = 'Zt6yQe1oWm4sLk8fBv2nXc7dRj5hGa0u';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tandem-config-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const load = (env: Environment = {}) => loadConfig({ DATA_DIR: folder, ...env });
const production: Environment = {
  NODE_ENV: 'production',
  PUBLIC_URL: 'https://support.example.com',
  ACCESS_TOKEN_SECRET: ACCESS,
  REFRESH_TOKEN_SECRET: REFRESH,
};

function problems(env: Environment): readonly string[] {
  try {
    load(env);
  } catch (cause) {
    if (cause instanceof BadConfig) return cause.problems;
    throw cause;
  }
  return [];
}

describe('with nothing set', () => {
  test('the service is embedded, on loopback, with demo data', () => {
    expect(load()).toMatchObject({
      embedded: true,
      host: '127.0.0.1',
      port: 8000,
      publicUrl: 'http://localhost:8000',
      demo: true,
      secure: false,
    });
  });

  test('secrets are made once and only their owner can read them', () => {
    const first = load();
    const second = load();
    expect(second.accessKey.equals(first.accessKey)).toBe(true);
    expect(first.accessKey.equals(first.refreshKey)).toBe(false);
    expect(statSync(join(folder, 'secrets.json')).mode & 0o777).toBe(0o600);
  });

  test('a damaged secrets file stops the start instead of being replaced', () => {
    writeFileSync(join(folder, 'secrets.json'), '{}');
    expect(() => load()).toThrow('is damaged');
  });
});

describe('a bad variable is named together with the reason', () => {
  test.each([
    ['PORT', 'eighty', 'PORT must be a whole number from 0 to 65535'],
    ['NODE_ENV', 'prod', 'NODE_ENV must be one of development, test, production'],
    ['ALLOWED_ORIGINS', 'https://a.example/path', 'ALLOWED_ORIGINS must be scheme, host and port only'],
    ['LIMIT_LOGIN_PER_ACCOUNT', 'many', 'LIMIT_LOGIN_PER_ACCOUNT must be like 10/15m'],
    ['LIMIT_LOGIN_PER_ACOUNT', '5/1m', 'LIMIT_LOGIN_PER_ACOUNT is not a setting of this service'],
    ['ACCESS_TOKEN_LIFETIME', '15', 'ACCESS_TOKEN_LIFETIME must be a length of time'],
    ['PUBLIC_URL', 'http://support.example.com', 'PUBLIC_URL must be https'],
    ['DATABASE_URL', 'postgres://db/x', 'DATABASE_URL must be an address that begins with mysql:// or mariadb://'],
    ['DATABASE_URL', 'mysql://db/x', 'REDIS_URL is missing'],
    ['CONSOLE_WEB', 'yes', 'CONSOLE_WEB must be one of on, off'],
    ['ACCESS_TOKEN_SECRET', ACCESS, 'REFRESH_TOKEN_SECRET is missing: both secrets go together'],
    ['ACCESS_TOKEN_SECRET_FILE', '/nowhere/at/all', 'ACCESS_TOKEN_SECRET cannot be read from the file /nowhere/at/all'],
  ])('%s=%s', (name, value, line) => {
    expect(problems({ [name]: value }).join('\n')).toContain(line);
  });

  test('every problem has its own line, all at once', () => {
    expect(problems({ PORT: 'x', LOG_LEVEL: 'loud' })).toHaveLength(2);
  });
});

describe('in production', () => {
  test('a complete setting is accepted and listens on every address, without demo data', () => {
    expect(load(production)).toMatchObject({ production: true, host: '0.0.0.0', demo: false, secure: true });
  });

  test.each([
    ['is missing', undefined, 'ACCESS_TOKEN_SECRET is missing: both secrets go together'],
    ['is short', 'a-short-one', 'ACCESS_TOKEN_SECRET must have at least 32 bytes'],
    ['is a placeholder', 'change-me-change-me-change-me-now', 'ACCESS_TOKEN_SECRET must be random'],
    ['is one letter repeated', 'a'.repeat(40), 'ACCESS_TOKEN_SECRET must be random'],
    ['equals the other one', REFRESH, 'REFRESH_TOKEN_SECRET must differ from ACCESS_TOKEN_SECRET'],
  ])('a secret that %s is refused and never repeated', (_case, secret, line) => {
    const lines = problems({ ...production, ACCESS_TOKEN_SECRET: secret });
    expect(lines.join('\n')).toContain(line);
    if (secret) expect(lines.join('\n')).not.toContain(secret);
  });

  test('no secret is ever made up', () => {
    const { ACCESS_TOKEN_SECRET: _a, REFRESH_TOKEN_SECRET: _r, ...rest } = production;
    expect(problems(rest)).toHaveLength(2);
  });

  test('the public address has to be given', () => {
    expect(problems({ ...production, PUBLIC_URL: '' })).toContain('PUBLIC_URL is missing: production needs it');
  });
});

test('a secret can come from a file, and not from both places', () => {
  const file = join(folder, 'access');
  writeFileSync(file, `${ACCESS}\n`);
  const { ACCESS_TOKEN_SECRET: _given, ...rest } = production;
  expect(
    load({ ...rest, ACCESS_TOKEN_SECRET_FILE: file })
      .accessKey.export()
      .toString(),
  ).toBe(ACCESS);
  expect(problems({ ...production, ACCESS_TOKEN_SECRET_FILE: file }).join()).toContain('is set twice');
});

describe('while a secret is being replaced', () => {
  const NEXT = 'B7wq0nT3xLs9ZfKp2VrYc5hMu8EjGd1o';

  test('a second one is accepted beside it, also from a file, and never printed', () => {
    const file = join(folder, 'next');
    writeFileSync(file, NEXT);
    const config = load({
      ...production,
      ACCESS_TOKEN_SECRET_ACCEPTED: NEXT.toLowerCase(),
      REFRESH_TOKEN_SECRET_ACCEPTED_FILE: file,
    });
    expect(config.acceptedKeys.access.map((key) => key.export().toString())).toEqual([NEXT.toLowerCase()]);
    expect(config.acceptedKeys.refresh.map((key) => key.export().toString())).toEqual([NEXT]);
    expect(JSON.stringify(config)).not.toContain(NEXT);
  });

  test('its file may be there and empty, before and after; that of the secret itself may not', () => {
    const file = join(folder, 'empty');
    writeFileSync(file, '\n');
    expect(load({ ...production, ACCESS_TOKEN_SECRET_ACCEPTED_FILE: file }).acceptedKeys.access).toEqual([]);
    expect(problems({ ...production, METRICS_TOKEN_FILE: file }).join()).toContain('METRICS_TOKEN must have at least');
  });

  test.each(['ACCESS_TOKEN_SECRET_ACCEPTED', 'REFRESH_TOKEN_SECRET_ACCEPTED'])('%s is no copy of another', (name) => {
    for (const secret of [ACCESS, REFRESH]) {
      expect(problems({ ...production, [name]: secret }).join()).toContain(`${name} must differ from`);
    }
    expect(problems({ ...production, [name]: 'short' }).join()).toContain('at least 32 bytes');
  });
});

test('a token that is accepted at /metrics beside none is refused: it would close nothing', () => {
  const found = problems({ ...production, METRICS_TOKEN_ACCEPTED: 'Zq3xLs9ZfKp2VrYc5hMu8EjGd1oB7w0n' });
  expect(found.join()).toContain('METRICS_TOKEN is missing');
});

test('no setting printed by mistake shows a secret', () => {
  expect(JSON.stringify(load(production))).not.toContain(ACCESS);
});

test('demo data stays away as soon as others can reach the service', () => {
  expect(load({ HOST: '0.0.0.0' }).demo).toBe(false);
  expect(load({ DEMO: 'off' }).demo).toBe(false);
});

test('a limit reads as count and time, or off', () => {
  const { limits } = load({ LIMIT_LOGIN_PER_ACCOUNT: '5/1h', LIMIT_LOGIN_PER_ADDRESS: 'off' });
  expect(limits.loginPerAccount).toEqual({ points: 5, seconds: 3_600 });
  expect(limits.loginPerAddress).toBeNull();
});

test('.env.example says what the table says (vitest -u writes it anew)', async () => {
  await expect(envExample()).toMatchFileSnapshot('../../.env.example');
});

test('.env.example sets nothing by itself', () => {
  expect(parseEnv(envExample())).toEqual({});
});
