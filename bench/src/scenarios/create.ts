import type { CreateMeasured } from '../load/create.ts';
import type { Generator } from '../load/generator.ts';
import type { Outcome, Row } from '../report/outcome.ts';
import type { Bench } from './bench.ts';
import { inTurn } from './rounds.ts';
import type { Site } from './site.ts';

const CUSTOMERS = 64;

/** Customers open tickets while staff listen: how many a second, and how soon staff hear of one at a steady 100/s. */
export async function create(bench: Bench): Promise<Outcome> {
  const floor = await bench.floor('http', 'Koa + cached auth + group commit', { CACHE: 'on' });
  const tandem = await bench.tandem('create', { customer: CUSTOMERS, staff: 1 });
  const generator = bench.generator();
  const run = (site: Site, rate?: number) => () => measure(bench, generator, site, rate);

  const capacity = await inTurn(
    bench.pace.rounds,
    { run: run(floor), by: ({ perSecond }) => perSecond },
    { run: run(tandem), by: ({ perSecond }) => perSecond },
  );
  const steady = await inTurn(
    bench.pace.rounds,
    { run: run(floor, 100), by: ({ heard }) => heard.p99 },
    { run: run(tandem, 100), by: ({ heard }) => heard.p99 },
  );
  return {
    findings: [
      { budget: 'create', floor: capacity.floor.perSecond, tandem: capacity.tandem.perSecond },
      { budget: 'heard', floor: steady.floor.heard.p99, tandem: steady.tandem.heard.p99 },
    ],
    rows: [
      row('create, 32 connections', floor.name, capacity.floor),
      row('create, 32 connections', tandem.name, capacity.tandem),
      row('create at 100/s', floor.name, steady.floor),
      row('create at 100/s', tandem.name, steady.tandem),
    ],
  };
}

async function measure(bench: Bench, generator: Generator, site: Site, rate: number | undefined) {
  const { warmSeconds, seconds } = bench.pace;
  const [listener] = await site.people('staff', 1);
  if (!listener) throw new Error('Nobody is signed in.');
  return generator.run('create', {
    port: site.server.port,
    customers: await site.people('customer', CUSTOMERS),
    listener,
    categoryId: 1,
    connections: 32,
    warmSeconds,
    seconds,
    ...(rate !== undefined && { rate }),
    watched: site.watched,
  });
}

const row = (load: string, server: string, { perSecond, latency, heard, cpu }: CreateMeasured): Row => ({
  load,
  server,
  perSecond,
  p50: heard.p50,
  p99: heard.p99,
  worst: heard.worst,
  cpu,
  note: `until heard; answered after ${latency.p50.toFixed(2)} / ${latency.p99.toFixed(2)} ms`,
});
