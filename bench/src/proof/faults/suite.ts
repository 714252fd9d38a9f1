import { Crowding } from '../../process/crowding.ts';
import type { Suite, Trial } from '../proof.ts';
import { searchLogs } from '../secrets/leaks.ts';
import { startSite } from '../site/site.ts';
import { checkLogs } from './checks/logs.ts';
import { type Field, populate } from './field.ts';
import { kinds, weighted } from './kinds/all.ts';
import type { Kind } from './kinds/kind.ts';
import { pause } from './pause.ts';
import { Random } from './random.ts';
import { type Settled, settle } from './settle.ts';
import { Tally } from './tally.ts';

interface Plan {
  readonly customers: number;
  readonly agents: number;
  /** In milliseconds. */
  readonly longestFault: number;
  /** People press “Try again”, which is quick; else the time that the clients take by themselves is measured. */
  readonly impatient: boolean;
  /** Each kind by itself, so many times, with a check after each. */
  readonly rounds: number;
  /** Then random ones, in groups with a check after each. */
  readonly groups: readonly number[];
  /** Whose lists and feed are held against a new tab of theirs after each check; in the end everybody's. */
  readonly compared: number;
  /** What the database may take on its disk. */
  readonly quota: string;
}

const plans: Record<'short' | 'full', Plan> = {
  short: {
    customers: 8,
    agents: 3,
    longestFault: 800,
    impatient: true,
    rounds: 0,
    groups: [4, 4],
    compared: 0,
    quota: '32M',
  },
  full: {
    customers: 50,
    agents: 10,
    longestFault: 3_000,
    impatient: false,
    rounds: 1,
    groups: Array<number>(8).fill(25),
    compared: 2,
    quota: '128M',
  },
};

/** A slow machine gets through fewer, and the table says how many; each kind is tried once at least. In milliseconds. */
const BUDGET_MS = 10 * 60_000;

/** Long enough for what everybody fetches after the last fault, and for some talk after that. */
const CALM_MS = 4_000;

const REMARKABLE_MS = 5_000;

/** Faults while people chat through two replicas: nothing acknowledged is lost, and everybody gets everything. */
export const faults: Suite = async ({ name, seed }, say) => {
  const plan = plans[name];
  // Access tokens end within a run, so that they are renewed and run out between faults and in them.
  const env = { ACCESS_TOKEN_LIFETIME: '45s', LOG_LEVEL: 'warn' };
  const site = await startSite({ env, quota: plan.quota, durableRedis: true });
  const machine = new Crowding();
  const stray: string[] = [];
  const onStray = (cause: unknown) => void stray.push(String(cause instanceof Error ? cause.stack : cause));
  process.on('unhandledRejection', onStray);
  let field: Field | undefined;
  try {
    const random = new Random(seed);
    field = await populate(site, plan, { random: random.fork(), machine });
    field.write(true);
    say(`${field.people.length} people are there`);
    await pause(1_500);
    const trials = await new Run(field, plan, { random, seed, say }).all();
    const complaints = [...stray, ...(await checkLogs(site.logs()))];
    return [...trials, conversation(field, complaints), await searchLogs(site)];
  } finally {
    process.off('unhandledRejection', onStray);
    for (const person of field?.people ?? []) person.leave();
    machine.stop();
    await site.stop();
  }
};

class Run {
  private readonly tallies = new Map<string, Tally>();
  private readonly reported = new Set<string>();
  private readonly began = performance.now();
  private count = 0;
  /** Every other time nobody writes while the service recovers. */
  private silent = false;

  constructor(
    private readonly field: Field,
    private readonly plan: Plan,
    private readonly about: { random: Random; seed: number; say: (line: string) => void },
  ) {}

  async all(): Promise<Trial[]> {
    const { plan, field } = this;
    const { random } = this.about;
    for (let round = 0; round < plan.rounds; round++) {
      for (const kind of random.some(kinds, kinds.length)) await this.tryOut(kind.name, [kind]);
    }
    for (const [index, size] of plan.groups.entries()) {
      const isLast = index === plan.groups.length - 1 || this.took > BUDGET_MS;
      const group = Array.from({ length: size }, () => random.pick(weighted));
      await this.tryOut('random faults', group);
      if (isLast) break;
    }
    // Whoever comes back fetches, which mends what was not told. Here only what is told reaches anybody.
    await pause(CALM_MS);
    this.conclude('talk without a fault', 'a while without a fault', 1, await settle(field, field.people, true));
    return [...this.tallies.values()].map(({ trial }) => trial);
  }

  private get took(): number {
    return performance.now() - this.began;
  }

  /** Lets these happen one after the other and checks everything. */
  private async tryOut(name: string, group: readonly Kind[]): Promise<void> {
    const { field, plan } = this;
    const { random } = this.about;
    const happened: string[] = [];
    const own: string[] = [];
    for (const kind of group) {
      this.count += 1;
      const fault = kind.draw(field, random);
      happened.push(`#${this.count} ${fault.what}`);
      const wrong = await fault.happen();
      if (wrong) own.push(wrong);
    }
    const settled = await settle(field, random.some(field.people, plan.compared), this.silent);
    this.silent = !this.silent;
    const failures = [...own, ...settled.failures];
    this.conclude(name, happened.join('; '), group.length, { ...settled, failures });
  }

  private conclude(name: string, what: string, faults: number, settled: Settled): void {
    const { seed, say } = this.about;
    // What is lost stays lost; it is told once, after the fault that lost it.
    const fresh = settled.failures.filter((failure) => !this.reported.has(failure));
    for (const failure of fresh) this.reported.add(failure);
    const tally = this.tallies.get(name) ?? new Tally(name);
    this.tallies.set(name, tally);
    tally.add(
      faults,
      settled,
      fresh.map((failure) => `seed ${seed}, after ${what}: ${failure}`),
    );
    const { writesAfter, completeAfter } = settled;
    const late = completeAfter > REMARKABLE_MS ? `, the last thing missing: ${settled.slowest}` : '';
    const writes = writesAfter === undefined ? 'nobody wrote' : `writes after ${Math.round(writesAfter)} ms`;
    say(`${what}: ${writes}, complete after ${Math.round(completeAfter)} ms${late}`);
    for (const failure of fresh) say(`  FAILED ${failure}`);
  }
}

/** The talk itself, over all faults. */
function conversation({ ledger, witness, people, machine }: Field, failures: readonly string[]): Trial {
  const messages = [...ledger.messages.values()];
  const refused = messages.filter(({ refused }) => refused !== undefined).length;
  const figures = {
    'refused and shown so': String(refused),
    'events to clients': witness.events.toLocaleString('en'),
    'slowed by others': `${machine.most.toFixed(1)} × at most`,
    'signed in again': String(people.reduce((sum, { signIns }) => sum + signIns, 0)),
  };
  return { name: 'messages written meanwhile', tried: messages.length, failures, figures };
}
