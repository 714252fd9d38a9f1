import fc from 'fast-check';
import { expect, test } from 'vitest';
import { entries } from '../testing/samples.ts';
import { EntryLog } from './entry-log.ts';

const seqs = (log: EntryLog) => log.entries.map(({ seq }) => seq);

test('in whatever order and how often entries come, they show once each, in order, without a hole', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 60 }), fc.array(fc.integer({ min: 1, max: 60 })), (last, noise) => {
      const all = entries(1, last);
      const log = new EntryLog();
      log.start(all.slice(0, 1));
      const arriving = [...noise.filter((seq) => seq <= last), ...all.map(({ seq }) => seq).reverse()];
      for (const seq of arriving) {
        log.take(all.slice(seq - 1, seq));
        expect(seqs(log)).toEqual(Array.from(log.entries, (_, index) => index + 1));
      }
      expect(log.lastSeq).toBe(last);
      expect(log.hasHole).toBe(false);
    }),
  );
});

test('an entry after a hole is not shown before the hole is filled', () => {
  const log = new EntryLog();
  log.start(entries(1, 2));
  log.take(entries(4, 5));
  expect(seqs(log)).toEqual([1, 2]);
  expect(log.hasHole).toBe(true);
  log.take(entries(3, 3));
  expect(seqs(log)).toEqual([1, 2, 3, 4, 5]);
  expect(log.hasHole).toBe(false);
});

test('older entries join only where they fit', () => {
  const log = new EntryLog();
  log.start(entries(10, 12));
  log.prepend(entries(3, 5));
  expect(seqs(log)).toEqual([10, 11, 12]);
  log.prepend(entries(7, 10));
  expect(seqs(log)).toEqual([7, 8, 9, 10, 11, 12]);
});

test('what waits for a hole to be filled is bounded', () => {
  const log = new EntryLog();
  log.start(entries(1, 1));
  log.take(entries(3, 2_000));
  log.take(entries(2, 2));
  expect(log.lastSeq).toBeLessThanOrEqual(502);
  expect(log.lastSeq).toBeGreaterThan(400);
});

test('what comes before the start waits for it, even the very first entry', () => {
  const log = new EntryLog();
  log.take(entries(1, 1));
  log.take(entries(4, 4));
  expect(seqs(log)).toEqual([]);
  log.start(entries(2, 3));
  expect(seqs(log)).toEqual([2, 3, 4]);
  expect(log.hasHole).toBe(false);
});
