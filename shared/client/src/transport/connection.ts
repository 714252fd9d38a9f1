import type {
  BodyOf,
  CommandName,
  CommandPayload,
  CommandReply,
  EndpointDeclaration,
  EventName,
  EventPayload,
  HeadersOf,
  ParamsOf,
  QueryOf,
  ReplyOf,
} from '@tandem/contract';

/** Input of one endpoint: just the parts it declares. */
export type EndpointInput<E extends EndpointDeclaration> = Defined<{
  params: ParamsOf<E>;
  query: Partial<QueryOf<E> & object> | (QueryOf<E> & undefined);
  headers: HeadersOf<E>;
  body: BodyOf<E>;
}>;
type Defined<T> = { [K in keyof T as T[K] extends undefined ? never : K]: T[K] };

/**
 * `offline`: no socket and none expected until the network is back; `connecting`: trying; `live`: hello answered;
 * `signed_out`: no session, nothing is tried.
 */
export type ConnectionState = 'signed_out' | 'offline' | 'connecting' | 'live';

export type EventHandler = { [E in EventName]: (name: E, payload: EventPayload<E>) => void }[EventName];

/**
 * All that a store knows of the network, so that another transport (the desktop's IPC bridge, a test's fake) can take
 * its place. Failures reject with {@link RequestFailed}.
 */
export interface Connection {
  readonly state: ConnectionState;
  /** Times are waits in milliseconds until the next attempt, while `connecting` or `offline`. */
  request<E extends EndpointDeclaration>(endpoint: E, input: EndpointInput<E>): Promise<ReplyOf<E>>;
  /** Over the live socket; rejects with code `offline` when there is none. */
  command<C extends CommandName>(name: C, payload: CommandPayload<C>): Promise<CommandReply<C>>;
  /** Calls back for one kind of event until the returned function is called. */
  on<E extends EventName>(event: E, handler: (payload: EventPayload<E>) => void): () => void;
  /** Calls back at each change of `state`. */
  onState(handler: (state: ConnectionState) => void): () => void;
}
