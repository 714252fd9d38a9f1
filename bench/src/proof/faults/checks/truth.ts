import type { EntryKind, TicketStatus } from '@tandem/contract';
import type { Pool, RowDataPacket } from 'mysql2/promise';
import { fingerprint, placeOf } from '../record/fingerprint.ts';

export interface TrueTicket {
  readonly id: number;
  readonly customerId: number;
  readonly lastSeq: number;
  readonly status: TicketStatus;
  readonly version: number;
}

export interface TrueEntry {
  readonly ticketId: number;
  readonly seq: number;
  readonly authorId: number;
  readonly clientId: string | null;
  readonly body: string | null;
}

/** What the database has, read past everything that is being proven. */
export interface Truth {
  readonly tickets: ReadonlyMap<number, TrueTicket>;
  /** In order, ticket by ticket. */
  readonly entries: readonly TrueEntry[];
  /** By place: what everybody must be shown there. */
  readonly fingerprints: ReadonlyMap<string, string>;
}

interface EntryRow extends RowDataPacket {
  ticket_id: number;
  seq: number;
  kind: EntryKind;
  author_id: number;
  at: string;
  body: string | null;
  client_id: string | null;
}
interface TicketRow extends RowDataPacket {
  id: number;
  customer_id: number;
  last_seq: number;
  status: TicketStatus;
  version: number;
}

/** Where each ticket stands, which costs little. */
export async function readTickets(pool: Pool): Promise<Truth['tickets']> {
  const [rows] = await pool.query<TicketRow[]>('SELECT id, customer_id, last_seq, status, version FROM tickets');
  return new Map(
    rows.map(({ id, customer_id: customerId, last_seq: lastSeq, status, version }) => [
      id,
      { id, customerId, lastSeq, status, version },
    ]),
  );
}

export async function readTruth(pool: Pool): Promise<Truth> {
  const tickets = await readTickets(pool);
  const [rows] = await pool.query<EntryRow[]>(
    'SELECT ticket_id, seq, kind, author_id, at, body, client_id FROM timeline_entries ORDER BY ticket_id, seq',
  );
  const seen = rows.map((row) => {
    const { kind, author_id: id, at, body, client_id: clientId } = row;
    const print = fingerprint({
      kind,
      author: { id, name: '', role: 'customer' },
      at: `${at.replace(' ', 'T')}Z`,
      ...(body !== null && { body }),
      ...(clientId !== null && { clientId }),
    });
    return [placeOf(row.ticket_id, row.seq), print] as const;
  });
  return {
    tickets,
    entries: rows.map(({ ticket_id: ticketId, seq, author_id: authorId, client_id: clientId, body }) => ({
      ticketId,
      seq,
      authorId,
      clientId,
      body,
    })),
    fingerprints: new Map(seen),
  };
}
