import { randomUUID } from 'node:crypto';
import { apiPrefix, type SignedIn, type Ticket } from '@tandem/contract';
import type { Credentials } from '../../../load/credentials.ts';
import { LiveClient } from '../../../load/live-client.ts';
import { logIn } from '../../../subject/tandem.ts';
import type { Account } from '../../site/accounts.ts';

const PATIENCE_MS = 10_000;

/** Somebody who signs in, has a session for a while, and leaves in one way or another. Not one request may fail. */
export class Visitor {
  private live: LiveClient | undefined;

  private constructor(
    private readonly port: number,
    private who: Credentials,
  ) {}

  static async signIn(account: Account, port: number): Promise<Visitor> {
    return new Visitor(port, await logIn(port, account.email));
  }

  get id(): number {
    return this.who.id;
  }

  async request<T>(method: string, path: string, body?: object): Promise<T> {
    const { text } = await this.send(method, path, body);
    return (text === '' ? undefined : JSON.parse(text)) as T;
  }

  /** Comes in over a socket of the replica at `port` and opens a ticket. */
  async connect(port: number, ticket: Ticket): Promise<LiveClient> {
    this.live = await LiveClient.open(port, this.who);
    await this.live.command('ticket.open', { ticketId: ticket.id, after: null });
    return this.live;
  }

  say(ticketId: number, body: string): Promise<unknown> {
    return this.socket.command('message.send', { ticketId, clientId: randomUUID(), body });
  }

  /** New tokens, which the open socket learns of. */
  async refresh(): Promise<void> {
    const { text, cookie } = await this.send('POST', '/auth/refresh');
    this.who = { ...this.who, accessToken: (JSON.parse(text) as SignedIn).accessToken, cookie };
    await this.socket.command('renew', { accessToken: this.who.accessToken });
  }

  async logOut(): Promise<void> {
    await this.send('POST', '/auth/logout');
  }

  /** Gone without a word; the session runs out by itself. */
  vanish(): void {
    this.live?.drop();
    this.live = undefined;
  }

  get socket(): LiveClient {
    if (!this.live) throw new Error('The visitor is not connected.');
    return this.live;
  }

  private async send(method: string, path: string, body?: object): Promise<{ text: string; cookie: string }> {
    const reply = await fetch(`http://127.0.0.1:${this.port}${apiPrefix}${path}`, {
      method,
      headers: {
        Authorization: `Bearer ${this.who.accessToken}`,
        Cookie: this.who.cookie,
        ...(body && { 'Content-Type': 'application/json' }),
      },
      ...(body && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    const text = await reply.text();
    if (!reply.ok) throw new Error(`${method} ${path} was answered ${reply.status}: ${text.slice(0, 300)}`);
    return { text, cookie: reply.headers.getSetCookie()[0]?.split(';', 1)[0] ?? this.who.cookie };
  }
}
