import type { Participant } from '@tandem/contract';
import type { Transaction } from '../../database/database.ts';
import type { TicketRow } from '../tickets/ticket.row.ts';
import type { AppendRepository } from './append.repository.ts';
import type { Committed } from './append.ts';
import { toEntry } from './entry.row.ts';

/** Begins the timelines of new tickets: each starts with `created`, seq 1, which its author has read. */
export class FirstEntries {
  constructor(private readonly repository: AppendRepository) {}

  async write(
    trx: Transaction,
    opened: readonly { readonly ticket: TicketRow; readonly author: Participant }[],
    now: string,
  ): Promise<Committed[]> {
    const rows = opened.map(({ ticket, author }) => ({
      ticket_id: ticket.id,
      seq: 1,
      kind: 'created' as const,
      author_id: author.id,
      author_role: author.role,
      assignee_id: ticket.assignee_id,
      at: now,
      body: null,
      client_id: null,
      changed: null,
    }));
    const ids = await this.repository.insert(trx, rows);
    await this.repository.markAuthors(
      trx,
      rows.map(({ ticket_id, author_id }) => ({ ticketId: ticket_id, accountId: author_id, seq: 1 })),
    );
    return opened.map(({ ticket, author }, index) => ({
      entry: toEntry({ ...(rows[index] as (typeof rows)[number]), id: 0, author_name: author.name }),
      activityId: ids[index] as number,
      ticket,
    }));
  }
}
