import type { SignedIn } from '@tandem/contract';
import { expect, test, vi } from 'vitest';
import { inProcessLocks } from '../ports/in-process-locks.ts';
import { FakeClock, settle } from '../testing/fake-clock.ts';
import { kim, sam } from '../testing/samples.ts';
import { AccessTokens } from './access-tokens.ts';
import { offline, RequestFailed } from './request-failed.ts';

function tokensOf() {
  const clock = new FakeClock();
  const answers: { resolve(signedIn: SignedIn): void; reject(cause: unknown): void }[] = [];
  const refresh = vi.fn(() => new Promise<SignedIn>((resolve, reject) => answers.push({ resolve, reject })));
  const tokens = new AccessTokens({ refresh, clock, locks: inProcessLocks(), lockName: 'session' });
  const ended = vi.fn();
  tokens.onEnd(ended);
  return { clock, refresh, tokens, ended, answers };
}
const signedIn = (accessToken: string, user = sam): SignedIn => ({ accessToken, expiresIn: 900, user });
const refusal = () => new RequestFailed('unauthenticated', 'Please sign in.');

test('many who wait for a new token cause one renewal', async () => {
  const { tokens, refresh, answers } = tokensOf();
  tokens.begin(signedIn('one'));
  const waiting = [tokens.renew('one'), tokens.renew('one'), tokens.renew('one')];
  await settle();
  answers[0]?.resolve(signedIn('two'));
  expect(await Promise.all(waiting)).toEqual(['two', 'two', 'two']);
  expect(refresh).toHaveBeenCalledOnce();
});

test('whoever was refused with an old token gets the new one without another renewal', async () => {
  const { tokens, refresh, answers } = tokensOf();
  tokens.begin(signedIn('one'));
  const first = tokens.renew('one');
  await settle();
  answers[0]?.resolve(signedIn('two'));
  await first;
  expect(await tokens.renew('one')).toBe('two');
  expect(refresh).toHaveBeenCalledOnce();
});

test('a token about to expire is renewed before it is used', async () => {
  const { tokens, clock, refresh, answers } = tokensOf();
  tokens.begin(signedIn('one'));
  expect(await tokens.fresh()).toBe('one');
  await clock.advance(896_000);
  const fresh = tokens.fresh();
  await settle();
  answers[0]?.resolve(signedIn('two'));
  expect(await fresh).toBe('two');
  expect(refresh).toHaveBeenCalledOnce();
});

test('a refused renewal ends the session, once', async () => {
  const { tokens, ended, answers } = tokensOf();
  tokens.begin(signedIn('one'));
  const waiting = Promise.allSettled([tokens.renew('one'), tokens.renew('one')]);
  await settle();
  answers[0]?.reject(refusal());
  expect((await waiting).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(ended).toHaveBeenCalledExactlyOnceWith('expired');
  expect(tokens.value).toBeNull();
});

test('a renewal that did not reach the api ends nothing', async () => {
  const { tokens, ended, answers } = tokensOf();
  tokens.begin(signedIn('one'));
  const renewed = tokens.renew('one').catch((cause: RequestFailed) => cause.code);
  await settle();
  answers[0]?.reject(offline());
  expect(await renewed).toBe('offline');
  expect(ended).not.toHaveBeenCalled();
  expect(tokens.value).toBe('one');
});

test('when another tab signed in as somebody else, this tab does not take over their session', async () => {
  const { tokens, ended, answers } = tokensOf();
  tokens.begin(signedIn('one', sam));
  const renewed = tokens.renew('one').catch((cause: RequestFailed) => cause.code);
  await settle();
  answers[0]?.resolve(signedIn('two', kim));
  expect(await renewed).toBe('unauthenticated');
  expect(ended).toHaveBeenCalledExactlyOnceWith('replaced');
  expect(tokens.value).toBeNull();
});

test('a renewal that answers after signing out brings nobody back', async () => {
  const { tokens, ended, answers } = tokensOf();
  tokens.begin(signedIn('one'));
  const renewed = tokens.renew('one').catch((cause: RequestFailed) => cause.code);
  await settle();
  tokens.clear();
  answers[0]?.resolve(signedIn('two'));
  expect(await renewed).toBe('unauthenticated');
  expect(tokens.value).toBeNull();
  expect(ended).not.toHaveBeenCalled();
});

test('at start, no session is an answer and no network is not', async () => {
  const { tokens, answers } = tokensOf();
  const none = tokens.restore();
  await settle();
  answers[0]?.reject(refusal());
  expect(await none).toBeNull();
  const unknown = tokens.restore().catch((cause: RequestFailed) => cause.code);
  await settle();
  answers[1]?.reject(offline());
  expect(await unknown).toBe('offline');
});
