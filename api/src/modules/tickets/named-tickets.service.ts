import type { SharedTicket, Ticket } from '@tandem/contract';
import type { People } from '../accounts/people.service.ts';
import type { CategoriesService } from '../categories/categories.service.ts';
import { type TicketRow, toSharedTicket, toTicket } from './ticket.row.ts';
import type { ReadTicketRow } from './tickets.repository.ts';

/** Puts the names of people and categories to ticket rows. Never inside an open transaction. */
export class NamedTickets {
  constructor(
    private readonly people: People,
    private readonly categories: CategoriesService,
  ) {}

  async shared(rows: readonly TicketRow[]): Promise<SharedTicket[]> {
    const [people, categories] = await Promise.all([
      this.people.byId(rows.flatMap(({ customer_id, assignee_id }) => [customer_id, assignee_id])),
      this.categories.byId(),
    ]);
    return rows.map((row) => toSharedTicket(row, { people, categories }));
  }

  /** What {@link shared} would answer, at once, unless a name would have to be asked for. */
  atHand(rows: readonly TicketRow[]): SharedTicket[] | undefined {
    const people = this.people.atHand(rows.flatMap(({ customer_id, assignee_id }) => [customer_id, assignee_id]));
    const categories = this.categories.atHand();
    return people && categories && rows.map((row) => toSharedTicket(row, { people, categories }));
  }

  async forReader(rows: readonly ReadTicketRow[]): Promise<Ticket[]> {
    const shared = await this.shared(rows);
    return shared.map((ticket, index) => toTicket(ticket, rows[index]?.last_read_seq ?? 0));
  }
}
