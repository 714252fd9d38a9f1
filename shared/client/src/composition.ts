import type { Ticket } from '@tandem/contract';
import { reaction, runInAction } from 'mobx';
import { ProfileStore } from './accounts/profile.store.ts';
import { StaffStore } from './accounts/staff.store.ts';
import { ActivityStore } from './activity/activity.store.ts';
import { ReadNews } from './activity/read-news.ts';
import { CategoriesStore } from './categories/categories.store.ts';
import { ConnectionStore } from './connection/connection.store.ts';
import { afterBreaks } from './loading/after-breaks.ts';
import { reloadSpread } from './loading/reload-spread.ts';
import { NoticesStore } from './notices/notices.store.ts';
import { postMessage } from './outbox/delivery.ts';
import { Outbox } from './outbox/outbox.ts';
import type { Outgoing } from './outbox/outgoing.ts';
import type { StorePorts } from './ports/ports.ts';
import { PreferencesStore } from './preferences/preferences.store.ts';
import { DevicesStore } from './session/devices.store.ts';
import type { SessionStore } from './session/session.store.ts';
import { createSession, type SessionClient, sessionOver } from './session/session-client.ts';
import { AnswerTimeStore } from './tickets/answer-time.store.ts';
import { TicketStore } from './tickets/ticket.store.ts';
import { TicketsStore } from './tickets/tickets.store.ts';
import { Drafts } from './timeline/drafts.ts';
import { TimelineStore } from './timeline/timeline.store.ts';
import type { ApiConnectionOptions } from './transport/api-connection.ts';
import type { Connection, ConnectionState } from './transport/connection.ts';
import { RequestFailed } from './transport/request-failed.ts';

/** Everything the interface reads and calls; one store per noun, wired together. */
export interface Stores {
  readonly session: SessionStore;
  readonly connection: ConnectionStore;
  readonly tickets: TicketsStore;
  /** For staff: what else the customer of the open ticket has. */
  readonly customerTickets: TicketsStore;
  readonly ticket: TicketStore;
  /** How soon Support answers. */
  readonly answerTime: AnswerTimeStore;
  readonly timeline: TimelineStore;
  readonly outbox: Outbox;
  readonly drafts: Drafts;
  readonly activity: ActivityStore;
  /** What the browser tells people while they look elsewhere. */
  readonly notices: NoticesStore;
  readonly categories: CategoriesStore;
  readonly staff: StaffStore;
  readonly profile: ProfileStore;
  readonly devices: DevicesStore;
  /** Of what this account wants to be told. */
  readonly preferences: PreferencesStore;
  /** What further stores are made of. */
  readonly base: StoreBase;
  /** Takes up the session this device has. Settles when that is known or the first try failed. */
  start(): Promise<void>;
  /** Ends sockets, timers and subscriptions. */
  dispose(): void;
}

export interface StoreBase {
  readonly connection: Connection;
  readonly ports: StorePorts;
  readonly session: SessionStore;
}

/** After a break everybody comes back at once; lists are loaded again spread over this time, in milliseconds. */
const RELOAD_SPREAD = 2_000;

/** Beside a ticket there is room for a few more of its customer, and the ticket itself is among them. */
const CUSTOMER_TICKETS = 21;

/** The stores over HTTP and a live socket: `createClient({ ...browserPorts(window), baseUrl: location.origin, client: 'portal' })`. */
export const createClient = (options: ApiConnectionOptions): Stores => storesOf(createSession(options));

/** The stores over any connection: for tests and for the desktop's bridge. */
export const createStores = (connection: Connection, ports: StorePorts): Stores =>
  storesOf(sessionOver(connection, ports));

/** The stores of a session, which may have begun before. */
export function storesOf({ connection, ports, session, start, dispose }: SessionClient): Stores {
  const reader = () => session.user;
  const status = new ConnectionStore(connection, ports.clock);
  const tickets = new TicketsStore({ connection, ports, reader });
  const customerTickets = new TicketsStore({ connection, ports, reader, page: CUSTOMER_TICKETS });
  const lists = [tickets, customerTickets];
  const readHereOrInAnotherTab = (ticketId: number, seq: number): void =>
    runInAction(() => {
      for (const list of lists) list.markRead(ticketId, seq);
      ticket.markRead(ticketId, seq);
      activity.markTicketRead(ticketId, seq);
    });
  const readNews = new ReadNews(ports.storage, {
    ticket: readHereOrInAnotherTab,
    feed: (cursor) => activity.markFeedRead(cursor),
  });
  const onRead = (ticketId: number, seq: number): void => {
    readHereOrInAnotherTab(ticketId, seq);
    readNews.tellTicket(ticketId, seq);
  };
  const outbox: Outbox = new Outbox({
    ports,
    deliver: (message) => deliver(connection, timeline, message),
    onDelivered: (entry) => {
      timeline.take(entry);
      notices.invite();
    },
  });
  const timeline: TimelineStore = new TimelineStore({ connection, ports, outbox, reader, onRead });
  const onTicket = (known: Ticket): void => {
    for (const list of lists) list.see(known);
  };
  const ticket = new TicketStore({ connection, ports, timeline, reader, onTicket });
  const answerTime = new AnswerTimeStore(connection, ports);
  const drafts = new Drafts(ports.storage);
  const activity = new ActivityStore(connection, ports, (cursor) => readNews.tellFeed(cursor));
  const preferences = new PreferencesStore(connection);
  const notices = new NoticesStore({ activity, preferences, ports });
  const categories = new CategoriesStore(connection);
  const staff = new StaffStore(connection);
  const profile = new ProfileStore(connection, session);
  const devices = new DevicesStore(connection);
  const stores = {
    session,
    connection: status,
    tickets,
    customerTickets,
    ticket,
    answerTime,
    timeline,
    outbox,
    drafts,
    activity,
    notices,
    categories,
    staff,
    profile,
    devices,
    preferences,
    base: { connection, ports, session },
  };

  const follow = (state: ConnectionState): void =>
    runInAction(() => {
      status.follow();
      if (state !== 'live') return ticket.lost();
      if (connection.welcome !== null) activity.welcome(connection.welcome);
      catchUp(stores);
      outbox.resume();
    });
  const endings = [
    connection.onState(follow),
    connection.on('tickets.changed', ({ tickets: changed }) =>
      runInAction(() => {
        for (const list of lists) list.announce(changed);
        ticket.announce(changed);
        if (session.isStaff) notices.announce(changed);
      }),
    ),
    connection.on('timeline.entry', ({ entry }) => timeline.take(entry)),
    connection.on('typing', (event) => timeline.hearTyping(event)),
    connection.on('presence', (event) => timeline.hearPresence(event)),
    connection.on('read', (event) => timeline.hearReading(event)),
    connection.on('activity', (event) => activity.take(event)),
    connection.on('person.renamed', ({ person }) =>
      runInAction(() => {
        for (const store of [session, ...lists, ticket, timeline, activity, staff]) store.rename(person);
      }),
    ),
    connection.on('preferences.changed', (event) => preferences.hear(event.preferences)),
    connection.on('categories.changed', () => reloadSpread(ports, [categories])),
    afterBreaks(connection, () => reloadSpread(ports, [categories, staff])),
    connection.on('resync', () => {
      catchUp(stores);
      void activity.load();
    }),
    // An account's data is let go of when it signs out or another signs in, but not while it only has to sign in again.
    reaction(
      () => session.user?.id ?? null,
      (accountId) => {
        changeAccount(stores, accountId);
        readNews.bind(accountId);
      },
      { fireImmediately: true },
    ),
    reaction(
      () => session.state,
      (state) => {
        if (state !== 'signed_in') return outbox.pause();
        if (activity.state !== 'ready') void activity.load();
        outbox.resume();
      },
      { fireImmediately: true },
    ),
  ];
  follow(connection.state);

  return {
    ...stores,
    start,
    dispose() {
      for (const end of endings) end();
      readNews.dispose();
      changeAccount(stores, null);
      outbox.dispose();
      dispose();
    },
  };
}

type Wired = Omit<Stores, 'start' | 'dispose'>;

/** What lists and the open ticket may have missed is asked for; nothing they show goes away meanwhile. */
function catchUp({ tickets, customerTickets, ticket }: Wired): void {
  for (const list of [tickets, customerTickets]) list.reloadSoon(RELOAD_SPREAD);
  void ticket.reload();
}

function changeAccount(stores: Wired, accountId: number | null): void {
  const { tickets, customerTickets, ticket, timeline, outbox, drafts, activity, categories, staff, devices } = stores;
  runInAction(() => {
    for (const store of [ticket, tickets, customerTickets, activity, categories, staff, devices]) store.clear();
    stores.preferences.clear();
    timeline.forget();
    outbox.bind(accountId);
    drafts.bind(accountId);
    stores.notices.bind(accountId);
  });
}

/** Over the live connection if it has the ticket open, else by HTTP. Either way the same `clientId` makes it exist once. */
async function deliver(connection: Connection, timeline: TimelineStore, message: Outgoing) {
  const { ticketId, clientId, body, seenSeq } = message;
  if (timeline.isSubscribed(ticketId)) {
    try {
      return (await connection.command('message.send', { ticketId, clientId, body, seenSeq })).entry;
    } catch (cause) {
      const { code } = RequestFailed.from(cause);
      if (code !== 'ticket_not_open' && code !== 'offline') throw cause;
    }
  }
  return postMessage(connection, message);
}
