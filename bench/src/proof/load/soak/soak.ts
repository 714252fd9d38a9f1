import { pathToFileURL } from 'node:url';
import { pause } from '../../../load/measured.ts';
import { compiled } from '../../../process/compiled.ts';
import type { Depth, Trial } from '../../proof.ts';
import { searchLogs } from '../../secrets/leaks.ts';
import { type Site, startSite } from '../../site/site.ts';
import { Churn } from './churn.ts';
import { doneInSecondHalf, growth } from './flat.ts';
import { type Reading, read } from './readings.ts';
import { fillRecentEntries, fillTokenMemory } from './warm-up.ts';

interface Pace {
  readonly pairs: number;
  readonly fullSpeedSeconds: number;
  /** It goes on for so many visits, however slow the machine, and reads in even steps of them; or until time is over. */
  readonly visits: number;
  readonly mostSeconds: number;
  readonly readings: number;
  readonly warm: boolean;
  /** How long tokens and unused sessions last: much shorter than in production, so that minutes see what else takes days. */
  readonly tokenSeconds: number;
  readonly sessionSeconds: number;
  /** In the second half; with fewer, a flat heap says nothing. */
  readonly leastVisits: number;
}

const paces: Record<Depth['name'] | 'leaking', Pace> = {
  short: {
    pairs: 6,
    fullSpeedSeconds: 0.5,
    visits: 24,
    mostSeconds: 8,
    readings: 6,
    warm: false,
    tokenSeconds: 5,
    sessionSeconds: 60,
    leastVisits: 0,
  },
  full: {
    pairs: 16,
    fullSpeedSeconds: 5,
    visits: 1_300,
    mostSeconds: 330,
    readings: 20,
    warm: true,
    tokenSeconds: 5,
    sessionSeconds: 10,
    leastVisits: 500,
  },
  leaking: {
    pairs: 16,
    fullSpeedSeconds: 3,
    visits: 260,
    mostSeconds: 120,
    readings: 12,
    warm: false,
    tokenSeconds: 5,
    sessionSeconds: 60,
    leastVisits: 0,
  },
};

/**
 * Bytes a heap may grow over the second half. Readings of one that does not grow differ by some hundred KiB, and now and
 * then by a step of 1 MiB up or down that nobody has explained yet (docs/proof.md); a connection that is kept costs ten KiB,
 * and there are thousands. In the short run what is remembered of tokens still fills up.
 */
const MOST_GROWTH = { warm: 1_048_576, cold: 4 * 1_048_576 };
const MIB = 1_048_576;
/** Part of all visits: half of what a machine can do may be all of what it can do a minute later, if it has others to serve. */
const MOST_TURNED_AWAY = 0.02;

/** People come and go, in the full run for minutes, at half of what the machine can do: nothing may pile up. */
export async function soak({ name }: Depth, say: (line: string) => void): Promise<Trial[]> {
  const trials = [await churn(name, say)];
  if (name === 'full') trials.push(await leaking(say));
  return trials;
}

async function churn(name: Depth['name'], say: (line: string) => void): Promise<Trial> {
  const { readings, failures, perSecond, visits, late, turnedAway } = await run(paces[name], {}, say);
  failures.push(...pilesUp(readings, paces[name]));
  return {
    name: 'people come and go: sessions, sockets, tickets',
    tried: visits,
    failures,
    figures: {
      visits: `${perSecond.toFixed(0)}/s`,
      late: String(late),
      'turned away at first': String(turnedAway),
      ...figures(readings),
    },
  };
}

/** The same with replicas that keep something of every request: if that passes, the rest proves nothing. */
async function leaking(say: (line: string) => void): Promise<Trial> {
  const env = { NODE_OPTIONS: `--import ${pathToFileURL(compiled('proof/load/soak/leak.js')).href}` };
  const { readings, visits, failures } = await run(paces.leaking, env, say);
  const found = pilesUp(readings, paces.leaking).some((words) => /heap/.test(words));
  return {
    name: 'a replica that keeps 32 KiB of every request is found out',
    tried: visits,
    failures: found ? failures : ['Its heap passed for flat.', ...failures],
    figures: figures(readings),
  };
}

async function run(pace: Pace, env: Readonly<Record<string, string>>, say: (line: string) => void) {
  const site = await startSite({
    env: {
      ...env,
      ACCESS_TOKEN_LIFETIME: `${pace.tokenSeconds}s`,
      SESSION_LIFETIME: `${pace.sessionSeconds}s`,
      ROTATION_GRACE: '2s',
      LOG_LEVEL: 'warn',
    },
  });
  try {
    if (pace.warm) {
      await fillRecentEntries(site);
      await fillTokenMemory(site);
    }
    const customers = await site.addAccounts('customer', pace.pairs);
    const agents = await site.addAccounts('agent', pace.pairs);
    const ports = site.replicas.map(({ port }) => port);
    const people = new Churn(ports, customers, agents, pace.tokenSeconds * 1_000);
    // What is slow only at first says nothing of what the machine can do.
    await people.atFullSpeed(pace.fullSpeedSeconds);
    const capacity = await people.atFullSpeed(pace.fullSpeedSeconds);
    say(`  ${capacity.toFixed(0)} visits a second at full speed, ${pace.visits} more at half of it`);
    const before = people.visits;
    const until = performance.now() + pace.mostSeconds * 1_000;
    const visiting = people.atRate(capacity / 2);
    const readings: (Reading & { done: number })[] = [];
    for (let index = 1; index <= pace.readings; index++) {
      const enough = before + (pace.visits * index) / pace.readings;
      while (people.visits < enough && performance.now() < until) await pause(50);
      readings.push({ ...(await read(site)), done: people.visits });
    }
    people.stop();
    await visiting;
    const failures = [...people.failures, ...(await leftBehind(site, pace))];
    failures.push(...(await searchLogs(site, undefined, { maybeSilent: true })).failures);
    if (people.visits === 0) failures.push('Nobody came.');
    const { visits, late, turnedAway } = people;
    if (turnedAway > visits * MOST_TURNED_AWAY)
      failures.push(`${turnedAway} of ${visits} visitors were asked to sign in a moment later.`);
    return { readings, failures, perSecond: capacity / 2, visits, late, turnedAway };
  } finally {
    await site.stop();
  }
}

function pilesUp(readings: readonly (Reading & { done: number })[], { warm, leastVisits }: Pace): string[] {
  const most = warm ? MOST_GROWTH.warm : MOST_GROWTH.cold;
  const failures: string[] = [];
  const came = doneInSecondHalf(readings.map(({ done }) => ({ done, value: 0 })));
  if (came < leastVisits)
    failures.push(`Only ${came} visits in the second half: too few to tell, ${leastVisits} are needed.`);
  for (const [index] of readings[0]?.heaps.entries() ?? []) {
    const points = readings.map(({ done, heaps }) => ({ done, value: heaps[index] as number }));
    const grown = growth(points);
    if (grown <= most) continue;
    const visits = doneInSecondHalf(points);
    failures.push(
      `The heap of replica ${index + 1} grew by ${mib(grown)} over ${visits} visits, ${(((grown / visits) * 1_000) / 1_024).toFixed(0)} KiB for 1,000; at most ${mib(most)} are allowed.`,
    );
  }
  const counts: Record<string, (reading: Reading) => number> = {
    'open files of all replicas': ({ descriptors }) => descriptors.reduce<number>((sum, one) => sum + (one ?? 0), 0),
    'keys in Redis': ({ keys }) => keys,
    'sessions listed for accounts': ({ listedSessions }) => listedSessions,
    'connections to the database': ({ connections }) => connections,
    'prepared statements': ({ preparedStatements }) => preparedStatements,
  };
  for (const [what, of] of Object.entries(counts)) {
    const points = readings.map((reading) => ({ done: reading.done, value: of(reading) }));
    const grown = growth(points);
    const usual = points.reduce((sum, { value }) => sum + value, 0) / points.length;
    if (grown > 20 + usual * 0.25)
      failures.push(`${what}: ${Math.round(grown)} more after the second half, of ${Math.round(usual)} on average.`);
  }
  return failures;
}

/** Once everybody is gone and every session has run out, nothing of them may be left. */
async function leftBehind(site: Site, { warm, sessionSeconds }: Pace): Promise<string[]> {
  await pause(warm ? (sessionSeconds + 1) * 1_000 : 1_000);
  const { sockets, keys } = await read(site);
  const open = sockets.reduce((sum, count) => sum + count, 0);
  return [
    ...(open > 0 ? [`${open} sockets are still counted when everybody is gone.`] : []),
    ...(warm && keys > 10 ? [`${keys} keys are still in Redis when every session has run out.`] : []),
  ];
}

function figures(readings: readonly Reading[]): Record<string, string> {
  const last = readings.at(-1);
  if (!last) return {};
  const heaps = (of: Reading) => of.heaps.map((heap) => (heap / MIB).toFixed(1)).join(' + ');
  return {
    'heaps MiB at first, in the middle, at last': [readings[0], readings[readings.length >> 1], last]
      .map((of) => heaps(of as Reading))
      .join('; '),
    'open files': last.descriptors.join(' + '),
    'keys in Redis': String(last.keys),
    'sessions listed': String(last.listedSessions),
    'prepared statements': String(last.preparedStatements),
  };
}

const mib = (bytes: number) => `${(bytes / MIB).toFixed(1)} MiB`;
