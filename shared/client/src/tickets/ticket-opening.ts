import { type CommandReply, http } from '@tandem/contract';
import type { Connection } from '../transport/connection.ts';
import { RequestFailed } from '../transport/request-failed.ts';

/** What opening a ticket gives; `subscribed` if the live connection has it open now. */
export type Opened = CommandReply<'ticket.open'> & { readonly subscribed: boolean };

const ENTRIES = 100;

/**
 * Opens a ticket: over the live connection where there is one, so that nothing falls between reading and listening; else
 * by HTTP, so that a page shows before the socket stands. `after` is the newest entry known already.
 */
export async function openTicket(connection: Connection, ticketId: number, after: number | null): Promise<Opened> {
  if (connection.state === 'live') {
    try {
      return { ...(await connection.command('ticket.open', { ticketId, after })), subscribed: true };
    } catch (cause) {
      const { code } = RequestFailed.from(cause);
      if (code !== 'offline' && code !== 'timeout') throw cause;
    }
  }
  const query = { limit: ENTRIES, ...(after !== null && { after }) };
  const [ticket, { items, lastSeq }] = await Promise.all([
    connection.request(http.tickets.read, { params: { id: ticketId } }),
    connection.request(http.timeline.list, { params: { id: ticketId }, query }),
  ]);
  const first = items[0]?.seq ?? 1;
  const last = items.at(-1)?.seq ?? 0;
  const more = after === null ? first > 1 : last < lastSeq && items.length > 0;
  return { ticket, entries: items, lastSeq, more, reads: [], viewers: [], subscribed: false };
}
