import { expect, test } from 'vitest';
import { Latencies } from './latencies.ts';
import { openLoop, Schedule } from './open-loop.ts';

test('operations are due at a fixed rate from the start', () => {
  const schedule = new Schedule(100, 0.05, 1_000);

  expect(schedule.total).toBe(5);
  expect([0, 1, 4].map((index) => schedule.intended(index))).toEqual([1_000, 1_010, 1_040]);
  expect(schedule.take(999)).toBeUndefined();
  expect(schedule.take(1_000)).toEqual({ index: 0, intended: 1_000 });
  expect(schedule.take(1_009)).toBeUndefined();
  expect(schedule.wait(1_004)).toBe(6);
});

test('after a pause everything overdue goes out at once, each with the time it should have gone', () => {
  const schedule = new Schedule(100, 0.05, 0);

  const taken: number[] = [];
  for (let due = schedule.take(1_000); due; due = schedule.take(1_000)) taken.push(due.intended);

  expect(taken).toEqual([0, 10, 20, 30, 40]);
  expect(schedule.finished).toBe(true);
});

test('a server that stalls for a second is slow for everybody who came in that second', () => {
  const schedule = new Schedule(100, 10, 0);
  const latencies = new Latencies();
  // It answers at once, but does nothing between second 5 and second 6.
  for (let now = 0; now <= 10_000; now++) {
    for (let due = schedule.take(now); due; due = schedule.take(now)) {
      const answeredAt = now >= 5_000 && now < 6_000 ? 6_000 : now;
      latencies.record(answeredAt - due.intended);
    }
  }

  const { count, p50, p99, worst } = latencies.summary();
  expect(count).toBe(1_000);
  expect(p50).toBeLessThan(1);
  // A closed loop with one connection would have recorded a single slow operation out of 1,000.
  expect(p99).toBeGreaterThan(850);
  expect(worst).toBeGreaterThan(990);
});

test('sends as many operations as the rate asks for, none of them early', async () => {
  const early: number[] = [];
  let sent = 0;

  await openLoop({
    rate: 500,
    seconds: 0.2,
    send: (_, intended) => {
      sent += 1;
      if (performance.now() < intended) early.push(intended);
    },
  });

  expect(sent).toBe(100);
  expect(early).toEqual([]);
});

test('a send that throws ends the loop with its reason', async () => {
  const refused = openLoop({
    rate: 1_000,
    seconds: 1,
    send: () => {
      throw new Error('The server has lost pace.');
    },
  });

  await expect(refused).rejects.toThrow('The server has lost pace.');
});
