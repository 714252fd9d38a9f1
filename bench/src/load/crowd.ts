import { apiPrefix } from '@tandem/contract';
import { type Credentials, requestText } from './credentials.ts';
import { HttpConnection } from './http-connection.ts';
import { Latencies, type LatencySummary } from './latencies.ts';
import { LiveClient } from './live-client.ts';
import { type CpuPerOperation, countCpu, mapBounded, pause, type Watched } from './measured.ts';
import { unexpected } from './requests.ts';

export interface FanOutLoad {
  readonly customer: Credentials;
  readonly categoryId: number;
  readonly events: number;
  /** Milliseconds between events; longer than the list batch, so that one does not sit in the other's way. */
  readonly gap: number;
  readonly watched: Watched;
}

/** When the last of the crowd had an event, counted from the request that caused it. */
export interface FanOutMeasured {
  readonly last: LatencySummary;
  readonly cpu: CpuPerOperation;
}

/** `all`: until the last one was back. */
export interface ReturnMeasured {
  readonly all: number;
  readonly latency: LatencySummary;
  readonly retries: number;
  readonly cpu: CpuPerOperation;
}

/** Many authenticated sockets that mostly sit there, held open from one call to the next. */
export class Crowd {
  private clients: LiveClient[] = [];
  private readonly pings: NodeJS.Timeout;

  constructor(private readonly port: number) {
    this.pings = setInterval(() => {
      for (const client of this.clients) client.keepAlive(performance.now());
    }, 1_000);
  }

  /** Adds these people, a bounded number at a time. */
  async gather(people: readonly Credentials[]): Promise<void> {
    const come = (who: Credentials) => LiveClient.open(this.port, who);
    this.clients.push(...(await mapBounded(people, 64, come)));
  }

  /** A customer opens tickets one at a time; every one of the crowd must hear of each within 5 s. */
  async hear(load: FanOutLoad): Promise<FanOutMeasured> {
    const connection = await HttpConnection.open(this.port);
    const latencies = new Latencies();
    const cpu = countCpu(load.watched);
    try {
      for (let event = 0; event < load.events; event++) {
        latencies.record(await this.hearOne(connection, load, event));
        await pause(load.gap);
      }
      return { last: latencies.summary(), cpu: cpu(load.events) };
    } finally {
      connection.close();
    }
  }

  private async hearOne(connection: HttpConnection, { customer, categoryId }: FanOutLoad, event: number) {
    const title = `Fan-out ${process.pid}-${performance.now()}-${event}`;
    let missing = this.clients.length;
    const lastHeard = new Promise<number>((resolve) => {
      for (const client of this.clients) {
        client.onEvent = (type, payload) => {
          if (type !== 'activity' || (payload as { ticket: { title: string } }).ticket.title !== title) return;
          if (--missing === 0) resolve(performance.now());
        };
      }
    });
    const body = { title, description: 'Everybody should hear of this one.', categoryId, priority: 'high' };
    const began = performance.now();
    const reply = await connection.request(
      requestText(customer, { method: 'POST', path: `${apiPrefix}/tickets`, body }),
    );
    if (reply.status !== 201) throw unexpected('Creating a ticket', reply);
    const last = await Promise.race([lastHeard, pause(5_000)]);
    if (last === undefined) throw new Error(`${missing} sockets did not hear of a ticket within 5 s.`);
    return last - began;
  }

  /** The network goes away for everybody and all come back at the same moment, resuming where they were. */
  async dropAndReturn(watched: Watched): Promise<ReturnMeasured> {
    const before = this.clients;
    this.clients = [];
    for (const client of before) client.drop();
    // The server learns of the drop first; the storm proper is the return.
    await pause(500);
    const latencies = new Latencies();
    let retries = 0;
    const cpu = countCpu(watched);
    const began = performance.now();
    this.clients = await Promise.all(
      before.map(async ({ who, cursor }) => {
        for (let attempt = 0; ; attempt++) {
          try {
            const client = await LiveClient.open(this.port, who, cursor);
            latencies.record(performance.now() - began);
            return client;
          } catch (cause) {
            if (attempt === 5) throw cause;
            retries += 1;
            await pause(20);
          }
        }
      }),
    );
    const all = performance.now() - began;
    return { all, latency: latencies.summary(), retries, cpu: cpu(before.length) };
  }

  disperse(): void {
    clearInterval(this.pings);
    for (const client of this.clients) client.drop();
    this.clients = [];
  }
}
