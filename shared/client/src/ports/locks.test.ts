import { expect, test, vi } from 'vitest';
import { FakeClock, settle } from '../testing/fake-clock.ts';
import { inProcessLocks } from './in-process-locks.ts';
import { patientLocks } from './patient-locks.ts';

const never = () => new Promise<never>(() => {});

test('work under one name runs one after the other, under another at the same time', async () => {
  const locks = inProcessLocks();
  const began: string[] = [];
  let finish = () => {};
  void locks.run('a', () => {
    began.push('a1');
    return new Promise<void>((resolve) => (finish = resolve));
  });
  const second = locks.run('a', async () => void began.push('a2'));
  await locks.run('b', async () => void began.push('b1'));
  expect(began).toEqual(['a1', 'b1']);
  finish();
  await second;
  expect(began).toEqual(['a1', 'b1', 'a2']);
});

test('work that fails gives the lock on and its failure back', async () => {
  const locks = inProcessLocks();
  const failed = locks.run('a', () => Promise.reject(new Error('no')));
  await expect(failed).rejects.toThrow('no');
  await expect(locks.run('a', async () => 'fine')).resolves.toBe('fine');
});

test('a tab that hangs with the lock in hand stops the others for 30 s, not for ever', async () => {
  const clock = new FakeClock();
  const locks = patientLocks(inProcessLocks(), clock, 30_000);
  void locks.run('a', never);
  const work = vi.fn(async () => 'done');
  const waiting = locks.run('a', work);
  await clock.advance(29_999);
  expect(work).not.toHaveBeenCalled();
  await clock.advance(1);
  await expect(waiting).resolves.toBe('done');
});

test('work that began without the lock is not done again when the lock is free', async () => {
  const clock = new FakeClock();
  const shared = inProcessLocks();
  const locks = patientLocks(shared, clock, 30_000);
  let letGo = () => {};
  void shared.run('a', () => new Promise<void>((resolve) => (letGo = resolve)));
  const work = vi.fn(async () => 'done');
  const waiting = locks.run('a', work);
  await clock.advance(30_000);
  letGo();
  await settle();
  await expect(waiting).resolves.toBe('done');
  expect(work).toHaveBeenCalledOnce();
  expect(clock.waiting).toBe(0);
});

test('work with the lock in hand may take as long as it needs, and its failure comes back', async () => {
  const clock = new FakeClock();
  const locks = patientLocks(inProcessLocks(), clock, 30_000);
  const work = vi.fn(() => new Promise<void>((_, reject) => clock.after(60_000, () => reject(new Error('no')))));
  const waiting = locks.run('a', work).catch((cause: Error) => cause.message);
  await clock.advance(60_000);
  expect(await waiting).toBe('no');
  expect(work).toHaveBeenCalledOnce();
});
