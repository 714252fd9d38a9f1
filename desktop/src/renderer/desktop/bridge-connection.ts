import {
  type Connection,
  type ConnectionState,
  type EndpointInput,
  Listeners,
  offline,
  RequestFailed,
  type SessionEnd,
  type Welcome,
} from '@tandem/client';
import {
  type CommandName,
  type CommandPayload,
  type CommandReply,
  type Credentials,
  type EndpointDeclaration,
  type EventName,
  type EventPayload,
  http,
  type PasswordChange,
  type ReplyOf,
  type User,
} from '@tandem/contract';
import type { Bridge, CallOutput } from '../../ipc/bridge.ts';
import type { Line } from '../../ipc/line.schema.ts';
import { ask } from './bridge.ts';
import type { BridgeStorage } from './bridge-storage.ts';

/** The connection that the app's main process holds; no token ever comes here. */
export class BridgeConnection implements Connection {
  state: ConnectionState = 'signed_out';
  retryAt: number | null = null;
  welcome: Welcome | null = null;
  private readonly states = new Listeners<[ConnectionState]>();
  private readonly ends = new Listeners<[SessionEnd]>();
  private readonly handlers = new Map<EventName, Listeners<[never]>>();
  private readonly endings: (() => void)[];

  constructor(
    private readonly bridge: Bridge,
    private readonly storage: BridgeStorage,
  ) {
    const { notes } = bridge;
    this.endings = [
      notes['connection.state']((line) => this.follow(line)),
      notes['connection.event'](({ event, payload }) => this.handlers.get(event)?.tell(payload as never)),
      notes['session.ended'](({ reason }) => this.ends.tell(reason as SessionEnd)),
    ];
  }

  restore(): Promise<User | null> {
    return this.enter(ask(this.bridge, 'session.restore', {}));
  }

  /** Customers sign up in the portal. */
  signUp(): Promise<User> {
    return Promise.reject(new RequestFailed('forbidden', 'Customers sign up in the portal.'));
  }

  async logIn(credentials: Credentials): Promise<User> {
    const user = await this.enter(ask(this.bridge, 'session.logIn', credentials));
    if (user === null) throw offline();
    return user;
  }

  async changePassword(change: PasswordChange): Promise<void> {
    await ask(this.bridge, 'session.changePassword', change);
  }

  async logOut(): Promise<void> {
    this.storage.forget();
    await ask(this.bridge, 'session.logOut', {});
  }

  async request<E extends EndpointDeclaration>(endpoint: E, input: EndpointInput<E>): Promise<ReplyOf<E>> {
    const name = names.get(endpoint);
    if (name === undefined) throw new RequestFailed('internal', 'The contract has no such endpoint.');
    return (await ask(this.bridge, 'connection.request', { endpoint: name, input: plain(input) })) as ReplyOf<E>;
  }

  async command<C extends CommandName>(name: C, payload: CommandPayload<C>): Promise<CommandReply<C>> {
    return (await ask(this.bridge, 'connection.command', { name, payload: plain(payload) })) as CommandReply<C>;
  }

  on<E extends EventName>(event: E, handler: (payload: EventPayload<E>) => void): () => void {
    const known = this.handlers.get(event) ?? new Listeners<[never]>();
    this.handlers.set(event, known);
    return known.add(handler as (payload: never) => void);
  }
  onState(handler: (state: ConnectionState) => void): () => void {
    return this.states.add(handler);
  }
  onSessionEnd(handler: (reason: SessionEnd) => void): () => void {
    return this.ends.add(handler);
  }
  retryNow(): void {
    ask(this.bridge, 'connection.retry', {}).catch(() => undefined);
  }
  /** The window goes; the connection stays with the app. */
  close(): void {
    for (const end of this.endings.splice(0)) end();
  }

  /** What is kept for an account is here before anybody hears that it is signed in. */
  private async enter(restored: Promise<CallOutput<'session.restore'>>): Promise<User | null> {
    const { user, kept } = await restored;
    if (user !== null) this.storage.fill(kept);
    // A page that is opened or loaded again comes late to a connection that stands already.
    this.follow(await ask(this.bridge, 'connection.look', {}));
    return user;
  }

  private follow({ state, retryAt, welcome }: Line): void {
    this.welcome = welcome;
    if (state === this.state && retryAt === this.retryAt) return;
    this.state = state;
    this.retryAt = retryAt;
    this.states.tell(state);
  }
}

/** Each endpoint's name, by which the main process finds its declaration. */
const names: ReadonlyMap<EndpointDeclaration, string> = new Map(
  Object.entries(http).flatMap(([noun, endpoints]) =>
    Object.entries<EndpointDeclaration>(endpoints).map(([name, endpoint]): [EndpointDeclaration, string] => [
      endpoint,
      `${noun}.${name}`,
    ]),
  ),
);

/** As it would go over the wire: stores hand over observables, which cannot cross. */
const plain = (value: unknown): object => JSON.parse(JSON.stringify(value));
