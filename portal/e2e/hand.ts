import { randomUUID } from 'node:crypto';
import type { Person } from './stories.ts';

const AT_ONCE = 25;

type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';

/** Somebody who is not looked at: does by HTTP what people do in the app. */
export class Hand {
  private constructor(
    private readonly origin: string,
    private readonly token: string,
    private readonly cookie: string,
  ) {}

  /** Signs somebody up who is not looked at. */
  static async signUp(origin: string, account: Pick<Person, 'name' | 'email' | 'password'>): Promise<Hand> {
    const { name, email, password } = account;
    return Hand.enter(origin, '/auth/signup', { name, email, password });
  }

  /** Signs in once more, as another device. */
  static async of(origin: string, { email, password }: Pick<Person, 'email' | 'password'>): Promise<Hand> {
    return Hand.enter(origin, '/auth/login', { email, password });
  }

  private static async enter(origin: string, path: string, body: object): Promise<Hand> {
    const reply = await fetch(`${origin}/api/v1${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!reply.ok) throw new Error(`Signing in failed: ${await reply.text()}`);
    const { accessToken } = (await reply.json()) as { accessToken: string };
    return new Hand(
      origin,
      accessToken,
      reply.headers
        .getSetCookie()
        .map((cookie) => cookie.split(';')[0])
        .join('; '),
    );
  }

  async ask<Reply>(method: Method, path: string, body?: object): Promise<Reply> {
    const reply = await fetch(`${this.origin}/api/v1${path}`, {
      method,
      headers: {
        authorization: `Bearer ${this.token}`,
        cookie: this.cookie,
        ...(body && { 'content-type': 'application/json' }),
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    if (!reply.ok) throw new Error(`${method} ${path}: ${reply.status} ${await reply.text()}`);
    return (reply.status === 204 ? undefined : await reply.json()) as Reply;
  }

  /** Opens a ticket and answers its number. */
  async open(ticket: { title: string; description: string; categoryId: number; priority?: string }): Promise<number> {
    return (await this.ask<{ id: number }>('POST', '/tickets', ticket)).id;
  }

  async write(ticketId: number, ...bodies: string[]): Promise<void> {
    for (const body of bodies)
      await this.ask('POST', `/tickets/${ticketId}/messages`, { clientId: randomUUID(), body });
  }

  /** The same, faster: in no certain order but for the last. */
  async writeMany(ticketId: number, bodies: readonly string[]): Promise<void> {
    const last = bodies.length - 1;
    for (let at = 0; at < last; at += AT_ONCE) {
      await Promise.all(bodies.slice(at, Math.min(at + AT_ONCE, last)).map((body) => this.write(ticketId, body)));
    }
    await this.write(ticketId, ...bodies.slice(last));
  }

  /** Takes a ticket over. */
  async claim(ticketId: number): Promise<void> {
    const { id } = await this.ask<{ id: number }>('GET', '/auth/me');
    await this.ask('PATCH', `/tickets/${ticketId}`, { assigneeId: id });
  }

  async set(ticketId: number, change: object): Promise<void> {
    await this.ask('PATCH', `/tickets/${ticketId}`, change);
  }

  async readAll(ticketId: number): Promise<void> {
    await this.ask('PUT', `/tickets/${ticketId}/read`, { seq: 100_000 });
  }
}
