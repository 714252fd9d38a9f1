import type { ReturnMeasured } from '../load/crowd.ts';
import type { Outcome, Row } from '../report/outcome.ts';
import type { Bench } from './bench.ts';
import { castOf, crowdOf } from './crowd.ts';
import { inTurn } from './rounds.ts';
import type { Site } from './site.ts';

/** The network goes away and comes back: when is everybody connected, authenticated and up to date again? */
export async function reconnect(bench: Bench): Promise<Outcome> {
  const floor = await bench.floor('socket', 'bare ws + 2 JWT');
  const tandem = await bench.tandem('reconnect', castOf(bench.pace.returningSockets));
  const storms = [await gather(bench, floor), await gather(bench, tandem)] as const;
  const by = ({ all }: ReturnMeasured) => all;
  const measured = await inTurn(bench.pace.rounds, { run: storms[0], by }, { run: storms[1], by });
  const sockets = bench.pace.returningSockets;
  const row = (server: string, { all, latency, retries, cpu }: ReturnMeasured): Row => ({
    load: `${sockets} sockets come back`,
    server,
    perSecond: (sockets * 1_000) / all,
    p50: latency.p50,
    p99: latency.p99,
    worst: all,
    cpu,
    note: `${retries} had to try again`,
  });
  return {
    findings: [{ budget: 'reconnect', floor: measured.floor.all, tandem: measured.tandem.all }],
    rows: [row(floor.name, measured.floor), row(tandem.name, measured.tandem)],
  };
}

async function gather(bench: Bench, site: Site): Promise<() => Promise<ReturnMeasured>> {
  const generator = bench.generator();
  const people = await crowdOf(site, bench.pace.returningSockets);
  await generator.run('gather', { port: site.server.port, people });
  // The first storm compiles the path; it is not counted.
  await generator.run('dropAndReturn', site.watched);
  return () => generator.run('dropAndReturn', site.watched);
}
