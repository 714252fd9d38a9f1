import { pino } from 'pino';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { EntryWatch } from './entry-watch.service.ts';

const CHECK_MS = 2_500;
beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A watch over entries with these ids, of which 1 to 3 were there before it began. */
async function watched(mostHeard?: number) {
  const committed = new Set([1, 2, 3]);
  const after = (id: number) => [...committed].filter((one) => one > id).sort((one, other) => one - other);
  const entries = {
    newest: vi.fn(async () => Math.max(...committed)),
    countAfter: vi.fn(async (id: number) => ({ count: after(id).length, newest: after(id).at(-1) ?? id })),
    between: vi.fn(async (from: number, to: number) => after(from).filter((id) => id <= to)),
  };
  const watch = new EntryWatch({ entries, log: pino({ level: 'silent' }) }, mostHeard);
  const missed = vi.fn();
  watch.start(missed);
  const checks = (count: number) => vi.advanceTimersByTimeAsync(CHECK_MS * count);
  await checks(1);
  return { committed, entries, watch, missed, checks };
}

test('what was there before and what was announced is nothing to tell of', async () => {
  const { committed, entries, watch, missed, checks } = await watched();
  for (const id of [4, 5, 6]) {
    committed.add(id);
    watch.heard(id);
    await checks(1);
  }
  await checks(20);
  expect(missed).not.toHaveBeenCalled();
  expect(entries.between).not.toHaveBeenCalled();
});

test('an entry that nobody announced is told of once', async () => {
  const { committed, watch, missed, checks } = await watched();
  committed.add(4);
  committed.add(5);
  watch.heard(5);
  await checks(1);
  expect(missed).not.toHaveBeenCalled(); // word of it may be on its way
  await checks(1);
  expect(missed).toHaveBeenCalledTimes(1);
  await checks(20);
  expect(missed).toHaveBeenCalledTimes(1);
});

test('an entry that is announced a little late is nothing to tell of', async () => {
  const { committed, watch, missed, checks } = await watched();
  committed.add(4);
  await checks(1);
  watch.heard(4);
  await checks(5);
  expect(missed).not.toHaveBeenCalled();
});

test('an entry that was committed after a later one was seen is found, too', async () => {
  const { committed, watch, missed, checks } = await watched();
  committed.add(5);
  watch.heard(5);
  await checks(2);
  committed.add(4);
  await checks(2);
  expect(missed).toHaveBeenCalledTimes(1);
});

test('while much is missed, people are told to fetch again every ten seconds at most', async () => {
  const { committed, missed, checks } = await watched();
  for (let id = 4; id < 24; id++) {
    committed.add(id);
    await checks(1);
  }
  await checks(6);
  const seconds = (26 * CHECK_MS) / 1_000;
  expect(missed.mock.calls.length).toBeGreaterThan(2);
  expect(missed.mock.calls.length).toBeLessThanOrEqual(seconds / 10 + 1);
});

test('a database that is away stops nothing', async () => {
  const { committed, entries, missed, checks } = await watched();
  committed.add(4);
  entries.countAfter.mockRejectedValueOnce(new Error('away')).mockRejectedValueOnce(new Error('away'));
  await checks(2);
  expect(missed).not.toHaveBeenCalled();
  await checks(2);
  expect(missed).toHaveBeenCalledTimes(1);
});

test('of what is announced while the database is away no more is kept than allowed, and what was forgotten is fetched', async () => {
  const { committed, entries, watch, missed, checks } = await watched(2);
  entries.countAfter.mockRejectedValueOnce(new Error('away'));
  for (const id of [4, 5, 6]) {
    committed.add(id);
    watch.heard(id);
  }
  await checks(2);
  expect(missed).not.toHaveBeenCalled();
  await checks(1);
  expect(missed).toHaveBeenCalledTimes(1);
});
