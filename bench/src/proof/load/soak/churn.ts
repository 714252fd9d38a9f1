import type { Ticket } from '@tandem/contract';
import { mapBounded, pause } from '../../../load/measured.ts';
import type { Account } from '../../site/accounts.ts';
import { Visitor } from './visitor.ts';

/** A customer and an agent who meet again and again, and the tickets they meet on. */
interface Pair {
  readonly customer: Account;
  readonly agent: Account;
  tickets: Ticket[];
  visits: number;
}

const TICKETS_PER_PAIR = 6;
const NEW_EVERY = 25;
const STAY_EVERY = 40;
const MOST_FAILURES = 20;
/** As the api asks of whoever it cannot serve (`Retry-After: 2`). */
const RETRY_MS = 2_000;

/**
 * People come and go: each visit is two sessions, two sockets on two replicas, a ticket reopened and closed, a few messages,
 * a refresh; then one logs out, the other vanishes or stays until the token has run out. Every visit has to succeed.
 */
export class Churn {
  readonly failures: string[] = [];
  visits = 0;
  /** Visits that took so long, on a machine that is busy with something else, that their tokens ran out under them. */
  late = 0;
  /** Visitors whom a busy replica asked to sign in a moment later, which they did. */
  turnedAway = 0;
  private readonly pairs: Pair[];
  private stopped = false;

  constructor(
    private readonly ports: readonly number[],
    customers: readonly Account[],
    agents: readonly Account[],
    /** How long an access token lasts, in milliseconds. */
    private readonly tokenMs: number,
  ) {
    this.pairs = customers.map((customer, index) => ({
      customer,
      agent: agents[index] as Account,
      tickets: [],
      visits: 0,
    }));
  }

  /** As fast as it goes, for so many seconds; answers the visits in a second. */
  async atFullSpeed(seconds: number): Promise<number> {
    const before = this.visits;
    const began = performance.now();
    const until = began + seconds * 1_000;
    await mapBounded(this.pairs, this.pairs.length, async (pair) => {
      while (performance.now() < until && !this.stopped) await this.visit(pair);
    });
    return ((this.visits - before) * 1_000) / (performance.now() - began);
  }

  /** So many visits a second over all, until `stop`; somebody who is late does not hurry. */
  async atRate(perSecond: number): Promise<void> {
    const gap = (this.pairs.length * 1_000) / perSecond;
    await mapBounded(this.pairs, this.pairs.length, async (pair, index) => {
      await pause((gap * index) / this.pairs.length);
      while (!this.stopped) {
        const began = performance.now();
        await this.visit(pair);
        await pause(Math.max(0, gap - (performance.now() - began)));
      }
    });
  }

  stop(): void {
    this.stopped = true;
  }

  private async visit(pair: Pair): Promise<void> {
    const [here, there] = pair.visits % 2 === 0 ? this.ports : [...this.ports].reverse();
    pair.visits += 1;
    const began = performance.now();
    try {
      await this.meet(pair, here as number, (there ?? here) as number);
      this.visits += 1;
    } catch (cause) {
      if (performance.now() - began > this.tokenMs * 0.7) this.late += 1;
      else if (this.failures.length < MOST_FAILURES)
        this.failures.push(cause instanceof Error ? cause.message : String(cause));
    }
  }

  private async meet(pair: Pair, here: number, there: number): Promise<void> {
    const customer = await this.signIn(pair.customer, here);
    const agent = await this.signIn(pair.agent, there);
    try {
      const ticket = await this.ticketOf(pair, customer);
      await agent.request('PATCH', `/tickets/${ticket.id}`, { status: 'open', assigneeId: agent.id });
      await customer.connect(there, ticket);
      await agent.connect(here, ticket);
      await customer.socket.command('typing.set', { ticketId: ticket.id, typing: true });
      await customer.say(ticket.id, 'It happened again this morning.');
      await agent.say(ticket.id, 'We are looking into it.');
      await Promise.all([customer.refresh(), agent.request('GET', '/tickets?limit=20&status=open,in_progress')]);
      const { items } = await customer.request<{ items: { seq: number }[] }>(
        'GET',
        `/tickets/${ticket.id}/timeline?limit=5`,
      );
      await customer.socket.command('ticket.read', { ticketId: ticket.id, seq: items.at(-1)?.seq ?? 1 });
      await customer.request('PATCH', `/tickets/${ticket.id}`, { status: 'closed' });
      // The server closes a socket whose token was not renewed.
      if (pair.visits % STAY_EVERY === 0) await pause(this.tokenMs * 1.2);
      if (pair.visits % 2 === 0) await customer.logOut();
      else await agent.logOut();
    } finally {
      customer.vanish();
      agent.vanish();
    }
  }

  private async signIn(account: Account, port: number): Promise<Visitor> {
    try {
      return await Visitor.signIn(account, port);
    } catch (cause) {
      if (!/ was answered 503/.test(String(cause))) throw cause;
      this.turnedAway += 1;
      await pause(RETRY_MS);
      return Visitor.signIn(account, port);
    }
  }

  /** Mostly one they have: what is remembered of tickets is bounded, and is not what is looked for here. */
  private async ticketOf(pair: Pair, customer: Visitor): Promise<Ticket> {
    const known = pair.tickets[pair.visits % TICKETS_PER_PAIR];
    if (known && pair.visits % NEW_EVERY !== 0) return known;
    const body = { title: 'It happened again', description: 'As it does every week.', categoryId: 1 };
    const ticket = await customer.request<Ticket>('POST', '/tickets', body);
    pair.tickets = [ticket, ...pair.tickets].slice(0, TICKETS_PER_PAIR);
    return ticket;
  }
}
