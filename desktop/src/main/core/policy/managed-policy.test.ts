import { expect, test, vi } from 'vitest';
import { FakeClock } from '../../../../../shared/client/src/testing/fake-clock.ts';
import { silentLog } from '../log/log.ts';
import { ManagedPolicy } from './managed-policy.ts';
import { brokenReading, lateReading, type Reading } from './reading.ts';

const etc = (enforced: Record<string, unknown>): Reading => ({
  source: 'etc',
  place: '/etc/tandem',
  enforced,
  defaults: {},
});

async function given(first: readonly Reading[]) {
  let now = first;
  const managed = await ManagedPolicy.open(async () => now, silentLog);
  const heard = vi.fn();
  managed.onChange(heard);
  const write = (...next: Reading[]): void => {
    now = next;
  };
  return { managed, heard, write };
}

test('every hour the sources are read again, and whoever listens hears of what changed and of nothing else', async () => {
  const clock = new FakeClock();
  const { managed, heard, write } = await given([etc({ zoom: 125 })]);
  const stop = managed.follow(clock);
  await clock.advance(3_600_000);
  expect(heard).not.toHaveBeenCalled();
  write(etc({ zoom: 150 }));
  await clock.advance(3_600_000);
  expect([heard.mock.calls.length, managed.policy.value('zoom')]).toEqual([1, 150]);
  stop();
  expect(clock.waiting).toBe(0);
});

test('a source that does not answer for once says what it said before; at the start nobody knows, and it closes', async () => {
  const late = lateReading('etc', '/etc/tandem', 'no answer');
  const { managed, heard, write } = await given([etc({ serverUrl: 'https://desk.example' })]);
  write(late);
  await managed.refresh();
  expect([managed.policy.value('serverUrl'), managed.policy.closed, heard.mock.calls.length]).toEqual([
    'https://desk.example',
    [],
    0,
  ]);
  expect((await given([late])).managed.policy.closed).toEqual(['server', 'updates']);
});

test('one that became unreadable closes at once, and opens again when it is mended', async () => {
  const { managed, write } = await given([etc({ serverUrl: 'https://desk.example' })]);
  write(brokenReading('etc', '/etc/tandem', 'not JSON'));
  await managed.refresh();
  expect(managed.policy.closed).toEqual(['server', 'updates']);
  write(etc({ serverUrl: 'https://desk.example' }));
  await managed.refresh();
  expect(managed.policy.closed).toEqual([]);
});
