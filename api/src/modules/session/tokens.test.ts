import { createSecretKey } from 'node:crypto';
import jwt from 'jsonwebtoken';
import { beforeEach, describe, expect, test } from 'vitest';
import { hashJti, Tokens } from './tokens.ts';

const accessKey = createSecretKey(Buffer.from('a'.repeat(32)));
const refreshKey = createSecretKey(Buffer.from('r'.repeat(32)));
const acceptedKeys = { access: [], refresh: [] };
const lifetimes = { accessToken: 900, session: 604_800, grace: 30 };

let now: number;
let tokens: Tokens;
beforeEach(() => {
  now = Date.UTC(2026, 10, 22, 12);
  tokens = new Tokens({ accessKey, refreshKey, acceptedKeys, lifetimes }, () => now);
});

const claims = () => ({ sub: '7', sid: 's1', typ: 'access', exp: Math.floor(now / 1_000) + 60 });

test('an access token says who, in which session, until when', () => {
  const token = tokens.signAccess(7, 's1', 'agent');
  expect(tokens.readAccess(token)).toEqual({ accountId: 7, sessionId: 's1', generation: 0, expiresAt: now + 900_000 });
  expect(jwt.decode(token)).toMatchObject({ sub: '7', sid: 's1', role: 'agent', typ: 'access' });
});

describe('no access token is', () => {
  test.each([
    ['a refresh token', () => tokens.signRefresh(7, 's1', 'j')],
    ['one signed with the refresh key', () => jwt.sign(claims(), refreshKey)],
    ['one signed with another key', () => jwt.sign(claims(), createSecretKey(Buffer.from('x'.repeat(32))))],
    ['one without a signature', () => jwt.sign(claims(), '', { algorithm: 'none' })],
    [
      'one of another algorithm',
      () => jwt.sign(claims(), createSecretKey(Buffer.alloc(64, 'a')), { algorithm: 'HS512' }),
    ],
    ['one with the right key and another algorithm', () => jwt.sign(claims(), accessKey, { algorithm: 'HS384' })],
    ['one without a type', () => jwt.sign({ ...claims(), typ: undefined }, accessKey)],
    ['one that never expires', () => jwt.sign({ sub: '7', sid: 's1', typ: 'access' }, accessKey)],
    ['one without a session', () => jwt.sign({ ...claims(), sid: undefined }, accessKey)],
    ['one for nobody', () => jwt.sign({ ...claims(), sub: 'x' }, accessKey)],
    ['text', () => 'hello'],
    ['a very long one', () => jwt.sign({ ...claims(), pad: 'x'.repeat(4_000) }, accessKey)],
    ['nothing', () => undefined],
  ])('%s', (_name, make) => {
    expect(tokens.readAccess(make())).toBeUndefined();
  });
});

test('a token that was good before is not good once it has expired', () => {
  const access = tokens.signAccess(7, 's1', 'agent');
  const refresh = tokens.signRefresh(7, 's1', 'j');
  expect(tokens.readAccess(access)).toBeDefined();
  expect(tokens.readRefresh(refresh)).toBeDefined();
  now += 900_000;
  expect(tokens.readAccess(access)).toBeUndefined();
  expect(tokens.readRefresh(refresh)).toBeDefined();
  now += 604_800_000;
  expect(tokens.readRefresh(refresh)).toBeUndefined();
});

test('an access token is no refresh token', () => {
  expect(tokens.readRefresh(tokens.signAccess(7, 's1', 'agent'))).toBeUndefined();
});

test('the successor of a refresh token is always the same, and differs per session, token and key', () => {
  const token = { sessionId: 's1', jti: 'j', key: refreshKey };
  const next = tokens.nextJti(token);
  expect(tokens.nextJti(token)).toBe(next);
  expect(tokens.nextJti({ ...token, sessionId: 's2' })).not.toBe(next);
  expect(tokens.nextJti({ ...token, jti: 'k' })).not.toBe(next);
  expect(tokens.nextJti({ ...token, key: accessKey })).not.toBe(next);
  expect(tokens.readRefresh(tokens.signRefresh(7, 's1', next))).toMatchObject({ jti: next, jtiHash: hashJti(next) });
});

describe('while a key is being replaced', () => {
  const newAccess = createSecretKey(Buffer.from('A'.repeat(32)));
  const newRefresh = createSecretKey(Buffer.from('R'.repeat(32)));
  const replica = (signs: 'old' | 'new', accepts: 'the other' | 'nothing else' = 'the other') => {
    const [access, refresh] = signs === 'old' ? [accessKey, refreshKey] : [newAccess, newRefresh];
    const others = signs === 'old' ? [newAccess, newRefresh] : [accessKey, refreshKey];
    const [otherAccess, otherRefresh] = accepts === 'the other' ? others.map((key) => [key]) : [[], []];
    return new Tokens(
      {
        accessKey: access,
        refreshKey: refresh,
        acceptedKeys: { access: otherAccess ?? [], refresh: otherRefresh ?? [] },
        lifetimes,
      },
      () => now,
    );
  };

  test('tokens of both are good at replicas that sign with either', () => {
    for (const [signer, reader] of [
      [replica('old'), replica('new')],
      [replica('new'), replica('old')],
    ] as const) {
      expect(reader.readAccess(signer.signAccess(7, 's1', 'agent'))).toMatchObject({ accountId: 7 });
      expect(reader.readRefresh(signer.signRefresh(7, 's1', 'j'))).toMatchObject({ jti: 'j' });
    }
  });

  test('both derive the same successor of one refresh token, so that a repeated refresh is no theft', () => {
    const token = replica('old').signRefresh(7, 's1', 'j');
    const successors = [replica('old'), replica('new')].map((tokens) => {
      const claims = tokens.readRefresh(token);
      return claims && tokens.nextJti(claims);
    });
    expect(successors[0]).toBeDefined();
    expect(successors[1]).toBe(successors[0]);
  });

  test('an accepted access key makes no refresh token good, nor the other way round', () => {
    const signed = (key: typeof newAccess, typ: string) => jwt.sign({ ...claims(), typ, jti: 'j' }, key);
    expect(replica('old').readRefresh(signed(newAccess, 'refresh'))).toBeUndefined();
    expect(replica('old').readAccess(signed(newRefresh, 'access'))).toBeUndefined();
    expect(replica('old').readAccess(signed(newAccess, 'refresh'))).toBeUndefined();
  });

  test('once it is no longer accepted, what the old one signed is worth nothing', () => {
    const token = replica('old').signAccess(7, 's1', 'agent');
    expect(replica('new', 'nothing else').readAccess(token)).toBeUndefined();
  });
});
