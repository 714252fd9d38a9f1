import { type Entry, http } from '@tandem/contract';
import type { Connection } from '../transport/connection.ts';
import type { Outgoing } from './outgoing.ts';

/** Sends one message by HTTP and settles with its acknowledgement. Its `clientId` makes it exist once, however often it goes out. */
export const postMessage = (
  connection: Pick<Connection, 'request'>,
  { ticketId, clientId, body, seenSeq }: Outgoing,
): Promise<Entry> =>
  connection.request(http.timeline.post, { params: { id: ticketId }, body: { clientId, body, seenSeq } });
