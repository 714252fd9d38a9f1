import {
  because,
  isStaff,
  type NewTicket,
  type Participant,
  type Ticket,
  type TicketChange,
  ticketPolicy,
  wording,
} from '@tandem/contract';
import { toDbTime } from '../../database/time.ts';
import { AppError } from '../../errors/app-error.ts';
import { enforce } from '../../errors/enforce.ts';
import type { People } from '../accounts/people.service.ts';
import type { CategoriesService } from '../categories/categories.service.ts';
import type { AppendsService } from '../timeline/appends.service.ts';
import type { NamedTickets } from './named-tickets.service.ts';
import type { TicketRow } from './ticket.row.ts';
import { decideChange } from './ticket-change.ts';
import type { TicketOpeningsService } from './ticket-openings.service.ts';
import type { ReadTicketRow, TicketsRepository } from './tickets.repository.ts';

interface Dependencies {
  readonly repository: TicketsRepository;
  readonly openings: TicketOpeningsService;
  readonly appends: AppendsService;
  readonly named: NamedTickets;
  readonly people: People;
  readonly categories: CategoriesService;
  /** Tells lists that a ticket changed without an entry. Must not throw. */
  readonly announceTicket: (ticket: TicketRow) => void;
  readonly now: () => Date;
}

/** Single tickets: opened by customers, seen by their customer and by staff, changed along their life cycle. */
export class TicketsService {
  constructor(private readonly deps: Dependencies) {}

  /** Opens a ticket; the same idempotency key again answers the ticket of the first time. */
  async open(customer: Participant, ticket: NewTicket, idempotencyKey: string | undefined): Promise<Ticket> {
    enforce(ticketPolicy.open(customer));
    await this.requireCategory(ticket.categoryId);
    const opened = await this.deps.openings.open({ customer, ticket, idempotencyKey });
    return 'row' in opened ? this.name({ ...opened.row, last_read_seq: 1 }) : this.read(customer, opened.repeatedId);
  }

  async read(reader: Participant, id: number): Promise<Ticket> {
    const [ticket] = await this.deps.named.forReader([await this.readable(reader, id)]);
    return ticket as Ticket;
  }

  /** The same, for somebody who opens the ticket: remembers when staff first did. */
  async view(reader: Participant, id: number): Promise<Ticket> {
    const row = await this.readable(reader, id);
    if (!isStaff(reader) || row.viewed_by_staff_at !== null) return this.name(row);
    const now = toDbTime(this.deps.now());
    const first = await this.deps.repository.markViewed(id, now);
    if (!first) return this.read(reader, id);
    const viewed = { ...row, viewed_by_staff_at: now };
    this.deps.announceTicket(viewed);
    return this.name(viewed);
  }

  /** Changes what differs; each difference becomes an entry. `stale` carries the ticket as it is now. */
  async change(actor: Participant, id: number, change: TicketChange, version: number | undefined): Promise<Ticket> {
    const current = await this.readable(actor, id);
    // Names are looked up before the lock is taken: nothing inside the transaction may wait for another connection.
    const [categories, assignees] = await Promise.all([
      this.requireCategory(change.categoryId, current.category_id),
      this.requireAssignee(change.assigneeId, current.assignee_id),
    ]);
    try {
      const { ticket } = await this.deps.appends.append({
        ticketId: id,
        actor,
        weight: 200,
        decide: (locked, now) => {
          // Somebody else took the ticket since it was read, so their name is not at hand: this change came second.
          if (locked.assignee_id !== current.assignee_id && change.assigneeId !== undefined)
            throw new AppError('stale');
          return decideChange(locked, now, { actor, change, version, categories, assignees });
        },
      });
      return await this.read(actor, ticket.id);
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'stale') throw error;
      throw new AppError('stale', 'The ticket changed meanwhile.', { ticket: await this.read(actor, id) });
    }
  }

  private async name(row: ReadTicketRow): Promise<Ticket> {
    return (await this.deps.named.forReader([row]))[0] as Ticket;
  }

  private async readable(reader: Participant, id: number): Promise<ReadTicketRow> {
    const row = await this.deps.repository.read(id, reader.id);
    if (!row) throw new AppError('not_found');
    enforce(ticketPolicy.read(reader, { customerId: row.customer_id }));
    return row;
  }

  /** A retired category takes no ticket but those that have it. */
  private async requireCategory(id: number | undefined, current?: number) {
    const categories = await this.deps.categories.byId();
    if (id === undefined || id === current || categories.get(id)?.retired === false) return categories;
    throw new AppError('impossible', undefined, wording({ categoryId: because('no_such_category') }));
  }

  private async requireAssignee(wanted: number | null | undefined, current: number | null) {
    if (wanted === undefined) return new Map<number, Participant>();
    const people = await this.deps.people.byId([wanted, current]);
    const assignees = people.found;
    const assignee = wanted === null ? null : assignees.get(wanted);
    if (assignee === null || (assignee && isStaff(assignee) && !(await this.deps.people.isDisabled(assignee.id))))
      return assignees;
    throw new AppError('impossible', undefined, wording({ assigneeId: because('not_active_staff') }));
  }
}
