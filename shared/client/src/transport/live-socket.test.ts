import { closeCodes } from '@tandem/contract';
import { expect, test, vi } from 'vitest';
import { settle } from '../testing/fake-clock.ts';
import { liveSocketOf, socketOf } from '../testing/open-socket.ts';
import type { RequestFailed } from './request-failed.ts';

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
