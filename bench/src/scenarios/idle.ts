import type { Outcome, Row } from '../report/outcome.ts';
import type { Bench } from './bench.ts';
import { castOf, crowdOf } from './crowd.ts';
import { inTurn } from './rounds.ts';
import type { Site } from './site.ts';

const WARM = 100;

interface Held {
  readonly name: string;
  readonly sockets: number;
  readonly resident: number;
  readonly perSocket: number;
  readonly heapPerSocket: number;
}

/** Thousands of people are connected and do nothing: what does one cost in memory? A fresh process for each answer. */
export async function idle(bench: Bench): Promise<Outcome> {
  // One such measurement is steady enough: garbage is collected before each reading.
  const { floor, tandem } = await inTurn(
    1,
    { run: () => hold(bench, () => bench.floor('socket', 'bare ws')), by: ({ perSocket }) => perSocket },
    {
      run: () => hold(bench, () => bench.tandem('idle', castOf(bench.pace.idleSockets + WARM))),
      by: ({ perSocket }) => perSocket,
    },
  );
  return {
    findings: [{ budget: 'idle', floor: floor.perSocket, tandem: tandem.perSocket }],
    rows: [floor, tandem].map(
      (held): Row => ({
        load: `${held.sockets} idle sockets`,
        server: held.name,
        note: `${held.resident.toFixed(0)} MiB resident in all; per socket ${held.perSocket.toFixed(1)} KiB resident, of it ${held.heapPerSocket.toFixed(1)} KiB heap`,
      }),
    ),
  };
}

async function hold(bench: Bench, start: () => Promise<Site>): Promise<Held> {
  const site = await start();
  const generator = bench.generator();
  const everybody = await crowdOf(site, bench.pace.idleSockets + WARM);
  const { port } = site.server;
  // The first ones fill caches and compile code; that is no cost of a socket.
  await generator.run('gather', { port, people: everybody.slice(0, WARM) });
  const before = await site.server.memory();
  await generator.run('gather', { port, people: everybody.slice(WARM) });
  const after = await site.server.memory();
  await generator.run('disperse', {});
  await bench.clear();
  const sockets = everybody.length - WARM;
  const each = (from: number, to: number) => (to - from) / sockets / 1_024;
  return {
    name: site.name,
    sockets,
    resident: after.resident / 1_048_576,
    perSocket: each(before.resident, after.resident),
    heapPerSocket: each(before.heap + before.external, after.heap + after.external),
  };
}
