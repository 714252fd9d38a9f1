import type { Clock, Connection } from '@tandem/client/transport';
import { type Activity, isCaredFor, type SharedTicket } from '@tandem/contract';
import type { DeskSession } from '../session/desk-session.ts';
import { Coalescer, type CoalescerOptions } from './coalescer.ts';
import { Missed } from './missed.ts';
import type { NoticeBoard } from './notice.ts';
import { Taken } from './taken.ts';
import { Unread } from './unread.ts';
import { Wishes } from './wishes.ts';

export interface NoticeDeskOptions extends Pick<CoalescerOptions, 'isLookedAt' | 'sound'> {
  readonly session: DeskSession;
  readonly board: NoticeBoard;
  readonly clock: Clock;
  /** Whether notices are wanted at all. */
  readonly wanted: () => boolean;
}

/** Hears what happens at the service and decides what this reader is told of, also while no window is open. */
export class NoticeDesk {
  readonly coalescer: Coalescer;
  readonly unread: Unread;
  private readonly wishes: Wishes;
  private readonly missed: Missed;
  private readonly taken: Taken;
  private readonly endings: readonly (() => void)[];
  private begun = false;

  constructor(private readonly options: NoticeDeskOptions) {
    const { session, board, clock, sound, isLookedAt } = options;
    const { connection } = session;
    this.coalescer = new Coalescer({
      board,
      clock,
      sound,
      isLookedAt,
      wants: (activity) => options.wanted() && this.wishes.wants(activity),
      myId: () => session.user?.id ?? null,
    });
    this.unread = new Unread(connection, clock);
    this.wishes = new Wishes(connection, clock);
    const more = () => this.coalescer.missed();
    this.missed = new Missed({ connection, clock, take: (activity) => this.tell(activity), more });
    this.taken = new Taken({ connection, clock, onTaken: (ticketId) => this.coalescer.withdraw(ticketId) });
    this.endings = [
      connection.on('activity', (activity) => this.take(activity)),
      connection.on('tickets.changed', ({ tickets }) => this.changed(tickets)),
      connection.on('resync', () => this.resync()),
      connection.onState(() => this.follow(connection)),
      this.unread.onRead((ticketId) => this.coalescer.withdraw(ticketId)),
      session.onChange((phase) => {
        if (phase !== 'signed_in') this.clear();
      }),
    ];
    this.follow(connection);
  }

  /** The reader is looking at the ticket: its notice has done its work. */
  lookedAt(ticketId: number): void {
    this.coalescer.withdraw(ticketId);
    this.unread.moved();
  }

  close(): void {
    for (const end of this.endings) end();
    this.clear();
    this.wishes.close();
  }

  private follow({ state, welcome }: Pick<Connection, 'state' | 'welcome'>): void {
    if (state !== 'live' || welcome === null) return;
    if (!this.begun) this.coalescer.begin();
    this.begun = true;
    this.missed.welcome(welcome.cursor);
    this.unread.welcome(welcome.unread);
    void this.wishes.load();
  }

  private resync(): void {
    this.missed.resync();
    this.unread.moved();
  }

  private take(activity: Activity): void {
    this.missed.heard(activity);
    this.unread.take(activity);
    this.tell(activity);
  }

  private tell(activity: Activity): void {
    this.coalescer.take(activity);
    if (activity.replay === true) this.taken.heard(activity);
  }

  private changed(tickets: readonly SharedTicket[]): void {
    const byId = new Map(tickets.map((ticket) => [ticket.id, ticket]));
    for (const told of this.coalescer.told) {
      const ticket = byId.get(told.ticket.id);
      if (ticket && isCaredFor(ticket, told, this.options.session.user?.id)) this.coalescer.withdraw(ticket.id);
    }
  }

  private clear(): void {
    this.begun = false;
    this.missed.clear();
    this.taken.clear();
    this.coalescer.clear();
    this.unread.clear();
    this.wishes.clear();
  }
}
