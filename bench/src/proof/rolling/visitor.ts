import { randomUUID } from 'node:crypto';
import { apiPrefix, type SignedIn, type Ticket } from '@tandem/contract';
import { pause } from '../faults/pause.ts';
import type { Ledger } from '../faults/record/ledger.ts';
import type { Account } from '../site/accounts.ts';

interface Request {
  readonly method?: 'GET' | 'POST' | 'PUT';
  readonly path: string;
  readonly body?: object;
  readonly headers?: Readonly<Record<string, string>>;
  readonly wants?: number;
}

const PATIENCE_MS = 15_000;
/** Roughly ten requests a second each. */
const BETWEEN_MS = 60;

/**
 * A customer who uses plain HTTP and never asks twice: what is refused, cut off or late is a failure, where the real client
 * would try again and nobody would notice.
 */
export class Visitor {
  readonly failures: string[] = [];
  asked = 0;
  slowest = 0;
  private accessToken = '';
  private renewAt = 0;
  private cookie = '';
  private stopping = false;
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly origin: string,
    private readonly account: Account,
    /** Gets what they were told was kept. */
    private readonly ledger: Ledger,
  ) {}

  /** Signs in, opens a ticket, and goes on until told to stop. */
  async start(): Promise<void> {
    const { email, password } = this.account;
    this.take(await this.ask<SignedIn>({ method: 'POST', path: '/auth/login', body: { email, password } }));
    const ticket = await this.ask<Ticket>({
      method: 'POST',
      path: '/tickets',
      body: { title: 'By plain HTTP', description: 'Nothing is asked twice here.', categoryId: 1 },
      wants: 201,
    });
    if (!ticket) throw new Error(`A visitor could not begin: ${this.failures.join('; ')}`);
    this.running = this.goOn(ticket.id);
  }

  async stop(): Promise<void> {
    this.stopping = true;
    await this.running;
  }

  private async goOn(ticketId: number): Promise<void> {
    for (let round = 1; !this.stopping; round++) {
      await this.ask({ path: '/tickets?limit=10' });
      await this.write(ticketId, `Round ${round} of ${this.account.name}`);
      await this.ask({ path: `/tickets/${ticketId}/timeline?after=0&limit=5` });
      await this.ask({ method: 'PUT', path: `/tickets/${ticketId}/read`, body: { seq: 1 }, wants: 204 });
      // The one request that cannot be repeated by a proxy, and changes the session.
      if (performance.now() > this.renewAt)
        this.take(await this.ask<SignedIn>({ method: 'POST', path: '/auth/refresh', body: {} }));
    }
  }

  private async write(ticketId: number, body: string): Promise<void> {
    const clientId = randomUUID();
    const path = `/tickets/${ticketId}/messages`;
    if (await this.ask({ method: 'POST', path, body: { clientId, body }, wants: 201 })) {
      this.ledger.wrote({ clientId, ticketId, authorId: this.account.id, body });
    }
  }

  private async ask<T>({ method = 'GET', path, body, headers, wants = 200 }: Request): Promise<T | undefined> {
    this.asked += 1;
    const began = performance.now();
    try {
      const reply = await fetch(this.origin + apiPrefix + path, {
        method,
        headers: {
          ...headers,
          ...(this.accessToken && { authorization: `Bearer ${this.accessToken}` }),
          ...(this.cookie && { cookie: this.cookie }),
          ...(body && { 'content-type': 'application/json' }),
        },
        ...(body && { body: JSON.stringify(body) }),
        signal: AbortSignal.timeout(PATIENCE_MS),
      });
      const text = await reply.text();
      if (reply.status !== wants) throw new Error(`${reply.status} ${text.slice(0, 200)}`);
      const [cookie] = reply.headers.getSetCookie();
      if (cookie) this.cookie = cookie.split(';', 1)[0] ?? '';
      return text === '' ? undefined : (JSON.parse(text) as T);
    } catch (cause) {
      const { message, cause: because } = cause as Error;
      this.failures.push(`${method} ${path}: ${message}${because ? ` (${String(because)})` : ''}`);
      return undefined;
    } finally {
      this.slowest = Math.max(this.slowest, performance.now() - began);
      await pause(BETWEEN_MS);
    }
  }

  private take(signedIn: SignedIn | undefined): void {
    if (!signedIn) return;
    this.accessToken = signedIn.accessToken;
    this.renewAt = performance.now() + signedIn.expiresIn * 250; // long before it runs out, also where everything is slow
  }
}
