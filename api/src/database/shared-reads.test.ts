import { expect, test, vi } from 'vitest';
import { SharedReads } from './shared-reads.ts';

test('those who ask the same in one turn share a read, and each gets their own answer', async () => {
  const read = vi.fn(async (question: string, askers: readonly number[]) => askers.map((asker) => question + asker));
  const reads = new SharedReads(read);

  const answers = await Promise.all([reads.ask('a', 'a', 1), reads.ask('b', 'b', 2), reads.ask('a', 'a', 3)]);

  expect(answers).toEqual(['a1', 'b2', 'a3']);
  expect(read.mock.calls).toEqual([
    ['a', [1, 3]],
    ['b', [2]],
  ]);
});

test('whoever asks while a read is under way gets the next one: no answer is older than its question', async () => {
  let stored = 'before';
  let release = () => {};
  const read = vi.fn(async (_question: null, askers: readonly number[]) => {
    const seen = stored;
    if (read.mock.calls.length === 1) await new Promise<void>((resolve) => (release = resolve));
    return askers.map(() => seen);
  });
  const reads = new SharedReads(read);

  const first = reads.ask('a', null, 1);
  await vi.waitFor(() => expect(read).toHaveBeenCalledOnce());
  stored = 'after';
  const later = [reads.ask('a', null, 2), reads.ask('a', null, 3)];
  release();

  expect(await Promise.all([first, ...later])).toEqual(['before', 'after', 'after']);
  expect(read.mock.calls.map(([, askers]) => askers)).toEqual([[1], [2, 3]]);
});

test('a read that fails is told to all who shared it, and the next is tried anew', async () => {
  let down = true;
  const reads = new SharedReads(async (_question: null, askers: readonly number[]) => {
    if (down) throw new Error('away');
    return askers.map(() => 'here');
  });

  const failed = await Promise.allSettled([reads.ask('a', null, 1), reads.ask('a', null, 2)]);
  down = false;

  expect(failed.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(await reads.ask('a', null, 3)).toBe('here');
});

test('one read answers fifty at most', async () => {
  const sizes: number[] = [];
  const reads = new SharedReads(async (_question: null, askers: readonly number[]) => {
    sizes.push(askers.length);
    return askers;
  });

  const asked = Array.from({ length: 120 }, (_, asker) => asker);

  expect(await Promise.all(asked.map((asker) => reads.ask('a', null, asker)))).toEqual(asked);
  expect(sizes).toEqual([50, 50, 20]);
});
