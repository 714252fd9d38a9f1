import { valid } from 'semver';

/** How a variable's text becomes its value. Throws an Error whose message says what the text has to be. */
export type Read<T> = (text: string) => T;

/** At most `points` uses in `seconds`. */
export interface RateLimit {
  readonly points: number;
  readonly seconds: number;
}

export const asText: Read<string> = (text) => text;

export const oneOf =
  <const T extends string>(...values: readonly T[]): Read<T> =>
  (text) => {
    const found = values.find((value) => value === text);
    if (found === undefined) throw new Error(`must be one of ${values.join(', ')}`);
    return found;
  };

export const wholeNumber =
  (min: number, max: number): Read<number> =>
  (text) => {
    const value = Number(text);
    if (!/^\d+$/.test(text) || value < min || value > max) {
      throw new Error(`must be a whole number from ${min} to ${max}`);
    }
    return value;
  };

/** `1.4.0`, or `1.4.0-beta.2`. */
export const asVersion: Read<string> = (text) => {
  if (valid(text) === null) throw new Error('must be a version like 1.4.0');
  return text;
};

/** `on` or `off`. */
export const asSwitch: Read<boolean> = (text) => oneOf('on', 'off')(text) === 'on';

const unitSeconds = { s: 1, m: 60, h: 3_600, d: 86_400 };

/** `90s`, `15m`, `1h`, `7d` → seconds. */
export const asSeconds: Read<number> = (text) => {
  const [, amount, unit] = /^([1-9]\d{0,6})([smhd])$/.exec(text) ?? [];
  if (amount === undefined) throw new Error('must be a length of time like 90s, 15m, 1h or 7d');
  return Number(amount) * unitSeconds[unit as keyof typeof unitSeconds];
};

/** `10/15m` → at most 10 in 15 minutes; `off` → no limit. */
export const asRateLimit: Read<RateLimit | null> = (text) => {
  if (text === 'off') return null;
  const [, points, per] = /^([1-9]\d{0,8})\/(\w+)$/.exec(text) ?? [];
  if (points === undefined || per === undefined) throw new Error('must be like 10/15m (10 in 15 minutes), or off');
  return { points: Number(points), seconds: asSeconds(/^[smhd]$/.test(per) ? `1${per}` : per) };
};

/** An address of one of these protocols, for example `https`. */
export const asUrl =
  (...protocols: readonly string[]): Read<string> =>
  (text) => {
    const url = URL.canParse(text) ? new URL(text) : undefined;
    if (!url || !protocols.includes(url.protocol.slice(0, -1)) || (protocols.includes('https') && url.host === '')) {
      throw new Error(`must be an address that begins with ${protocols.map((name) => `${name}://`).join(' or ')}`);
    }
    return text;
  };

/** Scheme, host and port only: what a browser sends as `Origin`. */
export const asOrigin: Read<string> = (text) => {
  const url = new URL(asUrl('http', 'https')(text));
  if (url.pathname !== '/' || url.search || url.hash || url.username || url.password) {
    throw new Error('must be scheme, host and port only, like https://support.example.com');
  }
  return url.origin;
};

/** Comma-separated origins, or nothing. The desktop console's own scheme is no web origin and may stand here too. */
export const asOrigins: Read<readonly string[]> = (text) =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => (/^app:\/\/[a-z0-9-]+$/.test(part) ? part : asOrigin(part)));

const LEAST_SECRET_BYTES = 32;

/** Enough bytes, and not something that stood in a document or an example. Never repeats the secret in its message. */
export const asSecret: Read<string> = (text) => {
  if (Buffer.byteLength(text) < LEAST_SECRET_BYTES) throw new Error(`must have at least ${LEAST_SECRET_BYTES} bytes`);
  if (new Set(text).size < 8 || /change.?me|secret|password|example|default|your.?key/i.test(text)) {
    throw new Error('must be random; make one with: openssl rand -base64 48');
  }
  return text;
};
