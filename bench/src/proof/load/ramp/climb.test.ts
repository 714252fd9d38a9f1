import { expect, test } from 'vitest';
import { climb } from './climb.ts';

/** A server that does 500 a second and is slow from 400 on. */
const server = async (rate: number) => ({
  perSecond: Math.min(rate, 500),
  latency: { count: 1, p50: 1, p99: rate > 400 ? 300 : 5, worst: 400 },
  cpu: {},
});

const alone = { patience: 1 };

test('the knee is the last rate that was answered in time', async () => {
  expect(await climb({ start: 100, most: 9, machine: alone }, server)).toMatchObject({
    knee: 338,
    end: '507/s: p99 300 ms',
  });
});

test('work that piles up ends the climb, however quick the answers are', async () => {
  const quick = async (rate: number) => ({ ...(await server(rate)), latency: { count: 1, p50: 1, p99: 5, worst: 5 } });

  expect(await climb({ start: 400, most: 9, machine: alone }, quick)).toMatchObject({
    knee: 400,
    end: '600/s: only 500/s were done',
  });
});

test('a generator that is overrun ends the climb, a lost message fails it', async () => {
  const overrun = async () => Promise.reject(new Error('More than 50000 operations are unanswered.'));
  expect(await climb({ start: 100, most: 9, machine: alone }, overrun)).toMatchObject({ knee: 0, steps: [] });

  const losing = async () => Promise.reject(new Error('3 messages were lost and 0 delivered twice.'));
  await expect(climb({ start: 100, most: 9, machine: alone }, losing)).rejects.toThrow('3 messages were lost');
});

test('one stall of the machine is not the knee', async () => {
  let stalls = 1;
  const stalling = async (rate: number) => {
    const measured = await server(rate);
    return rate > 200 && stalls-- > 0 ? { ...measured, latency: { ...measured.latency, p99: 900 } } : measured;
  };

  expect(await climb({ start: 100, most: 9, machine: alone }, stalling)).toMatchObject({ knee: 338 });
});

test('what never gives way ends after so many steps', async () => {
  const endless = async (rate: number) => ({ ...(await server(1)), perSecond: rate });

  expect(await climb({ start: 100, most: 3, machine: alone }, endless)).toMatchObject({
    knee: 225,
    end: 'not within 3 steps',
  });
});

test('on a crowded machine it begins lower and lets answers take longer', async () => {
  const crowded = await climb({ start: 100, most: 9, machine: { patience: 2 } }, server);

  expect(crowded).toMatchObject({ knee: 383, end: '575/s: only 500/s were done' });
  expect(crowded.steps[0]?.rate).toBe(50);
});
