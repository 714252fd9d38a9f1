import {
  type CommandName,
  type CommandPayload,
  type CommandReply,
  type Credentials,
  type EndpointDeclaration,
  type EventName,
  type EventPayload,
  http as endpoints,
  type PasswordChange,
  type ReplyOf,
  type SignedIn,
  type SignUp,
  socketPath,
  type User,
} from '@tandem/contract';
import type { ClientPorts } from '../ports/ports.ts';
import { AccessTokens, notSignedIn } from './access-tokens.ts';
import type { Connection, ConnectionState, EndpointInput, SessionEnd, Welcome } from './connection.ts';
import { type Fetch, HttpClient } from './http-client.ts';
import { Listeners } from './listeners.ts';
import { LiveSocket } from './live-socket.ts';
import { RequestFailed } from './request-failed.ts';
import { SessionMarker } from './session-marker.ts';

export interface ApiConnectionOptions extends ClientPorts {
  /** Where the api is, as `https://desk.example`, without a path. */
  readonly baseUrl: string;
  /** The two have a session each, also in one browser. */
  readonly client: 'portal' | 'console';
  readonly fetch?: Fetch;
}

/** The connection over HTTP and a live socket. */
export class ApiConnection implements Connection {
  private readonly http: HttpClient;
  private readonly tokens: AccessTokens;
  private readonly socket: LiveSocket;
  private readonly ended = new Listeners<[SessionEnd]>();
  private readonly lockName: string;
  private readonly signedOutKey: string;
  private readonly marker: SessionMarker;
  private readonly sleepThrough: () => void;
  private lastUserId: number | null = null;

  constructor(private readonly options: ApiConnectionOptions) {
    const { baseUrl, client, clock, locks, random, storage, WebSocket } = options;
    this.lockName = `tandem.${client}.session`;
    this.signedOutKey = `tandem.${client}.signed-out`;
    this.marker = new SessionMarker(storage, `tandem.${client}.session`);
    const refresh = () => this.marker.follow(this.http.request(endpoints.session.refresh, {}));
    this.tokens = new AccessTokens({ refresh, clock, locks, lockName: this.lockName });
    this.http = new HttpClient({ ...options, tokens: this.tokens });
    const url = `${baseUrl.replace(/^http/, 'ws')}${socketPath}`;
    this.socket = new LiveSocket({ url, WebSocket, tokens: this.tokens, clock, random });
    this.tokens.onEnd((reason) => {
      this.socket.stop();
      this.ended.tell(reason);
    });
    this.socket.onEnd((reason) => {
      this.tokens.clear();
      this.ended.tell(reason);
    });
    this.sleepThrough = options.onWake?.(() => this.retryNow()) ?? (() => {});
  }

  get state(): ConnectionState {
    return this.socket.state;
  }
  get retryAt(): number | null {
    return this.socket.retryAt;
  }
  get welcome(): Welcome | null {
    return this.socket.welcome;
  }

  async restore(): Promise<User | null> {
    if (this.isSignedOut()) {
      this.endSession().catch(() => undefined); // the sign-out that did not reach the api then
      return null;
    }
    if (!this.marker.maybe) return null;
    const user = await this.tokens.restore();
    if (user !== null) this.enter(user.id);
    return user;
  }

  signUp(input: SignUp): Promise<User> {
    return this.begin(() => this.http.request(endpoints.session.signUp, { body: input }));
  }

  logIn(input: Credentials): Promise<User> {
    return this.begin(() => this.http.request(endpoints.session.logIn, { body: input }));
  }

  async changePassword(body: PasswordChange): Promise<void> {
    const { era } = this.tokens;
    await this.tokens.fresh(); // before the lock is taken: a renewal takes it, too
    // Under that lock, for a refresh with the cookie this replaces would look like theft.
    await this.options.locks.run(this.lockName, async () => {
      const token = this.tokens.value;
      if (token === null || era !== this.tokens.era) throw notSignedIn();
      this.tokens.replace(await this.http.request(endpoints.session.changePassword, { body }, token), era);
    });
  }

  async logOut(): Promise<void> {
    this.tokens.clear();
    this.socket.stop();
    this.rememberSignedOut(true);
    this.marker.forget();
    await this.endSession().catch(() => undefined); // made up for at the next start
  }

  request<E extends EndpointDeclaration>(endpoint: E, input: EndpointInput<E>): Promise<ReplyOf<E>> {
    return this.http.request(endpoint, input);
  }
  command<C extends CommandName>(name: C, payload: CommandPayload<C>): Promise<CommandReply<C>> {
    return this.socket.command(name, payload);
  }
  on<E extends EventName>(event: E, handler: (payload: EventPayload<E>) => void): () => void {
    return this.socket.on(event, handler);
  }
  onState(handler: (state: ConnectionState) => void): () => void {
    return this.socket.onState(() => handler(this.state));
  }
  onSessionEnd(handler: (reason: SessionEnd) => void): () => void {
    return this.ended.add(handler);
  }
  retryNow(): void {
    this.socket.retryNow();
  }
  close(): void {
    this.sleepThrough();
    this.socket.stop();
    this.tokens.clear();
    this.ended.clear();
  }

  /** Under the lock of the refresh, for both replace the cookie. */
  private async begin(ask: () => Promise<SignedIn>): Promise<User> {
    const signedIn = await this.options.locks.run(this.lockName, () => this.marker.follow(ask()));
    this.rememberSignedOut(false);
    this.socket.stop();
    this.tokens.begin(signedIn);
    this.enter(signedIn.user.id);
    return signedIn.user;
  }

  private enter(userId: number): void {
    if (this.lastUserId !== userId) this.socket.forget();
    this.lastUserId = userId;
    this.socket.start();
  }

  private async endSession(): Promise<void> {
    try {
      await this.options.locks.run(this.lockName, () => this.http.request(endpoints.session.logOut, {}));
    } catch (cause) {
      if (RequestFailed.from(cause).code !== 'unauthenticated') throw cause;
    }
    this.rememberSignedOut(false);
  }

  private isSignedOut(): boolean {
    try {
      return this.options.storage.read(this.signedOutKey) !== null;
    } catch {
      return false;
    }
  }

  /** The cookie cannot be deleted from here, so a sign-out without network is noted and done at the next start. */
  private rememberSignedOut(signedOut: boolean): void {
    try {
      if (signedOut) this.options.storage.write(this.signedOutKey, '1');
      else this.options.storage.remove(this.signedOutKey);
    } catch {
      // Where nothing can be stored, signing out needs the network.
    }
  }
}
