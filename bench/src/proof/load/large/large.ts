import { join } from 'node:path';
import { pause } from '../../../load/measured.ts';
import { Crowding } from '../../../process/crowding.ts';
import type { Depth, Trial } from '../../proof.ts';
import { searchLogs } from '../../secrets/leaks.ts';
import { startSite } from '../../site/site.ts';
import { depth as compareDepth } from './depth.ts';
import { Desk } from './desk.ts';
import { explain } from './explain.ts';
import { fill } from './fill.ts';
import { million, type Size, thousands } from './size.ts';
import { SlowLog } from './slow-log.ts';
import { changes, feeds, greetings, lists, people, searches, timelines, type Wanted } from './wanted.ts';
import { behind, counting } from './wanted-behind.ts';
import { keptByAdmins, keptByStaff, reports } from './wanted-of-staff.ts';
import { enter, type World } from './world.ts';

/** Of the lists and searches in the short run: every so many-th, from the seed on. */
const EVERY = 12;

/** Everything the api asks of a database with a million tickets, by its plan, the rows really read, and the time. */
export async function large({ name, seed }: Depth, say: (line: string) => void): Promise<Trial[]> {
  const full = name === 'full';
  const size = full ? million : thousands;
  const site = await startSite({
    replicas: 1,
    bufferPool: full ? '3G' : '256M',
    sortBuffer: full ? '64M' : '4M',
    env: { ACCESS_TOKEN_LIFETIME: '1h' },
  });
  const machine = new Crowding();
  const [replica] = site.replicas;
  if (!replica) throw new Error('There is no replica.');
  try {
    // It made the schema. While it ran it would index messages as they come.
    await replica.kill('SIGTERM');
    const began = performance.now();
    await fill(site.stores.pool, size, say);
    const seconds = (performance.now() - began) / 1_000;
    const log = await SlowLog.begin(site.stores.pool, join(site.stores.folder, 'statements.log'));
    // Connections remember whether they are written down from when they were opened.
    await replica.start();
    await replica.ready();
    const world = await enter(site.stores.pool, replica.port, size);
    const desk = await Desk.open(replica.port);
    try {
      const trials = await explain(
        [...counting(site.stores), ...everything(world, full, seed), ...behind(world, site.stores)],
        {
          desk,
          log,
          size,
          judgeTimes: full,
          machine,
        },
      );
      await log.pause();
      await pause(100);
      const deep = full ? [await compareDepth(desk, world)] : [];
      return [made(size, world, seconds), ...trials, ...deep, await searchLogs(site)];
    } finally {
      desk.close();
      await log.end();
    }
  } finally {
    machine.stop();
    await site.stop();
  }
}

function everything(world: World, full: boolean, seed: number): Wanted[] {
  const some = (wanted: Wanted[], every = EVERY) =>
    full ? wanted : wanted.filter((_, index) => index % every === seed % every);
  return [
    ...some(lists(world)),
    ...some(searches(world)),
    ...timelines(world),
    ...some(feeds(world), 3),
    ...greetings(world),
    ...people(world),
    ...keptByAdmins(world),
    ...reports(world),
    ...keptByStaff(world),
    ...changes(world),
  ];
}

const made = (size: Size, { newestEntry }: World, seconds: number): Trial => ({
  name: 'a large database is made',
  tried: size.tickets,
  failures: newestEntry < size.tickets * 2.5 ? [`There are only ${newestEntry} entries.`] : [],
  figures: {
    tickets: size.tickets.toLocaleString('en'),
    entries: newestEntry.toLocaleString('en'),
    in: `${seconds.toFixed(0)} s`,
  },
});
