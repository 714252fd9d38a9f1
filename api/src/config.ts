import { createSecretKey, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { generatedSecrets } from './config.secrets.ts';
import { type Table, table, type Values, type Variable, type VariableName } from './config.table.ts';

export type { RateLimit } from './config.read.ts';

/** What the process was told, checked and complete. Secrets are key objects, so that no log can print them. */
export type Config = ReturnType<typeof loadConfig>;
export type Limits = Config['limits'];
export type Environment = Readonly<Record<string, string | undefined>>;

/** The settings that cannot be accepted, one line each: which, and why. */
export class BadConfig extends Error {
  constructor(readonly problems: readonly string[]) {
    super(problems.join('\n'));
    this.name = 'BadConfig';
  }
}

/** Reads the whole environment against the table of variables. Throws {@link BadConfig} that names every problem. */
export function loadConfig(env: Environment) {
  const problems: string[] = [];
  const values = readTable(env, problems);
  if (problems.length > 0) throw new BadConfig(problems);

  const production = values.NODE_ENV === 'production';
  const embedded = values.DATABASE_URL === undefined && values.REDIS_URL === undefined;
  const host = values.HOST ?? (production ? '0.0.0.0' : '127.0.0.1');
  const publicUrl = values.PUBLIC_URL ?? `http://localhost:${values.PORT}`;
  const dataDir = resolve(values.DATA_DIR);

  problems.push(...contradictions(values, env, { production, embedded, publicUrl }));
  if (problems.length > 0) throw new BadConfig(problems);

  const secrets = values.ACCESS_TOKEN_SECRET
    ? { access: values.ACCESS_TOKEN_SECRET, refresh: values.REFRESH_TOKEN_SECRET ?? '' }
    : generatedSecrets(dataDir);

  return Object.freeze({
    kind: values.NODE_ENV,
    production,
    embedded,
    host,
    port: values.PORT,
    /** An origin: scheme, host and port. */
    publicUrl,
    allowedOrigins: values.ALLOWED_ORIGINS,
    /** Cookies are Secure, and browsers are told to stay on https. */
    secure: publicUrl.startsWith('https:'),
    proxies: values.TRUST_PROXY,
    consoleWeb: values.CONSOLE_WEB,
    oldestDesktop: values.OLDEST_DESKTOP,
    updatesDir: values.UPDATES_DIR && resolve(values.UPDATES_DIR),
    demo: values.DEMO && embedded && values.NODE_ENV === 'development' && isLoopback(host),
    logLevel: values.LOG_LEVEL,
    /** Any of them is good; none: nobody is asked for one. */
    metricsTokens: values.METRICS_TOKEN ? keysOf(values.METRICS_TOKEN, values.METRICS_TOKEN_ACCEPTED) : [],
    /** Seconds. */
    drainDelay: values.DRAIN_DELAY ?? 0,
    databaseUrl: values.DATABASE_URL,
    redisUrl: values.REDIS_URL,
    redisPrefix: values.REDIS_PREFIX,
    dataDir,
    poolSize: values.DATABASE_POOL_SIZE,
    migrates: values.MIGRATE === 'on',
    accessKey: keyOf(secrets.access),
    refreshKey: keyOf(secrets.refresh),
    /** What signs nothing here and is good all the same, while a key is being replaced. */
    acceptedKeys: Object.freeze({
      access: keysOf(values.ACCESS_TOKEN_SECRET_ACCEPTED),
      refresh: keysOf(values.REFRESH_TOKEN_SECRET_ACCEPTED),
    }),
    /** Seconds. */
    lifetimes: Object.freeze({
      accessToken: values.ACCESS_TOKEN_LIFETIME,
      session: values.SESSION_LIFETIME,
      grace: values.ROTATION_GRACE,
    }),
    /** Null: no limit. */
    limits: Object.freeze({
      signUpPerAddress: values.LIMIT_SIGN_UP_PER_ADDRESS,
      loginPerAccount: values.LIMIT_LOGIN_PER_ACCOUNT,
      loginPerAddress: values.LIMIT_LOGIN_PER_ADDRESS,
      refreshPerSession: values.LIMIT_REFRESH_PER_SESSION,
      renamesPerAccount: values.LIMIT_RENAMES_PER_ACCOUNT,
      consolesPerAccount: values.LIMIT_CONSOLES_PER_ACCOUNT,
      ticketsPerAccount: values.LIMIT_TICKETS_PER_ACCOUNT,
      messagesPerAccount: values.LIMIT_MESSAGES_PER_ACCOUNT,
      requestsPerSession: values.LIMIT_REQUESTS_PER_SESSION,
      framesPerSocket: values.LIMIT_FRAMES_PER_SOCKET,
    }),
  });
}

/** Where the stores are, for tools that need no more than that. Throws {@link BadConfig}. */
export function loadStoresConfig(env: Environment) {
  const problems: string[] = [];
  const values = readTable(env, problems, ['DATABASE_URL', 'DATA_DIR', 'REDIS_URL', 'REDIS_PREFIX']);
  if (problems.length > 0) throw new BadConfig(problems);
  return {
    databaseUrl: values.DATABASE_URL,
    redisUrl: values.REDIS_URL,
    redisPrefix: values.REDIS_PREFIX,
    dataDir: resolve(values.DATA_DIR),
  };
}

const keyOf = (secret: string): KeyObject => createSecretKey(Buffer.from(secret));
const keysOf = (...secrets: readonly (string | undefined)[]): readonly KeyObject[] =>
  secrets.flatMap((secret) => (secret === undefined ? [] : keyOf(secret)));

/** Whether a host name or address means this very machine. */
export const isLoopback = (host: string): boolean => /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/i.test(host);

function readTable(env: Environment, problems: string[], only?: readonly VariableName[]): Values {
  const values: Partial<Record<VariableName, unknown>> = {};
  for (const [name, variable] of Object.entries(table) as [VariableName, Variable<unknown>][]) {
    if (only && !only.includes(name)) continue;
    try {
      const text = textOf(name, variable, env);
      values[name] = text === undefined ? undefined : variable.read(text);
    } catch (cause) {
      problems.push(`${name} ${(cause as Error).message}`);
    }
  }
  // A limit that is misspelt would silently not apply.
  for (const name of Object.keys(env)) {
    if (name.startsWith('LIMIT_') && !Object.hasOwn(table, name))
      problems.push(`${name} is not a setting of this service`);
  }
  return values as Values;
}

/** An empty variable counts as not set, which is how shells and compose files leave one out. */
function textOf(name: string, { fallback, secret }: Variable<unknown>, env: Environment): string | undefined {
  const text = env[name]?.trim() || undefined;
  const file = secret ? env[`${name}_FILE`]?.trim() || undefined : undefined;
  if (file === undefined) return text ?? fallback;
  if (text !== undefined) throw new Error(`is set twice: leave out either ${name} or ${name}_FILE`);
  try {
    const content = readFileSync(file, 'utf8').trim();
    // Its file is there all the time, and says something only while a secret is being replaced.
    return content === '' && name.endsWith('_ACCEPTED') ? undefined : content;
  } catch (cause) {
    throw new Error(`cannot be read from the file ${file} (${(cause as NodeJS.ErrnoException).code})`);
  }
}

/** What each variable alone cannot tell. */
function contradictions(
  values: Values,
  env: Environment,
  { production, embedded, publicUrl }: { production: boolean; embedded: boolean; publicUrl: string },
): string[] {
  const problems: string[] = [];
  const { ACCESS_TOKEN_SECRET: access, REFRESH_TOKEN_SECRET: refresh } = values;
  if (!embedded && values.DATABASE_URL === undefined)
    problems.push('DATABASE_URL is missing: REDIS_URL alone is not enough');
  if (!embedded && values.REDIS_URL === undefined)
    problems.push('REDIS_URL is missing: DATABASE_URL alone is not enough');
  for (const name of ['ACCESS_TOKEN_SECRET', 'REFRESH_TOKEN_SECRET'] as const satisfies (keyof Table)[]) {
    const other = name === 'ACCESS_TOKEN_SECRET' ? refresh : access;
    if (values[name] !== undefined || (embedded && !production && other === undefined)) continue;
    problems.push(`${name} is missing: ${other === undefined ? 'it is required here' : 'both secrets go together'}`);
  }
  problems.push(...usedTwice(values));
  if (values.METRICS_TOKEN_ACCEPTED && !values.METRICS_TOKEN) {
    problems.push('METRICS_TOKEN is missing: METRICS_TOKEN_ACCEPTED alone would leave /metrics open');
  }
  if (production && !env['PUBLIC_URL']?.trim()) problems.push('PUBLIC_URL is missing: production needs it');
  if (publicUrl.startsWith('http:') && !isLoopback(new URL(publicUrl).hostname)) {
    problems.push('PUBLIC_URL must be https: session cookies do not travel over plain http');
  }
  return problems;
}

const tokenSecrets = [
  'ACCESS_TOKEN_SECRET',
  'REFRESH_TOKEN_SECRET',
  'ACCESS_TOKEN_SECRET_ACCEPTED',
  'REFRESH_TOKEN_SECRET_ACCEPTED',
] as const satisfies readonly VariableName[];

/** A key with two uses would let one kind of token pass for the other, or be no replacement. */
function usedTwice(values: Values): string[] {
  return tokenSecrets.flatMap((name, index) => {
    const earlier = tokenSecrets.slice(0, index).find((other) => values[other] === values[name]);
    return values[name] === undefined || earlier === undefined ? [] : `${name} must differ from ${earlier}`;
  });
}
