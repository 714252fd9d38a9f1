import type { SharedTicket } from '@tandem/contract';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { StaffBatch } from './staff-batch.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const at = '2026-11-22T14:02:09.120Z';
const ticket = (id: number, facts: Partial<SharedTicket> = {}): SharedTicket => ({
  id,
  title: 'Title',
  description: 'Description',
  status: 'open',
  priority: 'medium',
  category: { id: 1, name: 'Technical' },
  customer: { id: 1, name: 'Ana' },
  assignee: null,
  awaiting: 'staff',
  lastSeq: 1,
  viewedByStaffAt: null,
  createdAt: at,
  updatedAt: at,
  firstResponseAt: null,
  resolvedAt: null,
  closedAt: null,
  version: 1,
  ...facts,
});

function batch(receivers = 1) {
  const frames: SharedTicket[][] = [];
  const send = (frame: string) => {
    frames.push(JSON.parse(frame).payload.tickets);
    return frame.length * receivers;
  };
  return { frames, batch: new StaffBatch(send) };
}

test('however often tickets change, staff get one batch in 250 ms, each ticket once and as it is last', () => {
  const { frames, batch: staff } = batch();
  for (let seq = 1; seq <= 50; seq++) staff.add([ticket(7, { lastSeq: seq })]);
  staff.add([ticket(8)]);

  vi.advanceTimersByTime(249);
  expect(frames).toEqual([]);
  vi.advanceTimersByTime(1);

  expect(frames.map((tickets) => tickets.map(({ id, lastSeq }) => [id, lastSeq]))).toEqual([
    [
      [7, 50],
      [8, 1],
    ],
  ]);
});

test('an older state that comes late does not replace a newer one', () => {
  const { frames, batch: staff } = batch();
  staff.add([ticket(7, { lastSeq: 5 })]);
  staff.add([ticket(7, { lastSeq: 4 })]);
  vi.advanceTimersByTime(250);

  expect(frames[0]?.[0]?.lastSeq).toBe(5);
});

test('many tickets, or long ones, travel in several small frames and none is left out', () => {
  const { frames, batch: staff } = batch();
  staff.add(Array.from({ length: 130 }, (_unused, n) => ticket(n + 1)));
  staff.add(Array.from({ length: 25 }, (_unused, n) => ticket(n + 1_000, { description: 'x'.repeat(10_000) })));
  vi.advanceTimersByTime(250);

  expect(frames.flat()).toHaveLength(155);
  for (const frame of frames) {
    expect(frame.length).toBeLessThanOrEqual(100);
    expect(JSON.stringify(frame).length).toBeLessThan(200_000);
  }
});

test('where a batch times all staff comes to megabytes, the next one takes its time, and what changes meanwhile is in it', () => {
  const { frames, batch: staff } = batch(1_000);
  const every = (lastSeq: number) => Array.from({ length: 10 }, (_unused, n) => ticket(n + 1, { lastSeq }));
  staff.add(every(1));
  vi.advanceTimersByTime(250);
  expect(frames).toHaveLength(1);

  const pace = (JSON.stringify(frames[0]).length * 1_000) / 8_388;
  for (let seq = 2; seq <= 5; seq++) {
    staff.add(every(seq));
    vi.advanceTimersByTime(50);
  }
  vi.advanceTimersByTime(pace - 250);
  expect(frames).toHaveLength(1);
  vi.advanceTimersByTime(100);
  expect(frames[1]?.map(({ lastSeq }) => lastSeq)).toEqual(Array(10).fill(5));
});

test('however many staff there are, they wait no longer than two seconds', () => {
  const { frames, batch: staff } = batch(1_000_000);
  staff.add([ticket(7)]);
  vi.advanceTimersByTime(250);
  staff.add([ticket(7, { lastSeq: 2 })]);
  vi.advanceTimersByTime(2_000);

  expect(frames).toHaveLength(2);
});

test('after a rest a change goes out as soon as ever', () => {
  const { frames, batch: staff } = batch(1_000_000);
  staff.add([ticket(7)]);
  vi.advanceTimersByTime(5_000);
  staff.add([ticket(8)]);
  vi.advanceTimersByTime(250);

  expect(frames).toHaveLength(2);
});
