import { expect, test } from 'vitest';
import { settle } from '../testing/fake-clock.ts';
import { liveSocketOf, QUARTER_HOUR } from '../testing/open-socket.ts';
import { offline } from './request-failed.ts';

const UNTIL_RENEWAL = (QUARTER_HOUR - 60) * 1_000;

test('a renewal that fails while the connection stands is tried again after 5 s', async () => {
  const { clock, refresh } = await liveSocketOf({ heartbeat: 10_000_000 });
  refresh.mockRejectedValueOnce(offline());
  await clock.advance(UNTIL_RENEWAL);
  expect(refresh).toHaveBeenCalledTimes(1);
  await clock.advance(5_000);
  expect(refresh).toHaveBeenCalledTimes(2);
});

test('a renewal that fails after the connection broke is left to whoever connects again', async () => {
  const { live, sockets, clock, refresh } = await liveSocketOf({ heartbeat: 10_000_000 });
  let fail = () => {};
  refresh.mockImplementationOnce(() => new Promise((_, reject) => (fail = () => reject(offline()))));
  await clock.advance(UNTIL_RENEWAL);
  expect(refresh).toHaveBeenCalledTimes(1);
  sockets.last().closeWith(1006);
  live.stop();
  fail();
  await settle();
  expect(clock.waiting).toBe(0);
  await clock.advance(30_000);
  expect(refresh).toHaveBeenCalledTimes(1);
});
