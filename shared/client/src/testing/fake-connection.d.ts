import type {
  CommandName,
  CommandPayload,
  CommandReply,
  Credentials,
  EndpointDeclaration,
  EventName,
  EventPayload,
  ReplyOf,
  SignUp,
  User,
} from '@tandem/contract';
import type { Connection, ConnectionState, EndpointInput, SessionEnd, Welcome } from '../transport/connection.ts';
import { RequestFailed } from '../transport/request-failed.ts';

type Answer<I, R> = R | ((input: I) => R | Promise<R>);
/**
 * A connection that a test plays the api on: it says what is answered (`answer`, `answerCommand`), what happens (`emit`)
 * and when the network is there (`goLive`, `drop`), and reads what was asked (`requests`, `commands`).
 */
export declare class FakeConnection implements Connection {
  state: ConnectionState;
  retryAt: number | null;
  welcome: Welcome | null;
  /** Whose session the device has: the answer to `restore`. */
  user: User | null;
  /** While set, requests fail with it, as without a network. */
  failure: RequestFailed | null;
  readonly requests: {
    readonly endpoint: EndpointDeclaration;
    readonly input: unknown;
  }[];
  readonly commands: {
    readonly name: CommandName;
    readonly payload: unknown;
  }[];
  retries: number;
  private readonly answers;
  private readonly commandAnswers;
  private readonly handlers;
  private readonly states;
  private readonly ends;
  constructor(user?: User | null);
  /** What an endpoint answers from now on: a reply, or a function of the input that may throw RequestFailed. */
  answer<E extends EndpointDeclaration>(endpoint: E, answer: Answer<EndpointInput<E>, ReplyOf<E>>): this;
  answerCommand<C extends CommandName>(name: C, answer: Answer<CommandPayload<C>, CommandReply<C>>): this;
  /** The inputs one endpoint was called with so far. */
  requestsTo<E extends EndpointDeclaration>(endpoint: E): EndpointInput<E>[];
  commandsNamed<C extends CommandName>(name: C): CommandPayload<C>[];
  /** Something happens at the api. */
  emit<E extends EventName>(event: E, payload: EventPayload<E>): void;
  goLive(welcome?: Partial<Welcome>): void;
  drop(state?: 'connecting' | 'offline', retryAt?: number | null): void;
  /** The session ends by itself. */
  end(reason: SessionEnd): void;
  restore(): Promise<User | null>;
  signUp(input: SignUp): Promise<User>;
  logIn(input: Credentials): Promise<User>;
  logOut(): Promise<void>;
  request<E extends EndpointDeclaration>(endpoint: E, input: EndpointInput<E>): Promise<ReplyOf<E>>;
  command<C extends CommandName>(name: C, payload: CommandPayload<C>): Promise<CommandReply<C>>;
  on<E extends EventName>(event: E, handler: (payload: EventPayload<E>) => void): () => void;
  onState(handler: (state: ConnectionState) => void): () => void;
  onSessionEnd(handler: (reason: SessionEnd) => void): () => void;
  retryNow(): void;
  close(): void;
  private begin;
  private set;
}
/** A refusal by the api, for `answer` functions to throw. */
export declare const refused: (
  code: RequestFailed['code'],
  details?: ConstructorParameters<typeof RequestFailed>[2],
) => RequestFailed;
//# sourceMappingURL=fake-connection.d.ts.map
