import type { FanOutMeasured } from '../load/crowd.ts';
import type { Outcome, Row } from '../report/outcome.ts';
import type { Bench } from './bench.ts';
import { inTurn } from './rounds.ts';
import type { Site } from './site.ts';

/** A customer opens a ticket and a thousand members of staff are connected: when has the last one heard of it? */
export async function fanout(bench: Bench): Promise<Outcome> {
  const floor = await bench.floor('socket', 'bare ws');
  const tandem = await bench.tandem('fanout', { customer: 1, staff: bench.pace.fanOutSockets });
  const audiences = [await gather(bench, floor), await gather(bench, tandem)] as const;
  const by = ({ last }: FanOutMeasured) => last.p50;
  const measured = await inTurn(bench.pace.rounds, { run: audiences[0], by }, { run: audiences[1], by });
  const row = (server: string, { last, cpu }: FanOutMeasured): Row => ({
    load: `one event to ${bench.pace.fanOutSockets} sockets`,
    server,
    p50: last.p50,
    p99: last.p99,
    worst: last.worst,
    cpu,
    note: 'until the last one has it',
  });
  return {
    findings: [{ budget: 'fanOut', floor: measured.floor.last.p50, tandem: measured.tandem.last.p50 }],
    rows: [row(floor.name, measured.floor), row(tandem.name, measured.tandem)],
  };
}

async function gather(bench: Bench, site: Site): Promise<() => Promise<FanOutMeasured>> {
  const generator = bench.generator();
  const [customer] = await site.people('customer', 1);
  if (!customer) throw new Error('Nobody is signed in.');
  const people = await site.people('staff', bench.pace.fanOutSockets);
  await generator.run('gather', { port: site.server.port, people });
  const { watched } = site;
  const load = { customer, categoryId: 1, gap: 400, watched };
  await generator.run('hear', { ...load, events: 5 });
  return () => generator.run('hear', { ...load, events: bench.pace.fanOutEvents });
}
