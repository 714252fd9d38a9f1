import { awaitingAfter, type Entry } from '@tandem/contract';
import { fitting } from '../../database/fitting.ts';
import { AppError } from '../../errors/app-error.ts';
import { toldColumns } from '../activity/told.row.ts';
import type { TicketRow } from '../tickets/ticket.row.ts';
import type { AppendWrites, Growth, NewEntryRow, WrittenRow } from './append.repository.ts';
import type { Append, Appended, Committed, Decided } from './append.ts';
import { type EntryRow, toEntry } from './entry.row.ts';
import type { AuthorMark } from './read-marks.ts';

/** One transaction's view of its tickets while appends are planned one after the other. */
export class AppendBatch {
  readonly rows: NewEntryRow[] = [];
  /** Appends that had been committed before; perhaps nobody was told. */
  readonly repeats: Committed[] = [];
  readonly planned: Pick<Committed, 'entry' | 'ticket' | 'causedBy'>[] = [];
  private readonly before: ReadonlyMap<number, TicketRow>;
  private readonly written: Map<string, WrittenRow>;
  private readonly changes = new Map<number, Partial<TicketRow>>();

  /** `tickets` are the locked rows, `written` earlier entries with the same client ids, `messages` what some writers have not seen. */
  constructor(
    private readonly tickets: Map<number, TicketRow>,
    written: readonly WrittenRow[],
    private readonly messages: Entry[],
    private readonly now: string,
  ) {
    this.before = new Map(tickets);
    this.written = new Map(written.map((row) => [key(row.author_id, row.client_id ?? ''), row]));
  }

  ticket(id: number): TicketRow {
    const ticket = this.tickets.get(id);
    if (!ticket) throw new AppError('not_found');
    return ticket;
  }

  plan(append: Append): Appended {
    const ticket = this.ticket(append.ticketId);
    const repeated = append.clientId && this.written.get(key(append.actor.id, append.clientId));
    if (repeated) {
      if (repeated.ticket_id !== ticket.id) throw new AppError('conflict', 'This clientId was used on another ticket.');
      const entry = toEntry({ ...repeated, author_name: append.actor.name });
      // Its first commit may have been answered by nobody: a lost reply, a replica that died before it could tell.
      if (repeated.id > 0) this.repeats.push({ entry, activityId: repeated.id, ticket, causedBy: append.causedBy });
      return { entries: [entry], ticket, repeated: true };
    }
    const decided = append.decide(ticket, this.now);
    this.refuseStale(append);
    if (decided.entries.length === 0) return { entries: [], ticket, repeated: false };
    return { entries: this.add(append, ticket, decided), ticket: this.ticket(ticket.id), repeated: false };
  }

  /** Everything that the plans so far come to. */
  writes(): AppendWrites {
    return {
      rows: this.rows,
      grown: this.grown(),
      changed: this.changed(),
      marks: this.messageMarks(),
      caughtUp: this.changeMarks(),
      now: this.now,
    };
  }

  /** Whether the tickets do nothing but grow. */
  get isPlain(): boolean {
    return this.changes.size === 0;
  }

  private grown(): Growth[] {
    const grown: Growth[] = [];
    for (const { id, last_seq: to, awaiting } of this.tickets.values()) {
      const from = this.before.get(id)?.last_seq ?? 0;
      if (to > from && !this.changes.has(id)) grown.push({ id, from, to, awaiting });
    }
    return grown;
  }

  private changed(): [number, Partial<TicketRow>][] {
    return [...this.changes].map(([id, changes]) => {
      const { awaiting, last_seq, updated_at } = this.ticket(id);
      return [id, { ...changes, awaiting, last_seq, updated_at }];
    });
  }

  private messageMarks(): AuthorMark[] {
    const last = new Map<string, AuthorMark>();
    for (const { kind, ticket_id, author_id, seq } of this.rows) {
      if (kind === 'message') last.set(`${ticket_id}/${author_id}`, { ticketId: ticket_id, accountId: author_id, seq });
    }
    return [...last.values()];
  }

  private changeMarks(): { mark: AuthorMark; before: number }[] {
    return this.rows
      .filter(({ kind }) => kind !== 'message')
      .map(({ ticket_id, author_id, seq }) => ({
        mark: { ticketId: ticket_id, accountId: author_id, seq },
        before: seq - 1,
      }));
  }

  private add({ actor, clientId, causedBy }: Append, ticket: TicketRow, { entries, changes }: Decided): Entry[] {
    let seq = ticket.last_seq;
    const awaiting = awaitingAfter(ticket, {
      by: actor,
      status: changes?.status ?? ticket.status,
      wrote: entries.some(({ kind }) => kind === 'message'),
    });
    const last_seq = seq + entries.length;
    const after: TicketRow = { ...ticket, ...changes, awaiting, last_seq, updated_at: this.now };
    this.tickets.set(ticket.id, after);
    if (changes) this.changes.set(ticket.id, { ...this.changes.get(ticket.id), ...changes });
    return entries.map(({ kind, body, change }) => {
      seq += 1;
      const row: EntryRow & NewEntryRow = {
        id: 0,
        ticket_id: ticket.id,
        seq,
        kind,
        author_id: actor.id,
        author_name: actor.name,
        author_role: actor.role,
        assignee_id: after.assignee_id,
        at: this.now,
        body: body ?? null,
        client_id: clientId ?? null,
        changed: change ? JSON.stringify(change) : null,
        ...toldColumns({
          kind,
          author: actor,
          customerId: ticket.customer_id,
          assigneeId: after.assignee_id,
        }),
      };
      const { id: _id, author_name: _name, ...columns } = row;
      const entry = toEntry(row);
      this.rows.push(columns);
      this.planned.push({ entry, ticket: after, causedBy });
      if (clientId) this.written.set(key(actor.id, clientId), row);
      if (kind === 'message') this.messages.push(entry);
      return entry;
    });
  }

  private refuseStale({ ticketId, actor, seenSeq }: Append): void {
    if (seenSeq === undefined) return;
    const unseen = this.messages.filter(
      (entry) => entry.ticketId === ticketId && entry.seq > seenSeq && entry.author.id !== actor.id,
    );
    if (unseen.length === 0) return;
    const entries = [...fitting(unseen, ({ body }) => body?.length ?? 0)];
    throw new AppError('stale', 'Somebody wrote while you were typing.', { entries });
  }
}

const key = (authorId: number, clientId: string) => `${authorId}/${clientId}`;
