import type { ChatMeasured, ChatPair } from '../load/chat.ts';
import type { Credentials } from '../load/credentials.ts';
import type { Generator } from '../load/generator.ts';
import type { Outcome, Row } from '../report/outcome.ts';
import { messagesIndexed } from '../stores/messages-indexed.ts';
import type { Bench } from './bench.ts';
import { openTickets } from './pairs.ts';
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
  const pairs = {
    plain: await pairUp(plain),
    floor: await pairUp(floor),
    tandem: await openTickets(tandem.server.port, await pairUp(tandem)),
  };
  const measure = (site: Site, who: keyof typeof pairs, rate?: number) => async () => {
    const measured = await converse(bench, generator, site, pairs[who], rate);
    // Or else the other's round would be measured beside it.
    if (who === 'tandem') await messagesIndexed(bench.stores.pool);
    return measured;
  };

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
