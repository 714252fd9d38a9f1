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
    demo: values.DEMO && embedded && values.NODE_ENV === 'development' && isLoopback(host),
    logLevel: values.LOG_LEVEL,
    metricsToken: values.METRICS_TOKEN && createSecretKey(Buffer.from(values.METRICS_TOKEN)),
    databaseUrl: values.DATABASE_URL,
    redisUrl: values.REDIS_URL,
    redisPrefix: values.REDIS_PREFIX,
    dataDir,
    poolSize: values.DATABASE_POOL_SIZE,
    accessKey: createSecretKey(Buffer.from(secrets.access)) as KeyObject,
    refreshKey: createSecretKey(Buffer.from(secrets.refresh)) as KeyObject,
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
      ticketsPerAccount: values.LIMIT_TICKETS_PER_ACCOUNT,
      messagesPerAccount: values.LIMIT_MESSAGES_PER_ACCOUNT,
      requestsPerSession: values.LIMIT_REQUESTS_PER_SESSION,
      framesPerSocket: values.LIMIT_FRAMES_PER_SOCKET,
    }),
  });
}

/** Whether a host name or address means this very machine. */
export const isLoopback = (host: string): boolean => /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/i.test(host);

function readTable(env: Environment, problems: string[]): Values {
  const values: Partial<Record<VariableName, unknown>> = {};
  for (const [name, variable] of Object.entries(table) as [VariableName, Variable<unknown>][]) {
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
    return readFileSync(file, 'utf8').trim();
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
  if (access !== undefined && access === refresh) {
    problems.push('REFRESH_TOKEN_SECRET must differ from ACCESS_TOKEN_SECRET');
  }
  if (production && !env['PUBLIC_URL']?.trim()) problems.push('PUBLIC_URL is missing: production needs it');
  if (publicUrl.startsWith('http:') && !isLoopback(new URL(publicUrl).hostname)) {
    problems.push('PUBLIC_URL must be https: session cookies do not travel over plain http');
  }
  return problems;
}
