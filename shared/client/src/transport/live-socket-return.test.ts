import { closeCodes } from '@tandem/contract';
import { expect, test, vi } from 'vitest';
import { settle } from '../testing/fake-clock.ts';
import { greet, liveSocketOf, QUARTER_HOUR, socketOf } from '../testing/open-socket.ts';
import { anActivity } from '../testing/samples.ts';
import { offline, RequestFailed } from './request-failed.ts';

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

test('a break soon after a long absence is made up for in seconds, not in half a minute', async () => {
  const { live, sockets, clock } = await liveSocketOf();
  for (let attempt = 0; attempt < 8; attempt += 1) {
    sockets.last().closeWith(1006);
    await settle();
    await clock.advance((live.retryAt ?? 0) - clock.now());
  }
  await greet(sockets.last);
  expect(live.state).toBe('live');
  await clock.advance(3_000);
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
  await settle();
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
