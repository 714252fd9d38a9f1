import { randomUUID } from 'node:crypto';
import type { Server } from '../../portal/e2e/server.ts';

interface Account {
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

let made = 0;

/** Somebody elsewhere, who speaks to the api without a screen: quick, and as many as one likes. */
export class ApiPerson {
  private constructor(
    private readonly server: Server,
    private readonly headers: Readonly<Record<string, string>>,
    readonly id: number,
  ) {}

  /** A new customer. */
  static signUp(server: Server, name: string): Promise<ApiPerson> {
    const email = `${name.toLowerCase().replace(/\W+/g, '.')}.${process.pid}.${Date.now()}.${++made}@example.com`;
    return ApiPerson.enter(server, 'signup', { name, email, password: 'a quiet river in november' }, {});
  }

  /** A member of staff on another computer. */
  static logIn(server: Server, { email, password }: Account): Promise<ApiPerson> {
    return ApiPerson.enter(server, 'login', { email, password }, { 'x-tandem-client': 'console' });
  }

  /** Opens a ticket and resolves with its number. */
  async openTicket(title: string, priority = 'medium'): Promise<number> {
    const ticket = { title, description: 'It happens every time I try.', categoryId: 1, priority };
    return (await this.send<{ id: number }>('POST', '/tickets', ticket)).id;
  }
  write(ticketId: number, body: string): Promise<unknown> {
    return this.send('POST', `/tickets/${ticketId}/messages`, { clientId: randomUUID(), body });
  }
  change(ticketId: number, change: { readonly status?: string; readonly assigneeId?: number }): Promise<unknown> {
    return this.send('PATCH', `/tickets/${ticketId}`, change);
  }
  /** Ends every other session of the account. */
  endOtherSessions(): Promise<unknown> {
    return this.send('DELETE', '/auth/sessions');
  }

  private static async enter(server: Server, way: string, body: object, more: Record<string, string>) {
    const reply = await post(`${server.url}/api/v1/auth/${way}`, 'POST', more, body);
    const { accessToken, user } = (await reply.json()) as { accessToken: string; user: { id: number } };
    const cookie = reply.headers.getSetCookie().map((text) => text.split(';', 1)[0] ?? '');
    const headers = { ...more, authorization: `Bearer ${accessToken}`, cookie: cookie.join('; ') };
    return new ApiPerson(server, headers, user.id);
  }

  private async send<T>(method: string, path: string, body?: object): Promise<T> {
    const reply = await post(`${this.server.url}/api/v1${path}`, method, this.headers, body);
    return (reply.status === 204 ? undefined : await reply.json()) as T;
  }
}

async function post(url: string, method: string, headers: Readonly<Record<string, string>>, body?: object) {
  const json = body && { body: JSON.stringify(body) };
  const all = { ...headers, ...(body && { 'content-type': 'application/json' }) };
  const reply = await fetch(url, { method, headers: all, ...json, signal: AbortSignal.timeout(15_000) });
  if (!reply.ok) throw new Error(`${method} ${url} was answered with ${reply.status}: ${await reply.text()}`);
  return reply;
}
