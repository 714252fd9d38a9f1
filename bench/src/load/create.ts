import { apiPrefix } from '@tandem/contract';
import { type Credentials, requestText } from './credentials.ts';
import { Deliveries } from './deliveries.ts';
import { HttpConnection } from './http-connection.ts';
import { Lanes } from './lanes.ts';
import type { LatencySummary } from './latencies.ts';
import { LiveClient } from './live-client.ts';
import { countCpu, type Measured, mapBounded, pause, type Watched, warmUp } from './measured.ts';
import { openLoop } from './open-loop.ts';
import { unexpected } from './requests.ts';

export interface CreateLoad {
  readonly port: number;
  /** Where half of the customers connect, when there is another replica. */
  readonly otherPort?: number;
  readonly customers: readonly Credentials[];
  readonly listener: Credentials;
  readonly categoryId: number;
  readonly connections: number;
  readonly warmSeconds: number;
  readonly seconds: number;
  /** Tickets a second; without it every connection creates again as soon as it is answered. */
  readonly rate?: number;
  readonly watched: Watched;
}

/** `latency`: until answered. `heard`: until a staff socket had the event. */
export interface CreateMeasured extends Measured {
  readonly heard: LatencySummary;
}

/** Customers open tickets while a member of staff listens; fails when the listener missed one or heard one twice. */
export async function create(load: CreateLoad): Promise<CreateMeasured> {
  const listener = await LiveClient.open(load.port, load.listener);
  const open = await mapBounded(Array.from({ length: load.connections }), 32, (_, index) =>
    HttpConnection.open(index % 2 === 1 ? (load.otherPort ?? load.port) : load.port),
  );
  try {
    const run = new CreateRun(load, listener, open);
    return await (load.rate === undefined ? run.closed() : run.open(load.rate));
  } finally {
    listener.drop();
    for (const connection of open) connection.close();
  }
}

class CreateRun {
  private readonly answered = new Deliveries();
  private readonly heard = new Deliveries();
  private serial = 0;
  private failure: Error | undefined;

  constructor(
    private readonly load: CreateLoad,
    listener: LiveClient,
    private readonly connections: readonly HttpConnection[],
  ) {
    listener.onEvent = (type, payload) => {
      if (type !== 'activity') return;
      const { kind, ticket } = payload as { kind: string; ticket: { title: string } };
      if (kind === 'ticket.created') this.heard.arrived(ticket.title, performance.now());
    };
  }

  async closed(): Promise<CreateMeasured> {
    let running = true;
    const loops = this.connections.map(async (connection) => {
      while (running && !this.failure) await this.createOne(connection, performance.now());
    });
    const during = (time: Promise<void>) => Promise.race([Promise.all(loops), time]);
    await during(warmUp(this.load.warmSeconds, () => this.heard.count));
    this.answered.restart();
    this.heard.restart();
    const started = performance.now();
    const cpu = countCpu(this.load.watched);
    await during(pause(this.load.seconds * 1_000));
    const seconds = (performance.now() - started) / 1_000;
    const figures = this.figures();
    // Counted by what was heard: answered alone is half the promise.
    const { count } = figures.heard;
    const used = cpu(count);
    running = false;
    await Promise.all(loops);
    await this.heard.allArrived(5_000);
    this.check();
    return { perSecond: count / seconds, ...figures, cpu: used };
  }

  async open(rate: number): Promise<CreateMeasured> {
    const { warmSeconds, seconds, watched } = this.load;
    await this.atRate(rate, warmSeconds);
    this.answered.restart();
    this.heard.restart();
    const cpu = countCpu(watched);
    const began = performance.now();
    await this.atRate(rate, seconds);
    const used = cpu(Math.floor(rate * seconds));
    this.check();
    const perSecond = (this.heard.count * 1_000) / (this.heard.lastArrival - began);
    return { perSecond, ...this.figures(), cpu: used };
  }

  /** Resolves once everybody was answered and everything was heard of. */
  private async atRate(rate: number, seconds: number): Promise<void> {
    const lanes = new Lanes(this.connections);
    await openLoop({
      rate,
      seconds,
      send: (_, intended) => {
        if (this.failure) throw this.failure;
        lanes.begin((connection) => this.createOne(connection, intended));
      },
    });
    await lanes.settled(15_000);
    await this.heard.allArrived(5_000);
  }

  private async createOne(connection: HttpConnection, since: number): Promise<void> {
    const serial = this.serial++;
    const title = `Bench ${process.pid}-${serial}: the printer on floor ${serial % 9} is out of paper`;
    const customer = this.load.customers[serial % this.load.customers.length] as Credentials;
    this.answered.expect(title, since);
    this.heard.expect(title, since);
    const body = { title, description: DESCRIPTION, categoryId: this.load.categoryId, priority: 'medium' };
    try {
      const reply = await connection.request(
        requestText(customer, { method: 'POST', path: `${apiPrefix}/tickets`, body }),
      );
      if (reply.status !== 201) throw unexpected('Creating a ticket', reply);
      this.answered.arrived(title, performance.now());
    } catch (cause) {
      this.failure ??= cause as Error;
    }
  }

  private check(): void {
    if (this.failure) throw this.failure;
    if (this.heard.duplicates > 0) throw new Error(`${this.heard.duplicates} tickets were announced twice.`);
    if (this.heard.lost > 0) throw new Error(`${this.heard.lost} tickets were never announced.`);
  }

  private figures() {
    return { latency: this.answered.figures(), heard: this.heard.figures() };
  }
}

const DESCRIPTION = 'It says “load tray 2” and nothing helps. '.repeat(5).trim();
