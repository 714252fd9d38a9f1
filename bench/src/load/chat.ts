import { randomUUID } from 'node:crypto';
import type { Credentials } from './credentials.ts';
import { Deliveries } from './deliveries.ts';
import type { LatencySummary } from './latencies.ts';
import { LiveClient } from './live-client.ts';
import { countCpu, type Measured, mapBounded, pause, type Watched, warmUp } from './measured.ts';
import { openLoop } from './open-loop.ts';

export interface ChatPair {
  readonly ticketId: number;
  readonly customer: Credentials;
  readonly agent: Credentials;
}

export interface ChatLoad {
  readonly port: number;
  /** Where agents connect, when it is another replica than where customers do. */
  readonly agentPort?: number;
  readonly pairs: readonly ChatPair[];
  /** Staff who are connected, have nothing open, and would slow down a server that tells them of every message. */
  readonly bystanders: readonly Credentials[];
  readonly warmSeconds: number;
  readonly seconds: number;
  /** Messages a second over all; without it both sides write again as soon as a message is acknowledged and delivered. */
  readonly rate?: number;
  readonly watched: Watched;
}

/** `latency`: until the other side had the message. `acknowledged`: until the writer was told it is safe. */
export interface ChatMeasured extends Measured {
  readonly acknowledged: LatencySummary;
  /** Messages that reached a reader after a later one. */
  readonly outOfOrder: number;
}

/** Pairs write to each other, both ways at once; fails when a message was lost or came twice. */
export async function chat(load: ChatLoad): Promise<ChatMeasured> {
  const { port, agentPort = port } = load;
  const atAgents = (who: Credentials) => LiveClient.open(agentPort, who);
  const bystanders = await mapBounded(load.bystanders, 16, atAgents);
  const sides = await mapBounded(load.pairs, 16, async ({ ticketId, customer, agent }) => {
    const clients = [await LiveClient.open(port, customer), await atAgents(agent)] as const;
    for (const client of clients) await client.command('ticket.open', { ticketId, after: null });
    return [new Side(ticketId, clients[0]), new Side(ticketId, clients[1])];
  });
  const run = new ChatRun(load, sides.flat());
  try {
    return await (load.rate === undefined ? run.closed() : run.open(load.rate));
  } finally {
    for (const client of [...bystanders, ...sides.flat().map((side) => side.client)]) client.drop();
  }
}

class Side {
  private lastSeq = 0;
  outOfOrder = 0;

  constructor(
    readonly ticketId: number,
    readonly client: LiveClient,
  ) {}

  saw(seq: number): void {
    if (seq < this.lastSeq) this.outOfOrder += 1;
    this.lastSeq = Math.max(seq, this.lastSeq);
  }
}

class ChatRun {
  private readonly delivered = new Deliveries();
  private readonly acknowledged = new Deliveries();
  /** What to do once a message is both acknowledged and delivered. */
  private readonly halfDone = new Map<string, () => void>();
  private failure: Error | undefined;

  constructor(
    private readonly load: ChatLoad,
    private readonly sides: readonly Side[],
  ) {
    for (const side of sides) {
      side.client.onEvent = (type, payload) => {
        if (type !== 'timeline.entry') return;
        const { entry } = payload as { entry: { seq: number; clientId?: string; author: { id: number } } };
        if (entry.clientId === undefined || entry.author.id === side.client.who.id) return;
        side.saw(entry.seq);
        if (this.delivered.arrived(entry.clientId, performance.now())) this.half(entry.clientId);
      };
    }
  }

  async closed(): Promise<ChatMeasured> {
    let running = true;
    const again = (side: Side) => {
      if (running && !this.failure) this.write(side, performance.now(), () => again(side));
    };
    for (const side of this.sides) again(side);
    await warmUp(this.load.warmSeconds, () => this.delivered.count);
    this.delivered.restart();
    this.acknowledged.restart();
    const started = performance.now();
    const cpu = countCpu(this.load.watched);
    await pause(this.load.seconds * 1_000);
    const seconds = (performance.now() - started) / 1_000;
    const figures = this.figures();
    const { count } = figures.latency;
    const used = cpu(count);
    running = false;
    await this.settle();
    return { perSecond: count / seconds, ...figures, outOfOrder: this.outOfOrder(), cpu: used };
  }

  /** What 210 people cause by coming is over before anything is measured, as with {@link closed}. */
  async open(rate: number): Promise<ChatMeasured> {
    const { warmSeconds, seconds, watched } = this.load;
    await this.atRate(rate, warmSeconds);
    await this.settle();
    this.delivered.restart();
    this.acknowledged.restart();
    const cpu = countCpu(watched);
    const began = performance.now();
    await this.atRate(rate, seconds);
    const used = cpu(Math.floor(rate * seconds));
    await this.settle();
    const perSecond = (this.delivered.count * 1_000) / (this.delivered.lastArrival - began);
    return { perSecond, ...this.figures(), outOfOrder: this.outOfOrder(), cpu: used };
  }

  private atRate(rate: number, seconds: number): Promise<void> {
    return openLoop({
      rate,
      seconds,
      send: (index, intended) => {
        if (this.failure) throw this.failure;
        this.write(this.sides[index % this.sides.length] as Side, intended, () => {});
      },
    });
  }

  private write(side: Side, since: number, whenDone: () => void): void {
    const clientId = randomUUID();
    this.delivered.expect(clientId, since);
    this.acknowledged.expect(clientId, since);
    this.halfDone.set(clientId, () => this.halfDone.set(clientId, whenDone));
    side.client.send('message.send', { ticketId: side.ticketId, clientId, body: BODY }, (_, failure) => {
      if (failure !== undefined) {
        this.failure ??= new Error(`A message was refused: ${failure}`);
        return;
      }
      this.acknowledged.arrived(clientId, performance.now());
      this.half(clientId);
    });
  }

  /** Called for the acknowledgement and for the delivery, in whichever order they come. */
  private half(clientId: string): void {
    const next = this.halfDone.get(clientId);
    this.halfDone.delete(clientId);
    next?.();
  }

  private async settle(): Promise<void> {
    await this.delivered.allArrived(15_000);
    await this.acknowledged.allArrived(1_000);
    if (this.failure) throw this.failure;
    const { lost, duplicates } = this.delivered;
    if (lost + duplicates > 0) throw new Error(`${lost} messages were lost and ${duplicates} delivered twice.`);
    if (this.acknowledged.lost > 0) throw new Error(`${this.acknowledged.lost} messages were never acknowledged.`);
  }

  private figures() {
    return { latency: this.delivered.figures(), acknowledged: this.acknowledged.figures() };
  }

  private outOfOrder(): number {
    return this.sides.reduce((sum, side) => sum + side.outOfOrder, 0);
  }
}

const BODY = 'Thank you, that helped. One more thing: it happens again after every restart.';
