import { apiPrefix } from '@tandem/contract';
import type { ChatPair } from '../../../load/chat.ts';
import type { Credentials } from '../../../load/credentials.ts';
import { Generator } from '../../../load/generator.ts';
import { type Measured, mapBounded } from '../../../load/measured.ts';
import { Crowding } from '../../../process/crowding.ts';
import { openTickets } from '../../../scenarios/pairs.ts';
import { messagesIndexed } from '../../../stores/messages-indexed.ts';
import { logIn } from '../../../subject/tandem.ts';
import type { Depth, Trial } from '../../proof.ts';
import { searchLogs } from '../../secrets/leaks.ts';
import { type Site, startSite } from '../../site/site.ts';
import { type Climb, climb } from './climb.ts';

interface Pace {
  readonly pairs: number;
  readonly seconds: number;
  readonly steps: number;
  readonly idleSockets: number;
  /** Whether the lowest rate has to be kept up with: not on a machine that is busy with something else. */
  readonly judgeRates: boolean;
}

const paces: Record<Depth['name'], Pace> = {
  short: { pairs: 10, seconds: 0.7, steps: 1, idleSockets: 0, judgeRates: false },
  full: { pairs: 100, seconds: 2, steps: 9, idleSockets: 2_000, judgeRates: true },
};

/** Where each kind of load begins, in operations a second. */
const starts = {
  short: { list: 60, create: 40, chat: 60 },
  full: { list: 300, create: 150, chat: 400 },
} as const;
type Kind = keyof (typeof starts)['full'];

const MOST_KIB_PER_SOCKET = 30;
/**
 * On one machine with everything else beside it a second replica gains little; it must not cost much either. Chat is the worst
 * there can be: both sides of each conversation write through different replicas, whose transactions wait for each other.
 */
const LEAST_OF_ONE: Readonly<Record<Kind, number>> = { create: 0.6, list: 0.6, chat: 0.33 };

interface Ground {
  readonly site: Site;
  readonly generator: Generator;
  readonly customers: readonly Credentials[];
  readonly agents: readonly Credentials[];
  readonly pairs: readonly ChatPair[];
  readonly pace: Pace;
  readonly machine: Crowding;
}

/** Each kind of load at rising rates until the product gives way, with one replica and with two. */
export async function ramp({ name }: Depth, say: (line: string) => void): Promise<Trial[]> {
  const pace = paces[name];
  const site = await startSite({ bufferPool: '512M', env: { ACCESS_TOKEN_LIFETIME: '1h', LOG_LEVEL: 'warn' } });
  const generator = new Generator();
  const machine = new Crowding();
  try {
    const ground = { ...(await prepare(site, generator, pace)), machine };
    const trials: Trial[] = [];
    const knees: Record<string, number> = {};
    for (const replicas of name === 'full' ? [1, 2] : [2]) {
      await run(site, replicas);
      for (const kind of ['create', 'list', 'chat'] as const) {
        const { trial, knee } = await rise(ground, kind, replicas, starts[name][kind]);
        say(`  ${kind}, ${replicas} replicas: ${knee}/s`);
        knees[`${kind} ${replicas}`] = knee;
        trials.push(trial);
      }
    }
    if (name === 'full') trials.push(compare(knees), await sockets(ground));
    return [...trials, await searchLogs(site, undefined, { maybeSilent: true })];
  } finally {
    machine.stop();
    await generator.stop();
    await site.stop();
  }
}

async function prepare(site: Site, generator: Generator, pace: Pace): Promise<Omit<Ground, 'machine'>> {
  const port = portOf(site, 0);
  const signIn = async (role: 'customer' | 'agent') =>
    mapBounded(await site.addAccounts(role, pace.pairs), 8, ({ email }) => logIn(port, email));
  const [customers, agents] = [await signIn('customer'), await signIn('agent')];
  const pairs = await openTickets(
    port,
    customers.map((customer, index) => ({ customer, agent: agents[index] as Credentials })),
  );
  return { site, generator, customers, agents, pairs, pace };
}

/** So many replicas, the others ended. */
async function run({ replicas }: Site, count: number): Promise<void> {
  for (const [index, replica] of replicas.entries()) {
    if (index >= count) await replica.kill('SIGTERM');
    else if (!replica.running) {
      await replica.start();
      await replica.ready();
    }
  }
}

async function rise(ground: Ground, kind: Kind, replicas: number, start: number) {
  const name = `${kind} at rising rates, ${replicas === 1 ? 'one replica' : `${replicas} replicas`}`;
  try {
    const found = await climb({ start, most: ground.pace.steps, machine: ground.machine }, (rate) =>
      measures[kind](ground, replicas, rate),
    );
    await messagesIndexed(ground.site.stores.pool);
    return { trial: toTrial(name, found, ground.pace.judgeRates), knee: found.knee };
  } catch (cause) {
    const failures = [cause instanceof Error ? cause.message : String(cause)];
    return { trial: { name, tried: 1, failures }, knee: 0 };
  }
}

const measures: Record<Kind, (ground: Ground, replicas: number, rate: number) => Promise<Measured>> = {
  list: ({ site, generator, agents, pace }, replicas, rate) =>
    generator.run('steadyRequests', {
      ports: Array.from({ length: replicas }, (_, index) => portOf(site, index)),
      path: `${apiPrefix}/tickets?limit=10`,
      people: agents,
      connections: 64,
      rate,
      seconds: pace.seconds,
      watched: watched(site, replicas),
    }),
  create: async ({ site, generator, customers, agents, pace }, replicas, rate) => {
    const { heard, ...measured } = await generator.run('create', {
      port: portOf(site, 0),
      otherPort: portOf(site, replicas - 1),
      customers,
      listener: agents[0] as Credentials,
      categoryId: 1,
      connections: 32,
      warmSeconds: 0,
      seconds: pace.seconds,
      rate,
      watched: watched(site, replicas),
    });
    return { ...measured, latency: heard };
  },
  chat: ({ site, generator, pairs, pace }, replicas, rate) =>
    generator.run('chat', {
      port: portOf(site, 0),
      agentPort: portOf(site, replicas - 1),
      pairs,
      bystanders: [],
      warmSeconds: 0,
      seconds: pace.seconds,
      rate,
      watched: watched(site, replicas),
    }),
};

const portOf = ({ replicas }: Site, index: number): number => replicas[index]?.port as number;

const watched = ({ replicas, stores }: Site, count: number) => ({
  server: replicas.slice(0, count).map(({ pid }) => pid),
  database: stores.databasePid,
});

function toTrial(name: string, { steps, knee, end }: Climb, judgeRates: boolean): Trial {
  const micro = (value: number | undefined) => (value === undefined ? '–' : value.toFixed(0));
  const done = steps.map(
    ({ rate, perSecond, latency, cpu }) =>
      `${rate}/s → ${perSecond.toFixed(0)}/s, p50 ${latency.p50.toFixed(1)}, p99 ${latency.p99.toFixed(1)} ms, CPU ${micro(cpu.server)} + ${micro(cpu.database)} µs`,
  );
  return {
    name,
    tried: steps.reduce((sum, { latency }) => sum + latency.count, 0),
    failures: judgeRates && knee === 0 ? [`It did not keep up with the lowest rate: ${end}.`] : [],
    figures: { ...(judgeRates && { 'kept up with': `${knee}/s`, 'gave way at': end }), steps: done.join('; ') },
  };
}

function compare(knees: Readonly<Record<string, number>>): Trial {
  const kinds = ['create', 'list', 'chat'] as const;
  const ratio = (kind: Kind) => (knees[`${kind} 2`] ?? 0) / (knees[`${kind} 1`] || 1);
  return {
    name: 'two replicas against one, on the same cores',
    tried: kinds.length,
    failures: kinds
      .filter((kind) => ratio(kind) < LEAST_OF_ONE[kind])
      .map((kind) => `${kind}: two replicas keep up with ${ratio(kind).toFixed(2)} × what one does.`),
    figures: Object.fromEntries(kinds.map((kind) => [kind, `${ratio(kind).toFixed(2)} ×`])),
  };
}

/** What an idle socket costs a replica in memory; the first hundred fill caches and are not counted. */
async function sockets({ site, generator, customers, agents, pace }: Ground): Promise<Trial> {
  const [replica] = site.replicas;
  if (!replica) throw new Error('There is no replica.');
  const everybody = [...customers, ...agents];
  const people = Array.from(
    { length: pace.idleSockets },
    (_, index) => everybody[index % everybody.length] as Credentials,
  );
  await generator.run('gather', { port: replica.port, people: people.slice(0, 100) });
  const before = await replica.memory();
  await generator.run('gather', { port: replica.port, people: people.slice(100) });
  const after = await replica.memory();
  await generator.run('disperse', {});
  const each = (from: number, to: number) => (to - from) / (people.length - 100) / 1_024;
  const resident = each(before.resident, after.resident);
  return {
    name: 'memory of an idle socket',
    tried: people.length,
    failures:
      resident > MOST_KIB_PER_SOCKET ? [`${resident.toFixed(1)} KiB, at most ${MOST_KIB_PER_SOCKET} are allowed.`] : [],
    figures: {
      resident: `${resident.toFixed(1)} KiB`,
      heap: `${each(before.heap + before.external, after.heap + after.external).toFixed(1)} KiB`,
    },
  };
}
