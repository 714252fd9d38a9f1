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
  type SignUp,
  type User,
} from '@tandem/contract';
import type { Connection, ConnectionState, EndpointInput, SessionEnd, Welcome } from '../transport/connection.ts';
import { Listeners } from '../transport/listeners.ts';
import { offline, RequestFailed } from '../transport/request-failed.ts';

type Answer<I, R> = R | ((input: I) => R | Promise<R>);
type Handler = (input: unknown) => unknown;

/**
 * A connection that a test plays the api on: it says what is answered (`answer`, `answerCommand`), what happens (`emit`)
 * and when the network is there (`goLive`, `drop`), and reads what was asked (`requests`, `commands`).
 */
export class FakeConnection implements Connection {
  state: ConnectionState = 'signed_out';
  retryAt: number | null = null;
  welcome: Welcome | null = null;
  /** Whose session the device has: the answer to `restore`. */
  user: User | null = null;
  /** While set, requests fail with it, as without a network. */
  failure: RequestFailed | null = null;
  readonly requests: { readonly endpoint: EndpointDeclaration; readonly input: unknown }[] = [];
  readonly commands: { readonly name: CommandName; readonly payload: unknown }[] = [];
  retries = 0;
  private readonly answers = new Map<EndpointDeclaration, Handler>();
  private readonly commandAnswers = new Map<CommandName, Handler>();
  private readonly handlers = new Map<EventName, Listeners<[never]>>();
  private readonly states = new Listeners<[ConnectionState]>();
  private readonly ends = new Listeners<[SessionEnd]>();

  constructor(user: User | null = null) {
    this.user = user;
    this.answerCommand('ping', {}).answerCommand('ticket.leave', {}).answerCommand('ticket.read', {});
    this.answerCommand('typing.set', {});
  }

  /** What an endpoint answers from now on: a reply, or a function of the input that may throw RequestFailed. */
  answer<E extends EndpointDeclaration>(endpoint: E, answer: Answer<EndpointInput<E>, ReplyOf<E>>): this {
    this.answers.set(endpoint, typeof answer === 'function' ? (answer as Handler) : () => answer);
    return this;
  }

  answerCommand<C extends CommandName>(name: C, answer: Answer<CommandPayload<C>, CommandReply<C>>): this {
    this.commandAnswers.set(name, typeof answer === 'function' ? (answer as Handler) : () => answer);
    return this;
  }

  /** The inputs one endpoint was called with so far. */
  requestsTo<E extends EndpointDeclaration>(endpoint: E): EndpointInput<E>[] {
    return this.requests
      .filter((request) => request.endpoint === endpoint)
      .map(({ input }) => input as EndpointInput<E>);
  }

  commandsNamed<C extends CommandName>(name: C): CommandPayload<C>[] {
    return this.commands.filter((command) => command.name === name).map(({ payload }) => payload as CommandPayload<C>);
  }

  /** Something happens at the api. */
  emit<E extends EventName>(event: E, payload: EventPayload<E>): void {
    this.handlers.get(event)?.tell(payload as never);
  }

  goLive(welcome: Partial<Welcome> = {}): void {
    if (this.user === null) throw new Error('Nobody is signed in on this connection.');
    this.welcome = { user: this.user, cursor: '0', unread: 0, heartbeat: 30_000, ...welcome };
    this.set('live');
  }

  drop(state: 'connecting' | 'offline' = 'offline', retryAt: number | null = null): void {
    this.welcome = null;
    this.set(state, retryAt);
  }

  /** The session ends by itself. */
  end(reason: SessionEnd): void {
    this.welcome = null;
    this.set('signed_out');
    this.ends.tell(reason);
  }

  async restore(): Promise<User | null> {
    if (this.failure) throw this.failure;
    if (this.user !== null) this.set('connecting');
    return this.user;
  }

  signUp(input: SignUp): Promise<User> {
    return this.begin({ id: 1, name: input.name, email: input.email, role: 'customer' });
  }
  logIn(input: Credentials): Promise<User> {
    return this.begin(this.user ?? { id: 1, name: 'Ada', email: input.email, role: 'customer' });
  }
  async changePassword(change: PasswordChange): Promise<void> {
    await this.request(http.session.changePassword, { body: change });
  }
  async logOut(): Promise<void> {
    this.user = null;
    this.welcome = null;
    this.set('signed_out');
  }

  async request<E extends EndpointDeclaration>(endpoint: E, input: EndpointInput<E>): Promise<ReplyOf<E>> {
    this.requests.push({ endpoint, input });
    if (this.failure) throw this.failure;
    const answer = this.answers.get(endpoint);
    if (!answer) throw new Error(`This test has no answer for ${endpoint.method} ${endpoint.path}.`);
    return (await answer(input)) as ReplyOf<E>;
  }

  async command<C extends CommandName>(name: C, payload: CommandPayload<C>): Promise<CommandReply<C>> {
    if (this.state !== 'live') throw offline();
    this.commands.push({ name, payload });
    const answer = this.commandAnswers.get(name);
    if (!answer) throw new Error(`This test has no answer for the command ${name}.`);
    return (await answer(payload)) as CommandReply<C>;
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
    this.retries += 1;
  }
  close(): void {
    this.set('signed_out');
  }

  private async begin(user: User): Promise<User> {
    if (this.failure) throw this.failure;
    this.user = user;
    this.set('connecting');
    return user;
  }

  private set(state: ConnectionState, retryAt: number | null = null): void {
    this.state = state;
    this.retryAt = retryAt;
    this.states.tell(state);
  }
}

/** A refusal by the api, for `answer` functions to throw. */
export const refused = (
  code: RequestFailed['code'],
  details: ConstructorParameters<typeof RequestFailed>[2] = {},
): RequestFailed => new RequestFailed(code, `Refused: ${code}.`, details);
