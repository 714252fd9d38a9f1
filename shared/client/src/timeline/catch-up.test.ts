import { http, type SharedTicket } from '@tandem/contract';
import { expect, test } from 'vitest';
import { settle } from '../testing/fake-clock.ts';
import { openTicketStores } from '../testing/open-stores.ts';
import { aTicket, entries } from '../testing/samples.ts';

const announced = (lastSeq: number): { tickets: SharedTicket[] } => {
  const { readSeq: _, unread: __, ...ticket } = aTicket({ lastSeq, version: lastSeq });
  return { tickets: [ticket] };
};

test('an entry announced while others are being fetched is fetched, too, when it does not come by itself', async () => {
  const { api, timeline, clock } = await openTicketStores({ lastSeq: 2 });
  let arrive = () => {};
  api.answer(http.timeline.list, () => {
    return new Promise((resolve) => {
      arrive = () => resolve({ items: entries(3, 3), lastSeq: 3 });
    });
  });
  api.emit('tickets.changed', announced(3));
  await clock.advance(1_000);
  api.emit('tickets.changed', announced(4));
  api.answer(http.timeline.list, { items: entries(4, 4), lastSeq: 4 });
  arrive();
  await settle();
  expect(timeline.entries.map(({ seq }) => seq)).toEqual([1, 2, 3, 4]);
});

test('an entry that was announced but that the api does not have is not asked for again and again', async () => {
  const { api, timeline, clock } = await openTicketStores({ lastSeq: 2 });
  api.answer(http.timeline.list, { items: [], lastSeq: 2 });
  api.emit('tickets.changed', announced(9));
  await clock.advance(120_000);
  expect(api.requestsTo(http.timeline.list)).toHaveLength(1);
  expect(timeline.entries).toHaveLength(2);
});
