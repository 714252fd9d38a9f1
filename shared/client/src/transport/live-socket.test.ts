import { closeCodes, type SignedIn } from '@tandem/contract';
import { expect, test, vi } from 'vitest';
import { inProcessLocks } from '../ports/in-process-locks.ts';
import { FakeClock, settle } from '../testing/fake-clock.ts';
import { fakeSockets } from '../testing/fake-socket.ts';
import { anActivity, sam } from '../testing/samples.ts';
import { AccessTokens } from './access-tokens.ts';
import { LiveSocket } from './live-socket.ts';
import { offline, RequestFailed } from './request-failed.ts';

const QUARTER_HOUR = 900;

/** A socket of somebody who has signed in; `random` 1 makes each backoff as long as it can be. */
function socketOf({ expiresIn = QUARTER_HOUR, random = () => 1 } = {}) {
  const clock = new FakeClock();
  const sockets = fakeSockets();
  let issued = 1;
  const refresh = vi.fn(async (): Promise<SignedIn> => ({ accessToken: `token-${++issued}`, expiresIn, user: sam }));
  const tokens = new AccessTokens({ refresh, clock, locks: inProcessLocks(), lockName: 'session' });
  tokens.begin({ accessToken: 'token-1', expiresIn, user: sam });
  const live = new LiveSocket({ url: 'ws://desk/api', WebSocket: sockets.WebSocket, tokens, clock, random });
  return { clock, sockets, refresh, tokens, live };
}

/** … that is connected and welcomed. */
async function liveSocketOf(options: Parameters<typeof socketOf>[0] & { heartbeat?: number } = {}) {
  const all = socketOf(options);
  all.live.start();
  await greet(all.sockets.last, options.heartbeat);
  return all;
}
async function greet(last: ReturnType<typeof fakeSockets>['last'], heartbeat = 30_000) {
  await settle();
  last().open();
  await settle();
  last().welcome({ heartbeat });
  await settle();
}

test('the first frame is hello with the access token, and only its answer makes the connection live', async () => {
  const { live, sockets } = socketOf();
  live.start();
  await settle();
  sockets.last().open();
  await settle();
  expect(sockets.last().sent).toMatchObject([{ type: 'hello', payload: { accessToken: 'token-1', after: null } }]);
  expect(live.state).toBe('connecting');
  sockets.last().welcome({ unread: 4 });
  await settle();
  expect(live.state).toBe('live');
  expect(live.welcome?.unread).toBe(4);
});

test('a command gets its own reply, whatever order the replies come in', async () => {
  const { live, sockets } = await liveSocketOf();
  const first = live.command('ticket.read', { ticketId: 7, seq: 1 });
  const second = live.command('renew', { accessToken: 'x' });
  const [one, two] = sockets.last().sent.slice(-2);
  sockets.last().reply(two, { expiresIn: 900 });
  sockets.last().refuse(one, { code: 'ticket_not_open', message: 'Open the ticket first.' });
  await expect(second).resolves.toEqual({ expiresIn: 900 });
  await expect(first).rejects.toMatchObject({ code: 'ticket_not_open', message: 'Open the ticket first.' });
});

test('a command that is not answered in 10 s fails with timeout, and a late answer changes nothing', async () => {
  const { live, sockets, clock } = await liveSocketOf();
  const asked = live.command('ticket.leave', {}).catch((cause: RequestFailed) => cause.code);
  const frame = sockets.last().sent.at(-1);
  await clock.advance(5_000);
  sockets.last().event('resync', {});
  await clock.advance(5_000);
  expect(await asked).toBe('timeout');
  expect(live.state).toBe('live'); // something was heard meanwhile: slow, not dead
  sockets.last().reply(frame, {});
  expect(live.state).toBe('live');
});

test('without a live connection a command fails at once instead of waiting', async () => {
  const { live } = socketOf();
  await expect(live.command('ping', {})).rejects.toMatchObject({ code: 'offline' });
});

test('commands in flight when the connection breaks fail instead of waiting for ever', async () => {
  const { live, sockets } = await liveSocketOf();
  const asked = live.command('ping', {}).catch((cause: RequestFailed) => cause.code);
  sockets.last().closeWith(1006);
  expect(await asked).toBe('offline');
});

test('more than 256 unanswered commands are refused, not piled up', async () => {
  const { live } = await liveSocketOf();
  const asked = Array.from({ length: 260 }, () => live.command('ping', {}).catch((cause: RequestFailed) => cause.code));
  await settle();
  const codes = await Promise.race([Promise.all(asked.slice(256)), settle(200).then(() => 'still waiting')]);
  expect(codes).toEqual(['too_many_requests', 'too_many_requests', 'too_many_requests', 'too_many_requests']);
});

test('a half-open connection is noticed by the missing answer to a ping, and replaced', async () => {
  const { live, sockets, clock } = await liveSocketOf({ heartbeat: 20_000 });
  await clock.advance(12_000);
  expect(sockets.last().commands('ping')).toHaveLength(1);
  await clock.advance(9_999);
  expect(live.state).toBe('live');
  await clock.advance(1);
  expect(live.state).toBe('connecting');
  expect(sockets.all[0]?.closedByClient).toBe(true);
  await clock.advance(500);
  expect(sockets.all).toHaveLength(2);
});

test('an answered ping keeps the connection', async () => {
  const { live, sockets, clock } = await liveSocketOf({ heartbeat: 20_000 });
  for (let beat = 0; beat < 5; beat += 1) {
    await clock.advance(12_000);
    sockets.last().reply(sockets.last().commands('ping').at(-1), {});
  }
  expect(live.state).toBe('live');
  expect(sockets.last().commands('ping')).toHaveLength(5);
  expect(sockets.all).toHaveLength(1);
});

test('after a break it comes back by itself, with waits that double up to 30 s, and says when', async () => {
  const { live, sockets, clock } = await liveSocketOf();
  await clock.advance(11_000);
  sockets.last().closeWith(1006);
  expect(live.state).toBe('connecting');
  const waits: number[] = [];
  for (let attempt = 0; attempt < 9; attempt += 1) {
    const wait = (live.retryAt ?? 0) - clock.now();
    waits.push(wait);
    await clock.advance(wait);
    sockets.last().closeWith(1006);
    await settle();
    expect(live.state).toBe('offline');
  }
  expect(waits).toEqual([500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000]);
});

test('waits are spread over their whole range, so that clients do not come back in step', async () => {
  const { live, sockets, clock } = await liveSocketOf({ random: () => 0.25 });
  sockets.last().closeWith(1006);
  expect((live.retryAt ?? 0) - clock.now()).toBe(125);
});

test('an api that accepts and hangs up at once is not hammered', async () => {
  const { live, sockets, clock } = await liveSocketOf();
  for (let round = 0; round < 4; round += 1) {
    sockets.last().closeWith(1006);
    await clock.advance((live.retryAt ?? 0) - clock.now());
    await greet(sockets.last);
    expect(live.state).toBe('live');
  }
  sockets.last().closeWith(1006);
  expect((live.retryAt ?? 0) - clock.now()).toBe(8_000);
});

test('a restarting api sends everybody away at once, so they come back over two seconds', async () => {
  const { live, sockets, clock } = await liveSocketOf();
  sockets.last().closeWith(closeCodes.restarting);
  expect((live.retryAt ?? 0) - clock.now()).toBe(2_000);
});

test('a socket that does not open in 10 s is given up', async () => {
  const { live, sockets, clock } = socketOf();
  live.start();
  await clock.advance(10_000);
  expect(sockets.all[0]?.closedByClient).toBe(true);
  expect(live.state).toBe('offline');
});

test('a hello that is not answered in 10 s is given up', async () => {
  const { live, sockets, clock } = socketOf();
  live.start();
  await settle();
  sockets.last().open();
  await clock.advance(10_000);
  expect(live.state).toBe('offline');
  await clock.advance(500);
  expect(sockets.all).toHaveLength(2);
});

test('“try now” skips the wait', async () => {
  const { live, sockets, clock } = await liveSocketOf();
  sockets.last().closeWith(1006);
  live.retryNow();
  await settle();
  expect(sockets.all).toHaveLength(2);
  expect(live.retryAt).toBeNull();
  live.retryNow(); // already trying: no third one
  await clock.advance(1_000);
  expect(sockets.all).toHaveLength(2);
});

test('after waking up, a connection that only looks alive is found out within 4 s', async () => {
  const { live, sockets, clock } = await liveSocketOf();
  await clock.advance(1_000);
  live.retryNow();
  expect(sockets.last().commands('ping')).toHaveLength(1);
  await clock.advance(4_000);
  expect(live.state).toBe('connecting');
});

test('it resumes from the newest activity that was seen, in whatever order it came', async () => {
  const { live, sockets, clock } = await liveSocketOf();
  for (const cursor of ['103', '99', '101']) sockets.last().event('activity', anActivity(cursor));
  sockets.last().closeWith(1006);
  await clock.advance(500);
  sockets.last().open();
  await settle();
  expect(sockets.last().commands('hello')[0]?.payload['after']).toBe('103');
  expect(live.state).toBe('connecting');
});

test('what was missed is asked for again when the connection breaks before it came', async () => {
  const { sockets, clock } = await liveSocketOf();
  sockets.last().event('activity', anActivity('101'));
  sockets.last().closeWith(1006);
  await clock.advance(500);
  sockets.last().open();
  await settle();
  sockets.last().welcome({ cursor: '150' }); // 102 to 150 are on their way …
  sockets.last().closeWith(1006); // … and never arrive
  await clock.advance(1_000);
  sockets.last().open();
  await settle();
  expect(sockets.last().commands('hello')[0]?.payload['after']).toBe('101');
});

test('an activity that comes twice is passed on once', async () => {
  const { live, sockets } = await liveSocketOf();
  const heard = vi.fn();
  live.on('activity', heard);
  sockets.last().event('activity', anActivity('101'));
  sockets.last().event('activity', anActivity('101', { replay: true }));
  expect(heard).toHaveBeenCalledOnce();
});

test('the token is renewed a minute ahead of its end and handed in', async () => {
  const { live, sockets, clock, refresh } = await liveSocketOf({ heartbeat: 10_000_000 });
  await clock.advance((QUARTER_HOUR - 60) * 1_000 - 1);
  expect(refresh).not.toHaveBeenCalled();
  await clock.advance(1);
  expect(refresh).toHaveBeenCalledOnce();
  expect(sockets.last().commands('renew')).toMatchObject([{ payload: { accessToken: 'token-2' } }]);
  sockets.last().reply(sockets.last().commands('renew')[0], { expiresIn: QUARTER_HOUR });
  await clock.advance((QUARTER_HOUR - 60) * 1_000);
  expect(sockets.last().commands('renew')).toHaveLength(2);
  expect(live.state).toBe('live');
});

test('closed as not authenticated, it gets a new token before it comes back', async () => {
  const { live, sockets, clock, refresh } = await liveSocketOf();
  sockets.last().closeWith(closeCodes.notAuthenticated);
  await clock.advance(500);
  expect(refresh).toHaveBeenCalledOnce();
  sockets.last().open();
  await settle();
  expect(sockets.last().commands('hello')[0]?.payload['accessToken']).toBe('token-2');
  expect(live.state).toBe('connecting');
});

test('a session that cannot be renewed is over: nothing is tried any more', async () => {
  const { sockets, clock, refresh, tokens } = await liveSocketOf();
  const ended = vi.fn();
  tokens.onEnd(ended);
  refresh.mockRejectedValue(new RequestFailed('unauthenticated', 'Please sign in.'));
  sockets.last().closeWith(closeCodes.notAuthenticated);
  await clock.advance(120_000);
  expect(ended).toHaveBeenCalledExactlyOnceWith('expired');
  expect(sockets.all).toHaveLength(1);
});

test('while the token cannot be renewed for lack of network, it keeps trying', async () => {
  const { live, sockets, clock, refresh } = await liveSocketOf();
  refresh.mockRejectedValueOnce(offline());
  sockets.last().closeWith(closeCodes.notAuthenticated);
  await clock.advance(30_000);
  expect(live.state).not.toBe('signed_out');
  expect(sockets.all.length).toBeGreaterThan(1);
});

test('a session ended elsewhere says why, and does not come back', async () => {
  const { live, sockets, clock } = await liveSocketOf();
  const ended = vi.fn();
  live.onEnd(ended);
  sockets.last().event('session.ended', { reason: 'disabled' });
  sockets.last().closeWith(closeCodes.sessionEnded);
  await clock.advance(120_000);
  expect(ended).toHaveBeenCalledExactlyOnceWith('disabled');
  expect(live.state).toBe('signed_out');
  expect(sockets.all).toHaveLength(1);
});

test('stopped, it leaves no timer and opens no socket', async () => {
  const { live, sockets, clock } = await liveSocketOf();
  live.stop();
  expect(clock.waiting).toBe(0);
  await clock.advance(120_000);
  expect(sockets.all).toHaveLength(1);
  expect(live.state).toBe('signed_out');
});

test.each([
  ['not json'],
  ['[]'],
  ['null'],
  ['{"re":99,"ok":true}'],
  ['{"type":5}'],
  ['{"type":"from.tomorrow","payload":{}}'],
])('a frame it cannot use is ignored: %s', async (frame) => {
  const { live, sockets } = await liveSocketOf();
  sockets.last().say(frame);
  expect(live.state).toBe('live');
});
