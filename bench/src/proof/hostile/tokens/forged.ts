import { createHmac, generateKeyPairSync, randomBytes } from 'node:crypto';
import jwt, { type JwtPayload } from 'jsonwebtoken';

/** Somebody's genuine tokens, and the keys that a forger does not have. */
export interface Genuine {
  readonly access: string;
  readonly refresh: string;
  readonly keys: { readonly access: string; readonly refresh: string };
  /** Genuine tokens of another account, and of another session of the same one. */
  readonly stranger: { readonly access: string; readonly refresh: string; readonly id: number };
  readonly sibling: { readonly access: string; readonly refresh: string };
}

/** What is handed in: an access token and a refresh token, of which one or both are not what they seem. */
export interface Forgery {
  readonly how: string;
  readonly access: string | undefined;
  readonly refresh: string | undefined;
}

const encoded = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const signed = (header: object, claims: object, key: string, hash = 'sha256'): string => {
  const text = `${encoded(header)}.${encoded(claims)}`;
  return `${text}.${createHmac(hash, key).update(text).digest('base64url')}`;
};

/** Every pair of tokens that must open nothing. */
export function forgeries(genuine: Genuine): Forgery[] {
  const { access, refresh, keys, stranger, sibling } = genuine;
  const forAccess = forgedTokens(access, keys.access, stranger.id).map(
    ([how, token]): Forgery => ({ how: `access token: ${how}`, access: token, refresh }),
  );
  const forRefresh = forgedTokens(refresh, keys.refresh, stranger.id).map(
    ([how, token]): Forgery => ({ how: `refresh token: ${how}`, access, refresh: token }),
  );
  return [
    ...forAccess,
    ...forRefresh,
    { how: 'the two swapped', access: refresh, refresh: access },
    { how: 'the access token twice', access, refresh: access },
    { how: 'the refresh token twice', access: refresh, refresh },
    { how: 'the refresh token of another session of one’s own', access, refresh: sibling.refresh },
    { how: 'the access token of another session of one’s own', access: sibling.access, refresh },
    { how: 'the refresh token of a stranger', access, refresh: stranger.refresh },
    { how: 'the access token of a stranger', access: stranger.access, refresh },
    { how: 'no refresh token', access, refresh: undefined },
    { how: 'no access token', access: undefined, refresh },
    { how: 'nothing at all', access: undefined, refresh: undefined },
  ];
}

/** One genuine token made into what must not pass, also where the forger somehow has the key but not the right claims. */
function forgedTokens(token: string, key: string, strangersId: number): (readonly [how: string, token: string])[] {
  const [head = '', body = '', signature = ''] = token.split('.');
  const claims = jwt.decode(token) as JwtPayload;
  const now = Math.floor(Date.now() / 1_000);
  const header = { alg: 'HS256', typ: 'JWT' };
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 });
  const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString();
  const tampered = (change: object) => `${head}.${encoded({ ...claims, ...change })}.${signature}`;
  const without = (name: string) => Object.fromEntries(Object.entries(claims).filter(([claim]) => claim !== name));
  return [
    ...['none', 'None', 'NONE', 'nOnE', ''].map(
      (alg) => [`alg ${JSON.stringify(alg)}`, `${encoded({ alg, typ: 'JWT' })}.${body}.`] as const,
    ),
    ['alg none with the old signature', `${encoded({ alg: 'none' })}.${body}.${signature}`],
    ['no alg', `${encoded({ typ: 'JWT' })}.${body}.${signature}`],
    ['no signature', `${head}.${body}.`],
    ['no third part', `${head}.${body}`],
    ['a fourth part', `${token}.${signature}`],
    ['a signature of zeros', `${head}.${body}.${Buffer.alloc(32).toString('base64url')}`],
    ['a signature cut short', token.slice(0, -8)],
    ['another key', signed(header, claims, randomBytes(48).toString('hex'))],
    ['an empty key', signed(header, claims, '')],
    ['a well-known key', signed(header, claims, 'secret')],
    ['HS384', signed({ ...header, alg: 'HS384' }, claims, key, 'sha384')],
    ['HS512', signed({ ...header, alg: 'HS512' }, claims, key, 'sha512')],
    ['HS512 that says HS256', signed(header, claims, key, 'sha512')],
    ['RS256 of one’s own', jwt.sign(claims, privateKey, { algorithm: 'RS256' })],
    ['RS256 that is an HMAC with a public key', signed({ ...header, alg: 'RS256' }, claims, pem)],
    ['HS256 with that public key', signed(header, claims, pem)],
    ['a key of one’s own in its header', signed({ ...header, jwk: { kty: 'oct', k: 'c2VjcmV0' } }, claims, 'secret')],
    ['a key file in its header', signed({ ...header, kid: '../../../../dev/null' }, claims, '')],
    ['another sub', tampered({ sub: String(strangersId) })],
    ['another role', tampered({ role: 'admin' })],
    ['another sid', tampered({ sid: 'AAAAAAAAAAAAAAAAAAAAAAAA' })],
    ['far future', tampered({ exp: now + 10 ** 9 })],
    ['far future, self-made', signed(header, { ...claims, exp: now + 10 ** 9 }, 'guessed')],
    ['ours, run out a second ago', signed(header, { ...claims, exp: now - 1 }, key)],
    ['ours, running out now', signed(header, { ...claims, exp: now }, key)],
    ['ours without an end', signed(header, without('exp'), key)],
    ['ours with an end that is text', signed(header, { ...claims, exp: 'tomorrow' }, key)],
    ['ours, not good before an hour', signed(header, { ...claims, nbf: now + 3_600 }, key)],
    ['ours without typ', signed(header, without('typ'), key)],
    [
      'ours of the other typ',
      signed(header, { ...claims, typ: claims['typ'] === 'access' ? 'refresh' : 'access' }, key),
    ],
    ['ours without sid', signed(header, without('sid'), key)],
    ['ours with a sid that is a list', signed(header, { ...claims, sid: [claims['sid']] }, key)],
    [
      'ours of a session that never was',
      signed(header, { ...claims, sid: randomBytes(18).toString('base64url') }, key),
    ],
    ['ours with the sub of a stranger', signed(header, { ...claims, sub: String(strangersId) }, key)],
    ['ours without sub', signed(header, without('sub'), key)],
    ['ours with a sub that is no number', signed(header, { ...claims, sub: 'NaN' }, key)],
    ['ours, claims that are a list', `${encoded(header)}.${encoded([claims])}.${signature}`],
    ['text', 'a.b.c'],
    ['dots', '..'],
    ['very long', 'x'.repeat(3_000)],
    ['blanks around', ` ${token.slice(0, -1)}`],
  ];
}
