import {
  type http,
  isStaff,
  type LastMessage,
  type Participant,
  type QueryOf,
  type SharedTicket,
  type Ticket,
} from '@tandem/contract';
import { fitting } from '../../database/fitting.ts';
import { SharedReads } from '../../database/shared-reads.ts';
import type { LastMessages } from '../timeline/last-messages.service.ts';
import { fromCursor, toCursor } from './list-cursor.ts';
import type { ListFilter } from './list-filter.ts';
import type { NamedTickets } from './named-tickets.service.ts';
import type { ReadSeqs } from './read-seqs.service.ts';
import { searchTerms } from './search-terms.ts';
import { type TicketRow, toTicket } from './ticket.row.ts';
import type { TicketsRepository } from './tickets.repository.ts';

type ListQuery = QueryOf<typeof http.tickets.list>;
type TicketPage = { items: Ticket[]; nextCursor: string | null };

/** Lists of tickets. Staff look at the same few lists all day, so those who ask for one at the same time share the read. */
export class TicketLists {
  private readonly pages: SharedReads<ListFilter, number, TicketPage>;

  constructor(
    private readonly repository: TicketsRepository,
    private readonly named: NamedTickets,
    private readonly readSeqs: ReadSeqs,
    private readonly lastMessages: LastMessages,
  ) {
    this.pages = new SharedReads((filter, askers) => this.read(filter, askers));
  }

  /** One page of what the reader may see, in the order asked for. */
  async list(reader: Participant, query: ListQuery): Promise<TicketPage> {
    const { status, priority, categoryId, customerId, assignee, awaiting, q, sort, cursor, limit } = query;
    const filter: ListFilter = {
      visible: isStaff(reader) ? 'all' : { customerId: reader.id },
      status,
      priority,
      categoryId,
      customerId,
      assigneeId: assignee === undefined ? undefined : assigneeId(assignee, reader),
      awaiting,
      search: q === undefined ? undefined : searchTerms(q),
      sort,
      after: cursor === undefined ? undefined : fromCursor(sort, cursor),
      limit,
    };
    // The filter is all that the page depends on, whose tickets may be seen included.
    return this.pages.ask(JSON.stringify(filter), filter, reader.id);
  }

  private async read(filter: ListFilter, askers: readonly number[]): Promise<TicketPage[]> {
    const readers = new Set(askers);
    const { rows: found, more, readSeqs } = await this.rowsFor(filter, readers);
    const rows = fitting(found, ({ title, description }) => title.length + description.length);
    const [named, messages] = await Promise.all([this.named.shared(rows), this.messagesFor(filter, rows)]);
    const tickets = named.map((ticket) => withMessage(ticket, messages.get(ticket.id)));
    const last = rows.at(-1);
    const nextCursor = (more || rows.length < found.length) && last ? toCursor(filter.sort, last) : null;
    const pages = new Map<number, TicketPage>();
    for (const reader of readers) {
      const read = readSeqs.get(reader);
      pages.set(reader, { items: tickets.map((ticket) => toTicket(ticket, read?.get(ticket.id) ?? 0)), nextCursor });
    }
    return askers.map((reader) => pages.get(reader) as TicketPage);
  }

  /** Customers see what was said last; staff see many more tickets, and decide by other things. */
  private async messagesFor({ visible }: ListFilter, rows: readonly TicketRow[]) {
    return visible === 'all' ? nothing : this.lastMessages.of(rows.map(({ id }) => id));
  }

  private async rowsFor(filter: ListFilter, readers: ReadonlySet<number>) {
    const [reader] = readers;
    if (readers.size === 1 && reader !== undefined) {
      const page = await this.repository.readPage(filter, reader);
      const seqs = new Map(page.rows.map(({ id, last_read_seq }) => [id, last_read_seq ?? 0]));
      return { ...page, readSeqs: new Map([[reader, seqs]]) };
    }
    const page = await this.repository.page(filter);
    return { ...page, readSeqs: await this.readSeqs.of(readers, new Set(page.rows.map(({ id }) => id))) };
  }
}

const nothing: ReadonlyMap<number, LastMessage> = new Map();

const withMessage = (ticket: SharedTicket, lastMessage: LastMessage | undefined): SharedTicket =>
  lastMessage ? { ...ticket, lastMessage } : ticket;

const assigneeId = (assignee: string, reader: Participant): number | null =>
  assignee === 'none' ? null : assignee === 'me' ? reader.id : Number(assignee);
