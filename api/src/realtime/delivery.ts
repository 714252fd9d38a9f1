import {
  type Activity,
  audienceOf,
  type Entry,
  type Happening,
  type Participant,
  type SharedTicket,
  type TicketHead,
} from '@tandem/contract';
import { asLastMessage } from '../modules/timeline/last-messages.service.ts';
import type { Connection } from './connection.ts';
import { frameOf } from './frames.ts';
import { Portions } from './portions.ts';
import type { Rooms } from './rooms.ts';
import { RowPresence } from './row-presence.ts';
import { StaffBatch } from './staff-batch.ts';

/** A committed entry with what delivery needs to know of its ticket. */
export interface Happened {
  readonly entry: Entry;
  readonly activityId: number;
  readonly ticket: TicketHead;
  readonly customerId: number;
  readonly assigneeId: number | null;
}

/** Says that a list is to be fetched again. */
export type ListEvent = 'staff.changed' | 'categories.changed';

/** Hands what happened, here or at another replica, to the connections of this process that it concerns. */
export class Delivery {
  private readonly staffBatch: StaffBatch;
  private readonly portions = new Portions();
  /** Who looks at what, for the lists of staff. */
  readonly rows: RowPresence;

  constructor(private readonly rooms: Rooms) {
    this.staffBatch = new StaffBatch((frame) => this.portions.send(frame, rooms.staff));
    this.rows = new RowPresence((frame) => this.portions.send(frame, rooms.staff));
  }

  /** The entry to everybody who has the ticket open, the activity to whom the contract names. */
  happened(happened: Happened, causedBy?: object): void {
    const { entry, ticket, customerId, assigneeId } = happened;
    const viewers = this.rooms.onTicket(ticket.id);
    if (viewers.size > 0) sendAll(viewers, frameOf('timeline.entry', { entry }), causedBy);
    const { kind, author } = entry;
    const told = this.told({ kind, author, customerId, assigneeId });
    if (!told) return;
    sendAll(told.connections, frameOf('activity', toActivity(happened, told.kind)));
  }

  /** Changed tickets: to their customers at once and with what was said on them, to staff in the next batch. */
  ticketsChanged(tickets: readonly SharedTicket[], happened: readonly Pick<Happened, 'entry'>[] = []): void {
    for (const ticket of tickets) {
      const customers = this.rooms.ofAccount(ticket.customer.id);
      if (customers.size === 0) continue;
      const said = happened.findLast(({ entry }) => entry.ticketId === ticket.id && entry.kind === 'message');
      const lastMessage = said && asLastMessage(said.entry);
      sendAll(customers, frameOf('tickets.changed', { tickets: [lastMessage ? { ...ticket, lastMessage } : ticket] }));
    }
    if (this.rooms.staff.size > 0) this.staffBatch.add(tickets);
  }

  /** A new name: to the person on every connection, all staff, and the customers named. */
  renamed(person: Participant, customers: readonly number[]): void {
    const told = new Set<Connection>(this.rooms.staff);
    for (const account of [person.id, ...customers]) for (const one of this.rooms.ofAccount(account)) told.add(one);
    if (told.size === 0) return;
    // Changed tickets on their way to staff have the old name; the new one has to come last.
    this.staffBatch.flush();
    this.portions.send(frameOf('person.renamed', { person }), told);
  }

  /** A list that everybody has by heart is no longer what it was; of staff, only staff are told. */
  listChanged(event: ListEvent): void {
    this.portions.send(frameOf(event, {}), event === 'staff.changed' ? this.rooms.staff : this.greeted());
  }

  toTicket(ticketId: number, frame: string, except?: object): void {
    sendAll(this.rooms.onTicket(ticketId), frame, except);
  }

  toAccount(accountId: number, frame: string): void {
    sendAll(this.rooms.ofAccount(accountId), frame);
  }

  toEveryone(frame: string): void {
    sendAll(this.greeted(), frame);
  }

  close(): void {
    this.staffBatch.close();
    this.rows.close();
    this.portions.close();
  }

  private greeted(): Set<Connection> {
    return new Set([...this.rooms.everyone].filter(({ session }) => session !== undefined));
  }

  private told(happening: Happening): { kind: Activity['kind']; connections: Set<Connection> } | undefined {
    const audience = audienceOf(happening);
    if (!audience) return undefined;
    const connections = new Set<Connection>(audience.allStaff ? this.rooms.staff : []);
    for (const account of audience.accounts) for (const one of this.rooms.ofAccount(account)) connections.add(one);
    for (const one of this.rooms.ofAccount(audience.except)) connections.delete(one);
    return connections.size === 0 ? undefined : { kind: audience.kind, connections };
  }
}

const toActivity = ({ entry, activityId, ticket }: Happened, kind: Activity['kind']): Activity => ({
  cursor: String(activityId),
  kind,
  ticket,
  actor: entry.author,
  at: entry.at,
  seq: entry.seq,
});

function sendAll(connections: ReadonlySet<Connection>, frame: string, except?: object): void {
  const encoded = connections.size > 1 ? Buffer.from(frame) : frame;
  for (const connection of connections) if (connection !== except) connection.send(encoded);
}
