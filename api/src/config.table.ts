import {
  asOrigin,
  asOrigins,
  asRateLimit,
  asSeconds,
  asSecret,
  asSwitch,
  asText,
  asUrl,
  asVersion,
  oneOf,
  type Read,
  wholeNumber,
} from './config.read.ts';

/** One environment variable: what it is for, how it is read, what it is when nobody sets it. */
export interface Variable<T> {
  readonly about: string;
  readonly read: Read<T>;
  /** As it would be written; undefined: there is no value. */
  readonly fallback: string | undefined;
  /** What else decides the default or is asked for in production, for the reader of `.env.example`. */
  readonly note?: string;
  /** May also come from a file named by `<NAME>_FILE`, as container secrets do. */
  readonly secret?: boolean;
}

const given = <T>(read: Read<T>, fallback: string, about: string, note?: string) => ({
  about,
  read,
  fallback,
  ...(note && { note }),
});
const optional = <T>(read: Read<T>, about: string, note?: string, secret?: boolean) => ({
  about,
  read: read as Read<T | undefined>,
  fallback: undefined,
  ...(note && { note }),
  ...(secret && { secret }),
});

/** Every variable the api reads, in the order of `.env.example`, by section. */
export const sections = {
  'Where it runs': {
    NODE_ENV: given(oneOf('development', 'test', 'production'), 'development', 'What kind of run this is'),
    HOST: optional(asText, 'Address to listen on', 'Default: 127.0.0.1, in production 0.0.0.0'),
    PORT: given(wholeNumber(0, 65_535), '8000', 'Port to listen on; 0 takes a free one'),
    PUBLIC_URL: optional(
      asOrigin,
      'How browsers reach this service. It must be https unless it names this very machine',
      'Default: http://localhost:PORT. Production: required',
    ),
    ALLOWED_ORIGINS: given(asOrigins, '', 'Further web origins that may call the api, separated by commas'),
    TRUST_PROXY: given(
      wholeNumber(0, 10),
      '0',
      'How many proxies stand in front and add to X-Forwarded-For; 0 believes no such header',
    ),
    CONSOLE_WEB: given(asSwitch, 'on', 'Whether the console is served to browsers at /console/'),
    OLDEST_DESKTOP: optional(
      asVersion,
      'Desktop apps older than this version are refused, and say so',
      'Default: all are served',
    ),
    UPDATES_DIR: optional(
      asText,
      'Folder with newer versions of the desktop app, served at /updates/',
      'Default: none',
    ),
    DEMO: given(
      asSwitch,
      'on',
      'Demo accounts and tickets in an empty database',
      'Only ever with the embedded stores, on loopback, outside production',
    ),
    LOG_LEVEL: given(
      oneOf('fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'),
      'info',
      'The least important line that is still logged',
    ),
    METRICS_TOKEN: optional(
      asSecret,
      'Asked for as a bearer token at /metrics; without it /metrics is open to whoever reaches the port',
      undefined,
      true,
    ),
    METRICS_TOKEN_ACCEPTED: optional(
      asSecret,
      'Another token that is good at /metrics while METRICS_TOKEN is being replaced',
      undefined,
      true,
    ),
    DRAIN_DELAY: optional(
      asSeconds,
      'After SIGTERM: how long everything is still served while /readyz says 503, so that the proxy sends new requests elsewhere',
      'Default: none',
    ),
  },
  Stores: {
    DATABASE_URL: optional(
      asUrl('mysql', 'mariadb'),
      'MySQL 8 or MariaDB 10.11+: mysql://user:password@host:3306/tandem',
      'Without it and REDIS_URL: one process on SQLite files in DATA_DIR',
      true,
    ),
    REDIS_URL: optional(
      asUrl('redis', 'rediss'),
      'Redis 7+: redis://host:6379/0',
      'DATABASE_URL and REDIS_URL go together',
      true,
    ),
    REDIS_PREFIX: given(
      asText,
      'tandem:',
      'Begins every key and channel, so that several installations can share one Redis',
    ),
    DATA_DIR: given(asText, 'data', 'Where the embedded stores and generated secrets live'),
    DATABASE_POOL_SIZE: given(wholeNumber(1, 200), '10', 'Connections of one replica to the database'),
    MIGRATE: given(
      oneOf('on', 'wait'),
      'on',
      'Whether the api brings the schema up to date when it starts, or waits a minute for whoever does',
    ),
  },
  Sessions: {
    ACCESS_TOKEN_SECRET: optional(
      asSecret,
      'Signs access tokens: 32 random bytes or more (openssl rand -base64 48)',
      'Embedded and not in production: made once and kept in DATA_DIR. Otherwise required, the same on every replica',
      true,
    ),
    REFRESH_TOKEN_SECRET: optional(asSecret, 'Signs refresh tokens: another 32 random bytes or more', undefined, true),
    ACCESS_TOKEN_SECRET_ACCEPTED: optional(
      asSecret,
      'Signs nothing; access tokens signed with it are good as well, while the secret is being replaced',
      undefined,
      true,
    ),
    REFRESH_TOKEN_SECRET_ACCEPTED: optional(asSecret, 'The same for refresh tokens', undefined, true),
    ACCESS_TOKEN_LIFETIME: given(asSeconds, '15m', 'How long an access token is good for'),
    SESSION_LIFETIME: given(asSeconds, '7d', 'How long an unused session lasts; each refresh starts it anew'),
    ROTATION_GRACE: given(asSeconds, '30s', 'How long the previous refresh token still counts'),
  },
  'Limits (count/time, or off)': {
    LIMIT_SIGN_UP_PER_ADDRESS: given(asRateLimit, '10/1h', 'Accounts made from one address'),
    LIMIT_LOGIN_PER_ACCOUNT: given(asRateLimit, '10/15m', 'Wrong passwords for one account'),
    LIMIT_LOGIN_PER_ADDRESS: given(asRateLimit, '50/15m', 'Wrong passwords from one address'),
    LIMIT_REFRESH_PER_SESSION: given(asRateLimit, '30/1m', 'Refreshes of one session'),
    LIMIT_RENAMES_PER_ACCOUNT: given(asRateLimit, '10/1h', 'Changes of one account’s name'),
    LIMIT_CONSOLES_PER_ACCOUNT: given(asRateLimit, '60/1h', 'Reports of one account’s installed consoles'),
    LIMIT_TICKETS_PER_ACCOUNT: given(asRateLimit, '20/1m', 'Tickets opened by one account'),
    LIMIT_MESSAGES_PER_ACCOUNT: given(asRateLimit, '60/1m', 'Messages of one account over HTTP'),
    LIMIT_REQUESTS_PER_SESSION: given(asRateLimit, '600/1m', 'Requests of one session, per replica'),
    LIMIT_FRAMES_PER_SOCKET: given(asRateLimit, '30/1s', 'Frames over one socket'),
  },
} as const satisfies Record<string, Record<string, Variable<unknown>>>;

type Sections = typeof sections;
type Tables = { [S in keyof Sections]: Sections[S] }[keyof Sections];
type UnionToIntersection<U> = (U extends unknown ? (of: U) => void : never) extends (of: infer I) => void ? I : never;
export type Table = UnionToIntersection<Tables>;
export type VariableName = keyof Table;
/** Every variable's value once read. */
export type Values = { [N in VariableName]: Table[N] extends { read: Read<infer T> } ? T : never };

/** All sections as one. */
export const table = Object.assign({}, ...Object.values(sections)) as Table;
