import { isStaff } from '@tandem/contract';
import type { Connection } from './connection.ts';

const nobody: ReadonlySet<Connection> = new Set();

/** Who is connected to this process, by what they are to be told of. */
export class Rooms {
  private readonly all = new Set<Connection>();
  private readonly accounts = new Map<number, Set<Connection>>();
  private readonly sessions = new Map<string, Set<Connection>>();
  private readonly tickets = new Map<number, Set<Connection>>();
  private readonly staffMembers = new Set<Connection>();

  /** A socket that was accepted and has not said hello yet. */
  add(connection: Connection): void {
    this.all.add(connection);
  }

  /** After hello: `connection.session` is set. */
  join(connection: Connection): void {
    const { session } = connection;
    if (!session || !this.all.has(connection)) return;
    put(this.accounts, session.user.id, connection);
    put(this.sessions, session.id, connection);
    if (isStaff(session.user)) this.staffMembers.add(connection);
  }

  /** The connection is gone; answers the ticket it had open. */
  remove(connection: Connection): number | undefined {
    this.all.delete(connection);
    this.staffMembers.delete(connection);
    if (connection.session) {
      take(this.accounts, connection.session.user.id, connection);
      take(this.sessions, connection.session.id, connection);
    }
    return this.leaveTicket(connection);
  }

  openTicket(connection: Connection, ticketId: number): void {
    // It may have gone while somebody asked whether it may: nothing would ever take it out of the room again.
    if (!this.all.has(connection)) return;
    connection.openTicketId = ticketId;
    put(this.tickets, ticketId, connection);
  }

  /** Answers the ticket that was open. */
  leaveTicket(connection: Connection): number | undefined {
    const { openTicketId } = connection;
    if (openTicketId === undefined) return undefined;
    take(this.tickets, openTicketId, connection);
    connection.openTicketId = undefined;
    return openTicketId;
  }

  get everyone(): ReadonlySet<Connection> {
    return this.all;
  }
  get staff(): ReadonlySet<Connection> {
    return this.staffMembers;
  }
  /** Tickets that somebody here has open. */
  get openTickets(): Iterable<number> {
    return this.tickets.keys();
  }
  get sessionIds(): string[] {
    return [...this.sessions.keys()];
  }
  ofAccount(id: number): ReadonlySet<Connection> {
    return this.accounts.get(id) ?? nobody;
  }
  ofSession(id: string): ReadonlySet<Connection> {
    return this.sessions.get(id) ?? nobody;
  }
  onTicket(id: number): ReadonlySet<Connection> {
    return this.tickets.get(id) ?? nobody;
  }
}

function put<K>(map: Map<K, Set<Connection>>, key: K, connection: Connection): void {
  const set = map.get(key);
  if (set) set.add(connection);
  else map.set(key, new Set([connection]));
}

function take<K>(map: Map<K, Set<Connection>>, key: K, connection: Connection): void {
  const set = map.get(key);
  set?.delete(connection);
  if (set?.size === 0) map.delete(key);
}
