import type { StaffStore } from './accounts/staff.store.ts';
import type { ActivityStore } from './activity/activity.store.ts';
import type { CategoriesStore } from './categories/categories.store.ts';
import type { ConnectionStore } from './connection/connection.store.ts';
import type { ClientPorts, StorePorts } from './ports/ports.ts';
import type { SessionStore } from './session/session.store.ts';
import type { TicketStore } from './tickets/ticket.store.ts';
import type { TicketsStore } from './tickets/tickets.store.ts';
import type { Drafts } from './timeline/drafts.ts';
import type { Outbox } from './timeline/outbox.ts';
import type { TimelineStore } from './timeline/timeline.store.ts';
import type { Connection } from './transport/connection.ts';

/** Everything the interface reads and calls; one store per noun, wired together. */
export interface Stores {
  readonly session: SessionStore;
  readonly connection: ConnectionStore;
  readonly tickets: TicketsStore;
  readonly ticket: TicketStore;
  readonly timeline: TimelineStore;
  readonly outbox: Outbox;
  readonly drafts: Drafts;
  readonly activity: ActivityStore;
  readonly categories: CategoriesStore;
  readonly staff: StaffStore;
  /** Takes up the session this device has. Settles when that is known or the first try failed. */
  start(): Promise<void>;
  /** Ends sockets, timers and subscriptions. */
  dispose(): void;
}

export interface ClientOptions extends ClientPorts {
  /** Where the api is, as `https://desk.example`, without a path. */
  readonly baseUrl: string;
  readonly client: 'portal' | 'console';
}

/** The stores over any connection: for tests and for the desktop's bridge. */
export type CreateStores = (connection: Connection, ports: StorePorts) => Stores;
/** The stores over HTTP and a live socket. */
export type CreateClient = (options: ClientOptions) => Stores;
