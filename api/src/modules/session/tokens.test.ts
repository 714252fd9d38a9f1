import { createSecretKey } from 'node:crypto';
import jwt from 'jsonwebtoken';
import { beforeEach, describe, expect, test } from 'vitest';
import { hashJti, Tokens } from './tokens.ts';

const accessKey = createSecretKey(Buffer.from('a'.repeat(32)));
const refreshKey = createSecretKey(Buffer.from('r'.repeat(32)));
const lifetimes = { accessToken: 900, session: 604_800, grace: 30 };

let now: number;
let tokens: Tokens;
beforeEach(() => {
  now = Date.UTC(2026, 10, 22, 12);
  tokens = new Tokens({ accessKey, refreshKey, lifetimes }, () => now);
});

const claims = () => ({ sub: '7', sid: 's1', typ: 'access', exp: Math.floor(now / 1_000) + 60 });

test('an access token says who, in which session, until when', () => {
  const token = tokens.signAccess(7, 's1', 'agent');
  expect(tokens.readAccess(token)).toEqual({ accountId: 7, sessionId: 's1', expiresAt: now + 900_000 });
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

test('the successor of a refresh token is always the same, and differs per session and token', () => {
  const next = tokens.nextJti('s1', 'j');
  expect(tokens.nextJti('s1', 'j')).toBe(next);
  expect(tokens.nextJti('s2', 'j')).not.toBe(next);
  expect(tokens.nextJti('s1', 'k')).not.toBe(next);
  expect(tokens.readRefresh(tokens.signRefresh(7, 's1', next))).toMatchObject({ jti: next, jtiHash: hashJti(next) });
});
