import { type CommandReply, http, type User } from '@tandem/contract';
import { createStores, type Stores } from '../composition.ts';
import { settle } from './fake-clock.ts';
import { FakeConnection } from './fake-connection.ts';
import { type FakePorts, fakePorts } from './fake-ports.ts';
import { aTicket, entries, sam } from './samples.ts';

export type OpenStores = Stores & { readonly api: FakeConnection; readonly clock: FakePorts['clock'] };

/** The stores of a signed-in reader over a test's api, which has one ticket (7) with `lastSeq` entries. */
export async function openStores({
  user = sam,
  lastSeq = 1,
  reads = [],
  ports = fakePorts(),
}: Options = {}): Promise<OpenStores> {
  const ticket = aTicket({ lastSeq });
  const api = new FakeConnection(user)
    .answer(http.activity.list, { items: [], cursor: '0', unread: 0 })
    .answer(http.tickets.list, { items: [ticket], nextCursor: null })
    .answer(http.tickets.read, ticket)
    .answer(http.timeline.list, ({ query }) => {
      const { after, before, limit = 50 } = query;
      const all = entries(1, lastSeq).filter(({ seq }) => seq > (after ?? 0) && seq < (before ?? Infinity));
      return { items: after === undefined ? all.slice(-limit) : all.slice(0, limit), lastSeq };
    })
    .answer(http.timeline.markRead, undefined)
    .answerCommand('ticket.open', ({ after }) => ({
      ticket,
      entries: entries(1, lastSeq).filter(({ seq }) => seq > (after ?? Math.max(0, lastSeq - 50))),
      lastSeq,
      more: false,
      reads: [...reads],
      viewers: [],
    }));
  const stores = createStores(api, ports);
  await stores.start();
  await settle();
  return { api, clock: ports.clock, ...stores };
}
interface Options {
  readonly user?: User;
  readonly lastSeq?: number;
  readonly reads?: CommandReply<'ticket.open'>['reads'];
  readonly ports?: FakePorts;
}

/** … with the live connection standing and the ticket open. */
export async function openTicketStores(options: Options = {}): Promise<OpenStores> {
  const stores = await openStores(options);
  stores.api.goLive();
  await stores.ticket.open(7);
  return stores;
}
