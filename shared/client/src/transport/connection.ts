import type {
  BodyOf,
  CommandName,
  CommandPayload,
  CommandReply,
  Credentials,
  EndpointDeclaration,
  EndReason,
  EventName,
  EventPayload,
  HeadersOf,
  ParamsOf,
  PasswordChange,
  QueryOf,
  ReplyOf,
  SignUp,
  User,
} from '@tandem/contract';

/** Input of one endpoint: just the parts it declares. Query parameters with defaults may be left out. */
export type EndpointInput<E extends EndpointDeclaration> = Defined<{
  params: ParamsOf<E>;
  query: Partial<QueryOf<E> & object> | (QueryOf<E> & undefined);
  headers: HeadersOf<E>;
  body: BodyOf<E>;
}>;
type Defined<T> = { [K in keyof T as T[K] extends undefined ? never : K]: T[K] };

/**
 * `signed_out`: no session, nothing is tried. `connecting`: the first try, or the first after a break. `offline`: that
 * failed; further tries follow (`retryAt`). `live`: hello was answered.
 */
export type ConnectionState = 'signed_out' | 'offline' | 'connecting' | 'live';

/** `expired`: it could not be renewed. `replaced`: another account signed in, in another tab of this browser. */
export type SessionEnd = EndReason | 'expired' | 'replaced';

/** What the api said to hello: who we are, where the activity feed stands, how much of it is unread. */
export type Welcome = CommandReply<'hello'>;

/**
 * All that a store knows of the network, so that another transport (the desktop's IPC bridge, a test's fake) can take
 * its place. Tokens stay behind it. Failures reject with {@link RequestFailed}.
 */
export interface Connection {
  readonly state: ConnectionState;
  /** When the next attempt is due, in milliseconds since 1970, while it is waited for; else null. */
  readonly retryAt: number | null;
  /** The answer to the latest hello; set before `state` turns `live`. */
  readonly welcome: Welcome | null;

  /** Takes up the session this device still has; null when there is none. Rejects when that cannot be told now. */
  restore(): Promise<User | null>;
  signUp(input: SignUp): Promise<User>;
  logIn(input: Credentials): Promise<User>;
  /** This session goes on with new tokens; every other one of the account ends. */
  changePassword(change: PasswordChange): Promise<void>;
  /** Ends the session; here even when the api cannot be reached. */
  logOut(): Promise<void>;

  request<E extends EndpointDeclaration>(endpoint: E, input: EndpointInput<E>): Promise<ReplyOf<E>>;
  /** Over the live socket; rejects with code `offline` when there is none. */
  command<C extends CommandName>(name: C, payload: CommandPayload<C>): Promise<CommandReply<C>>;
  /** Calls back for one kind of event until the returned function is called. An activity comes once per cursor. */
  on<E extends EventName>(event: E, handler: (payload: EventPayload<E>) => void): () => void;
  /** Calls back at each change of `state` or `retryAt`. */
  onState(handler: (state: ConnectionState) => void): () => void;
  /** Calls back when the session is over without `logOut` having been called here. */
  onSessionEnd(handler: (reason: SessionEnd) => void): () => void;
  /** Worth another try now: back online, window visible, or somebody pressed the button. */
  retryNow(): void;
  /** Lets go of socket and timers for good. */
  close(): void;
}
