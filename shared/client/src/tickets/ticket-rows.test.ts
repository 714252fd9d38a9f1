import { expect, test } from 'vitest';
import { aTicket, kim } from '../testing/samples.ts';
import { TicketRows } from './ticket-rows.ts';

const at = (minute: number) => `2026-11-22T14:${String(minute).padStart(2, '0')}:00.000Z`;
const ticket = (id: number, minute: number, lastSeq = 1) => aTicket({ id, lastSeq, updatedAt: at(minute) });

/** A list whose first rows are loaded, and that has more. */
function rowsOf(...minutes: readonly number[]) {
  const rows = new TicketRows(() => kim);
  rows.fill(minutes.map((minute) => ticket(minute, minute)));
  rows.hasMore = true;
  const announce = (...tickets: readonly ReturnType<typeof ticket>[]) =>
    rows.together(() => {
      for (const one of tickets) rows.take(one);
    });
  return { rows, announce, shown: () => rows.items.map(({ id }) => id) };
}

test('of tickets announced together each appears that comes before the last loaded row, in whatever order', () => {
  const { announce, shown } = rowsOf(3, 2, 1);
  announce(ticket(8, 12), ticket(7, 10));
  expect(shown()).toEqual([8, 7, 3, 2, 1]);
  announce(ticket(1, 20, 2), ticket(6, 15));
  expect(shown()).toEqual([1, 6, 8, 7, 3, 2]);
});

test('how far was loaded stays known when the last row moves up', () => {
  const { rows, announce, shown } = rowsOf(4, 2);
  announce(ticket(2, 9, 2));
  announce(ticket(3, 3));
  expect(shown()).toEqual([2, 4, 3]);
  rows.append([ticket(1, 1)]);
  announce(ticket(5, 1));
  expect(shown()).toEqual([2, 4, 3, 5, 1]);
});
