import type { Participant } from '@tandem/contract';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { RowPresence } from './row-presence.ts';

const ben: Participant = { id: 21, name: 'Ben', role: 'agent' };
const cleo: Participant = { id: 22, name: 'Cleo', role: 'admin' };
const ana: Participant = { id: 11, name: 'Ana', role: 'customer' };

let frames: { rows: { ticketId: number; viewers: Participant[]; typing: number[] }[] }[];
let rows: RowPresence;
beforeEach(() => {
  vi.useFakeTimers();
  frames = [];
  rows = new RowPresence((frame) => frames.push(JSON.parse(frame).payload));
});
afterEach(() => {
  rows.close();
  vi.useRealTimers();
});

test('whoever comes and goes within a moment is one batch, each ticket once and as it is last', () => {
  rows.seen(7, [ben]);
  rows.seen(8, [cleo]);
  rows.seen(7, [ben, cleo]);
  vi.advanceTimersByTime(250);
  expect(frames).toEqual([
    {
      rows: [
        { ticketId: 7, viewers: [ben, cleo], typing: [] },
        { ticketId: 8, viewers: [cleo], typing: [] },
      ],
    },
  ]);
});

test('customers are left out, and a ticket that only they have open is nobody’s news', () => {
  rows.seen(7, [ana]);
  rows.seen(8, [ana, ben]);
  vi.advanceTimersByTime(250);
  expect(frames).toEqual([{ rows: [{ ticketId: 8, viewers: [ben], typing: [] }] }]);
});

test('the last who leaves is told once', () => {
  rows.seen(7, [ben]);
  vi.advanceTimersByTime(250);
  rows.seen(7, []);
  rows.seen(7, []);
  vi.advanceTimersByTime(5_000);
  expect(frames.at(-1)).toEqual({ rows: [{ ticketId: 7, viewers: [], typing: [] }] });
  expect(frames).toHaveLength(2);
});

test('who types is named as long as they go on', () => {
  rows.seen(7, [ben, cleo]);
  rows.typing(7, ben, true);
  rows.typing(7, ana, true);
  vi.advanceTimersByTime(250);
  expect(frames.at(-1)?.rows[0]?.typing).toEqual([ben.id]);
  vi.advanceTimersByTime(6_000);
  rows.typing(7, cleo, true);
  vi.advanceTimersByTime(250);
  expect(frames.at(-1)?.rows[0]?.typing).toEqual([cleo.id]);
  rows.typing(7, cleo, false);
  vi.advanceTimersByTime(250);
  expect(frames.at(-1)?.rows[0]?.typing).toEqual([]);
});

test('of very many tickets each batch has a part, and all of them come', () => {
  for (let ticketId = 1; ticketId <= 450; ticketId += 1) rows.seen(ticketId, [ben]);
  vi.advanceTimersByTime(1_000);
  expect(frames.map((frame) => frame.rows.length)).toEqual([200, 200, 50]);
});
