import { RequestFailed } from '@tandem/client/transport';
import { expect, test, vi } from 'vitest';
import { mostBytes, mostCallsPerSecond } from '../../../ipc/limits.ts';
import { callNames } from '../../../ipc/names.ts';
import { silentLog } from '../log/log.ts';
import { CallDesk, type CallHandlers } from './call-desk.ts';
import { ownOrigin, type Sender } from './sender.ts';

const page: Sender = { webContentsId: 1, isMainFrame: true, origin: ownOrigin };

function aDesk(handlers: Partial<CallHandlers> = {}, isSignedIn = true) {
  const handle = vi.fn(async () => undefined);
  const all = Object.fromEntries(callNames.map((name) => [name, handle])) as unknown as CallHandlers;
  let now = 0;
  const desk = new CallDesk({
    handlers: { ...all, ...handlers },
    isOwn: (id) => id === 1,
    isSignedIn: () => isSignedIn,
    now: () => now,
    log: silentLog,
  });
  return { desk, handle, pass: (ms: number) => (now += ms) };
}

const elsewhere: [string, Sender][] = [
  ['another window', { ...page, webContentsId: 2 }],
  ['a frame inside of the page', { ...page, isMainFrame: false }],
  ['a frame that is gone', { ...page, isMainFrame: false, origin: '' }],
  ['a page of another origin', { ...page, origin: 'https://evil.example' }],
  ['a page that looks like ours', { ...page, origin: 'app://tandem.evil' }],
  ['a file', { ...page, origin: 'file://' }],
];

test.each(elsewhere)('a call from %s is refused, whatever it asks', async (_who, sender) => {
  const { desk, handle } = aDesk();
  for (const name of callNames) {
    expect(await desk.answer(name, sender, [{}])).toMatchObject({ ok: false, code: 'forbidden' });
  }
  expect(handle).not.toHaveBeenCalled();
});

const malformed: [string, unknown[]][] = [
  ['nothing', []],
  ['two things', [{}, {}]],
  ['a key it does not have', [{ extra: 1 }]],
  ['a prototype', [JSON.parse('{"__proto__":{"isAdmin":true}}')]],
  ['a constructor', [{ constructor: {} }]],
  ['text', ['{}']],
  ['a list', [[]]],
  ['null', [null]],
];

test.each(malformed)('a call with %s is refused before anything is done', async (_what, args) => {
  const { desk, handle } = aDesk();
  expect(await desk.answer('connection.retry', page, args)).toMatchObject({ ok: false, code: 'validation' });
  expect(handle).not.toHaveBeenCalled();
});

test('what goes round in itself, or is no JSON, is refused', async () => {
  const { desk } = aDesk();
  const round: { self?: unknown } = {};
  round.self = round;
  for (const input of [round, { value: 1n }]) {
    expect(await desk.answer('connection.retry', page, [input])).toMatchObject({ ok: false, code: 'validation' });
  }
});

test('a message that is too large is refused', async () => {
  const { desk } = aDesk();
  const input = { endpoint: 'tickets.open', input: { body: 'x'.repeat(mostBytes) } };
  expect(await desk.answer('connection.request', page, [input])).toMatchObject({ code: 'payload_too_large' });
});

test('a window that calls too often waits for the next second', async () => {
  const { desk, pass } = aDesk();
  for (let at = 0; at < mostCallsPerSecond; at += 1) await desk.answer('connection.retry', page, [{}]);
  expect(await desk.answer('connection.retry', page, [{}])).toMatchObject({ code: 'too_many_requests' });
  pass(1_000);
  expect(await desk.answer('connection.retry', page, [{}])).toEqual({ ok: true, value: undefined });
});

test('what needs a session is refused without one', async () => {
  const { desk, handle } = aDesk({}, false);
  const input = { name: 'ping', payload: {} };
  expect(await desk.answer('connection.command', page, [input])).toMatchObject({ code: 'unauthenticated' });
  expect(handle).not.toHaveBeenCalled();
});

test('a failure crosses as plain facts, a bug as “internal” without its stack', async () => {
  const { desk } = aDesk({
    'session.logOut': () => Promise.reject(new RequestFailed('stale', 'It moved.', { status: 409 })),
    'connection.retry': () => Promise.reject(new TypeError('secret detail')),
  });
  expect(await desk.answer('session.logOut', page, [{}])).toEqual({
    ok: false,
    code: 'stale',
    message: 'It moved.',
    status: 409,
  });
  const bug = await desk.answer('connection.retry', page, [{}]);
  expect(bug).toMatchObject({ ok: false, code: 'internal' });
  expect(JSON.stringify(bug)).not.toContain('secret');
});

test('an answer that is not what was declared stays inside', async () => {
  const leaky = async () => ({ user: null, kept: [], accessToken: 'secret' });
  const { desk } = aDesk({ 'session.restore': leaky });
  const answer = await desk.answer('session.restore', page, [{}]);
  expect(answer).toMatchObject({ ok: false, code: 'internal' });
  expect(JSON.stringify(answer)).not.toContain('secret');
});
