import type { ChangedValue, Entry, EntryKind, Role } from '@tandem/contract';
import { fromDbTime } from '../../database/time.ts';

/** A row of `timeline_entries` with the author's name, as both dialects return it. */
export interface EntryRow {
  readonly id: number;
  readonly ticket_id: number;
  readonly seq: number;
  readonly kind: EntryKind;
  readonly author_id: number;
  readonly author_name: string;
  readonly author_role: Role;
  readonly at: string;
  readonly body: string | null;
  readonly client_id: string | null;
  readonly changed: string | null;
}

export interface Changed {
  readonly from: ChangedValue;
  readonly to: ChangedValue;
}

export function toEntry(row: EntryRow): Entry {
  return {
    ticketId: row.ticket_id,
    seq: row.seq,
    kind: row.kind,
    author: { id: row.author_id, name: row.author_name, role: row.author_role },
    at: fromDbTime(row.at),
    ...(row.body !== null && { body: row.body }),
    ...(row.client_id !== null && { clientId: row.client_id }),
    ...(row.changed !== null && { change: JSON.parse(row.changed) as Changed }),
  };
}
