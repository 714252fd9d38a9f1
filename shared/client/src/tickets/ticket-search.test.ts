import { http, type Ticket } from '@tandem/contract';
import { expect, test } from 'vitest';
import { FakeClock, settle } from '../testing/fake-clock.ts';
import { FakeConnection, refused } from '../testing/fake-connection.ts';
import { aTicket, sam } from '../testing/samples.ts';
import { TicketSearch } from './ticket-search.store.ts';

function given() {
  const clock = new FakeClock();
  const answers: ((items: Ticket[]) => void)[] = [];
  const api = new FakeConnection(sam).answer(
    http.tickets.list,
    () => new Promise((done) => answers.push((items) => done({ items, nextCursor: null }))),
  );
  return { clock, api, answers, search: new TicketSearch(api, clock) };
}

test('the service is asked once the writer pauses, for a few', async () => {
  const { clock, api, answers, search } = given();
  search.look('pr');
  await clock.advance(100);
  search.look('printer ');
  expect(search.searching).toBe(true);
  await clock.advance(200);
  answers[0]?.([aTicket()]);
  await settle();
  expect(api.requestsTo(http.tickets.list)).toEqual([{ query: { q: 'printer', limit: 8 } }]);
  expect([search.found.length, search.searching]).toEqual([1, false]);
});

test('a late answer to earlier words is not shown', async () => {
  const { clock, answers, search } = given();
  search.look('printer');
  await clock.advance(200);
  search.look('invoice');
  await clock.advance(200);
  answers[1]?.([aTicket({ id: 9 })]);
  answers[0]?.([aTicket({ id: 7 })]);
  await settle();
  expect(search.found.map(({ id }) => id)).toEqual([9]);
});

test('without words nothing is found, and nobody is asked', async () => {
  const { clock, api, search } = given();
  search.look('p');
  search.clear();
  await clock.advance(1_000);
  expect([search.found, api.requests]).toEqual([[], []]);
});

test('a search that fails says so and is over', async () => {
  const { clock, api, search } = given();
  api.failure = refused('offline');
  search.look('printer');
  await clock.advance(200);
  expect([search.searching, search.failure?.code]).toEqual([false, 'offline']);
});
