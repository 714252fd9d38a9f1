import { apiPrefix, type Ticket } from '@tandem/contract';
import type { ChatMeasured, ChatPair } from '../load/chat.ts';
import type { Credentials } from '../load/credentials.ts';
import type { Generator } from '../load/generator.ts';
import { mapBounded } from '../load/measured.ts';
import type { Outcome, Row } from '../report/outcome.ts';
import type { Bench } from './bench.ts';
import { inTurn } from './rounds.ts';
import type { Site } from './site.ts';

const PAIRS = 100;
const BYSTANDERS = 10;

/** A hundred customers and agents write to each other: how many messages a second, and how soon at a steady 500/s. */
export async function chat(bench: Bench): Promise<Outcome> {
  const plain = await bench.floor('socket', 'ws relay, nothing kept');
  const floor = await bench.floor('socket', 'ws relay + group commit', { RELAY: 'durable' });
  const tandem = await bench.tandem('chat', { customer: PAIRS, staff: PAIRS + BYSTANDERS });
  const generator = bench.generator();
  const pairs = { plain: await pairUp(plain), floor: await pairUp(floor), tandem: await openTickets(tandem) };
  const measure = (site: Site, who: keyof typeof pairs, rate?: number) => async () =>
    converse(bench, generator, site, pairs[who], rate);

  const kept = await measure(plain, 'plain')();
  const capacity = await inTurn(
    bench.pace.rounds,
    { run: measure(floor, 'floor'), by: ({ perSecond }) => perSecond },
    { run: measure(tandem, 'tandem'), by: ({ perSecond }) => perSecond },
  );
  const steady = await inTurn(
    bench.pace.rounds,
    { run: measure(floor, 'floor', 500), by: ({ latency }) => latency.p99 },
    { run: measure(tandem, 'tandem', 500), by: ({ latency }) => latency.p99 },
  );
  return {
    findings: [
      { budget: 'chat', floor: capacity.floor.perSecond, tandem: capacity.tandem.perSecond },
      { budget: 'chatLatency', floor: steady.floor.latency.p99, tandem: steady.tandem.latency.p99 },
    ],
    rows: [
      row('chat, 100 pairs', plain.name, kept),
      row('chat, 100 pairs', floor.name, capacity.floor),
      row('chat, 100 pairs', tandem.name, capacity.tandem),
      row('chat at 500/s', floor.name, steady.floor),
      row('chat at 500/s', tandem.name, steady.tandem),
    ],
  };
}

async function converse(
  bench: Bench,
  generator: Generator,
  site: Site,
  pairs: readonly ChatPair[],
  rate: number | undefined,
): Promise<ChatMeasured> {
  const { warmSeconds, seconds } = bench.pace;
  const staff = await site.people('staff', PAIRS + BYSTANDERS);
  const bystanders = staff.slice(PAIRS);
  const { watched, server } = site;
  const load = { port: server.port, pairs, bystanders, warmSeconds, seconds, watched };
  return generator.run('chat', rate === undefined ? load : { ...load, rate });
}

/** A floor has no tickets to open: a number is a room. */
async function pairUp(site: Site): Promise<ChatPair[]> {
  const agents = await site.people('staff', PAIRS);
  return (await site.people('customer', PAIRS)).map((customer, index) => ({
    ticketId: index + 1,
    customer,
    agent: agents[index] as Credentials,
  }));
}

/** Real tickets, each claimed by the agent who answers in it. */
async function openTickets(site: Site): Promise<ChatPair[]> {
  const pairs = await pairUp(site);
  return mapBounded(pairs, 8, async ({ customer, agent }, index) => {
    const title = `Chat ${index}: something is wrong`;
    const body = { title, description: 'Let us talk about it for a while.', categoryId: 1 };
    const { id } = await ask<Ticket>(site, customer, 'POST', '/tickets', body);
    await ask(site, agent, 'PATCH', `/tickets/${id}`, { assigneeId: agent.id, status: 'in_progress' });
    return { ticketId: id, customer, agent };
  });
}

async function ask<T>(site: Site, who: Credentials, method: string, path: string, body: object): Promise<T> {
  const reply = await fetch(`http://127.0.0.1:${site.server.port}${apiPrefix}${path}`, {
    method,
    headers: {
      'Content-Type': 'application/json',
      Authorization: `Bearer ${who.accessToken}`,
      Cookie: who.cookie,
    },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(10_000),
  });
  if (!reply.ok) throw new Error(`${method} ${path} was answered ${reply.status}: ${await reply.text()}`);
  return (await reply.json()) as T;
}

const row = (
  load: string,
  server: string,
  { perSecond, latency, acknowledged, outOfOrder, cpu }: ChatMeasured,
): Row => ({
  load,
  server,
  perSecond,
  p50: latency.p50,
  p99: latency.p99,
  worst: latency.worst,
  cpu,
  note: `acknowledged after ${acknowledged.p50.toFixed(2)} / ${acknowledged.p99.toFixed(2)} ms, ${outOfOrder} out of order`,
});
