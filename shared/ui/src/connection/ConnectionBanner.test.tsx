import { act, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { anActivity, ana, asParticipant, sam } from '../../../client/src/testing/samples.ts';
import { givenStores, show } from '../testing/show.tsx';
import { ConnectionBanner } from './ConnectionBanner.tsx';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

async function given() {
  const stores = await givenStores(ana);
  show(stores, <ConnectionBanner />);
  return stores;
}
const said = () =>
  screen
    .queryAllByRole('status')
    .map((element) => element.textContent)
    .join('');
const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));

test('a connection that works is not mentioned', async () => {
  await given();
  await pass(60_000);
  expect(said()).toBe('');
});

test('a break of a second is not mentioned either', async () => {
  const { connection } = await given();
  await act(async () => connection.drop('connecting'));
  await pass(1_000);
  await act(async () => connection.goLive());
  await pass(10_000);
  expect(said()).toBe('');
});

test('a longer one is, until it is over; that it is over is said in passing', async () => {
  const { connection } = await given();
  await act(async () => connection.drop('connecting'));
  await pass(2_500);
  expect(said()).toContain('The connection was lost.');

  await act(async () => connection.goLive());
  expect(said()).toContain('Connected again.');
  await pass(5_500);
  expect(said()).toBe('');
});

test('having no connection is said at once, with a way to try now', async () => {
  const { connection } = await given();
  await act(async () => connection.drop('offline'));
  expect(said()).toContain('Offline.');
  await act(async () => screen.getByRole('button', { name: 'Try now' }).click());
  expect(connection.retries).toBe(1);
});

test('what was missed is counted, and stays until it is dismissed', async () => {
  const { connection } = await given();
  await act(async () => connection.drop('offline'));
  await act(async () => connection.goLive({ unread: 2 }));
  await act(async () => {
    for (const cursor of ['1', '2']) {
      connection.emit('activity', anActivity(cursor, { actor: asParticipant(sam), replay: true }));
    }
  });
  await pass(60_000);
  expect(said()).toContain('2 new while you were away.');
  await act(async () => screen.getByRole('button', { name: 'Dismiss' }).click());
  expect(said()).toBe('');
});
