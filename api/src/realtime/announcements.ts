import { type EndReason, isStaff, type Participant, type Preferences, type SharedTicket } from '@tandem/contract';
import type { VerifiedSession } from '../http/call.ts';
import type { Broadcast } from '../keyvalue/broadcast.ts';
import type { Logger } from '../logging.ts';
import type { People } from '../modules/accounts/people.service.ts';
import type { NamedTickets } from '../modules/tickets/named-tickets.service.ts';
import { type TicketRow, toPriority } from '../modules/tickets/ticket.row.ts';
import type { Committed } from '../modules/timeline/appends.service.ts';
import type { EntryWatch } from '../modules/timeline/entry-watch.service.ts';
import type { AnnounceRead } from '../modules/timeline/timeline.service.ts';
import type { Connection } from './connection.ts';
import { Delivery, type Happened, type ListEvent } from './delivery.ts';
import { frameOf } from './frames.ts';
import { type Letter, read, type Typist, write } from './letters.ts';
import { Presence } from './presence.ts';
import type { Rooms } from './rooms.ts';
import { SessionSockets } from './session-sockets.ts';

interface Dependencies {
  readonly rooms: Rooms;
  readonly broadcast: Broadcast;
  readonly named: NamedTickets;
  readonly replica: string;
  readonly log: Logger;
  /** Hears of every entry that is announced here. */
  readonly watch: Pick<EntryWatch, 'heard'>;
  /** Tickets that another replica changed. */
  readonly heard: (tickets: readonly SharedTicket[]) => void;
  /** Which of these sessions still exist, each with its generation; rejects while their store is away. */
  readonly liveSessions: (ids: readonly string[]) => Promise<ReadonlyMap<string, number>>;
  readonly people: Pick<People, 'learn' | 'forgetAll'>;
  /** The categories kept here may be old. */
  readonly forgetCategories: () => void;
  /** Whose tickets a member of staff is assigned to. */
  readonly servedBy: (staffId: number) => Promise<readonly number[]>;
}

/**
 * Tells the world what was committed: connections of this process directly, those of other replicas by broadcast.
 * Nothing here can undo or delay a commit, so nothing here throws; what gets lost is repaired by `seq`, cursors and `resync`.
 */
export class Announcements {
  readonly presence: Presence;
  private readonly delivery: Delivery;
  private readonly sockets: SessionSockets;

  constructor(private readonly deps: Dependencies) {
    const { rooms, broadcast, replica } = deps;
    this.delivery = new Delivery(rooms);
    this.sockets = new SessionSockets(deps);
    this.presence = new Presence({
      rooms,
      replica,
      post: (letter) => this.post(letter),
      toTicket: (ticketId, frame) => this.delivery.toTicket(ticketId, frame),
      toRows: (ticketId, viewers) => this.delivery.rows.seen(ticketId, viewers),
    });
    broadcast.subscribe({
      onMessage: (text) => this.guard('a broadcast', () => this.receive(text)),
      onInterrupted: () => this.interrupted(),
    });
  }

  /** One transaction's entries, in order. */
  readonly committed = (committed: readonly Committed[]): void => {
    this.guard('an announcement', () => {
      const happened = committed.map(toHappened);
      for (const { activityId } of happened) this.deps.watch.heard(activityId);
      for (const [index, one] of happened.entries()) this.delivery.happened(one, committed[index]?.causedBy);
      const rows = [...new Map(committed.map(({ ticket }) => [ticket.id, ticket])).values()];
      // As a rule all names are at hand, and one letter says everything.
      const tickets = this.deps.named.atHand(rows);
      this.post({ kind: 'happened', happened, ...(tickets && { tickets }) });
      if (tickets) this.delivery.ticketsChanged(tickets, happened);
      else this.tickets(rows, happened);
    });
  };

  /** A ticket that changed without an entry. */
  readonly ticketChanged = (ticket: TicketRow): void => this.tickets([ticket]);

  readonly read: AnnounceRead = (ticketId, mark, causedBy) =>
    this.toTicket(ticketId, frameOf('read', { ticketId, ...mark }), causedBy);

  readonly typing = (ticketId: number, who: Participant, typing: boolean, causedBy: object): void => {
    this.delivery.rows.typing(ticketId, who, typing);
    this.toTicket(ticketId, frameOf('typing', { ticketId, who, typing }), causedBy, { who, typing });
  };

  /** Sessions that are over: their sockets say so and close, on every replica. */
  sessionEnded(sessionIds: readonly string[], reason: EndReason): void {
    this.sockets.ended(sessionIds, reason);
    this.post({ kind: 'ended', sessionIds, reason });
  }

  /** The session goes on with new tokens: sockets that do not hand one in at once are closed, and come back if they have one. */
  readonly sessionRenewed = (sessionId: string, generation: number): void => {
    this.sockets.renewed(sessionId, generation);
    this.post({ kind: 'renewed', sessionId, generation });
  };

  /** A socket has joined, or goes on, with a session that was looked at a moment ago. */
  readonly socketVerified = (connection: Connection): void => this.sockets.verified(connection);

  /** Somebody goes by another name: whoever sees them is told, and what is remembered of them here is put right. */
  readonly renamed = (person: Participant): void => {
    this.deps.people.learn(person); // whom to tell takes a query; who asks meanwhile gets the new name
    const told = (customers: readonly number[]) =>
      this.guard('a new name', () => {
        this.renameHere(person, customers);
        this.post({ kind: 'renamed', person, customers });
      });
    if (!isStaff(person)) told([]);
    else this.deps.servedBy(person.id).then(told, () => told([])); // the others see it when they load again
  };

  readonly preferencesChanged = (accountId: number, preferences: Preferences): void =>
    this.guard('a choice', () => {
      const frame = frameOf('preferences.changed', { preferences });
      this.delivery.toAccount(accountId, frame);
      this.post({ kind: 'account', accountId, frame });
    });
  readonly staffChanged = (): void => this.list('staff.changed');
  readonly categoriesChanged = (): void => this.list('categories.changed');

  /** Something was never announced: clients fetch it. */
  readonly missed = (): void => this.resync();

  close(): void {
    this.sockets.close();
    this.delivery.close();
    this.presence.close();
  }

  private list(event: ListEvent): void {
    this.guard('a changed list', () => {
      this.listHere(event);
      this.post({ kind: 'list', event });
    });
  }

  private listHere(event: ListEvent): void {
    if (event === 'categories.changed') this.deps.forgetCategories();
    this.delivery.listChanged(event);
  }

  private tickets(rows: readonly TicketRow[], happened: readonly Happened[] = []): void {
    this.deps.named.shared(rows).then(
      (tickets) => {
        this.delivery.ticketsChanged(tickets, happened);
        const said = happened.map(({ entry }) => entry);
        this.post({ kind: 'tickets', tickets, ...(said.length > 0 && { said }) });
      },
      (cause: unknown) => {
        // Committed and acknowledged, but the names could not be read: whoever shows these tickets must ask again.
        this.deps.log.warn({ cause }, 'changed tickets could not be announced');
        this.resync();
        this.post({ kind: 'resync' });
      },
    );
  }

  private toTicket(ticketId: number, frame: string, except?: object, typist?: Typist): void {
    this.delivery.toTicket(ticketId, frame, except);
    this.post({ kind: 'ticket', ticketId, frame, ...(typist && { typist }) });
  }

  private receive(text: string): void {
    const letter = read(text);
    switch (letter?.kind) {
      case 'happened':
        for (const one of letter.happened) {
          this.deps.watch.heard(one.activityId);
          this.delivery.happened(one);
        }
        this.changedElsewhere(letter.tickets ?? [], letter.happened);
        break;
      case 'tickets':
        this.changedElsewhere(
          letter.tickets,
          letter.said?.map((entry) => ({ entry })),
        );
        break;
      case 'ticket':
        this.delivery.toTicket(letter.ticketId, letter.frame);
        if (letter.typist) this.delivery.rows.typing(letter.ticketId, letter.typist.who, letter.typist.typing);
        break;
      case 'account':
        this.delivery.toAccount(letter.accountId, letter.frame);
        break;
      case 'viewers':
        this.presence.heard(letter);
        break;
      case 'renamed':
        this.renameHere(letter.person, letter.customers);
        break;
      case 'list':
        this.listHere(letter.event);
        break;
      case 'renewed':
        this.sockets.renewed(letter.sessionId, letter.generation);
        break;
      case 'resync':
        this.resync();
        break;
      case 'ended':
        this.sockets.ended(letter.sessionIds, letter.reason);
        break;
      case undefined:
        this.deps.log.warn('a broadcast could not be read');
    }
  }

  private changedElsewhere(tickets: readonly SharedTicket[], happened?: readonly Pick<Happened, 'entry'>[]): void {
    this.deps.heard(tickets);
    this.delivery.ticketsChanged(tickets, happened);
  }

  private renameHere(person: Participant, customers: readonly number[]): void {
    this.deps.people.learn(person);
    const { rooms } = this.deps;
    const open = new Set<number>();
    for (const connection of rooms.ofAccount(person.id)) {
      connection.session &&= renamed(connection.session, person);
      if (connection.openTicketId !== undefined) open.add(connection.openTicketId);
    }
    this.delivery.renamed(person, customers);
    for (const ticketId of open) this.presence.changed(ticketId);
  }

  /** Broadcasts were lost: clients fetch again, and sessions that ended meanwhile are looked for. */
  private interrupted(): void {
    this.deps.people.forgetAll();
    this.deps.forgetCategories();
    this.resync();
    void this.sockets.lookAgain();
  }

  private resync(): void {
    this.delivery.toEveryone(frameOf('resync', {}));
  }

  private post(letter: Letter): void {
    this.deps.broadcast.publish(write(letter));
  }

  private guard(what: string, work: () => void): void {
    try {
      work();
    } catch (cause) {
      this.deps.log.error({ cause }, `${what} failed`);
      this.resync();
    }
  }
}

const renamed = (session: VerifiedSession, { name }: Participant): VerifiedSession => ({
  ...session,
  user: { ...session.user, name },
  participant: { ...session.participant, name },
});

const toHappened = ({ entry, activityId, ticket }: Committed): Happened => ({
  entry,
  activityId,
  ticket: { id: ticket.id, title: ticket.title, status: ticket.status, priority: toPriority(ticket.priority) },
  customerId: ticket.customer_id,
  assigneeId: ticket.assignee_id,
});
