import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { RowDataPacket } from 'mysql2/promise';
import { Crowding } from '../../process/crowding.ts';
import { type Field, populate } from '../faults/field.ts';
import { pause } from '../faults/pause.ts';
import { Random } from '../faults/random.ts';
import { settle } from '../faults/settle.ts';
import type { Depth, Suite, Trial } from '../proof.ts';
import { type Site, startSite } from '../site/site.ts';
import { checkDoor, checkNobodyThere } from './door.ts';
import { type Door, type FrontProxy, findCaddy, freeDoor, startProxy } from './proxy.ts';
import { restartOneByOne } from './restart.ts';
import { tellStories } from './stories.ts';
import { Visitor } from './visitor.ts';

interface Plan {
  readonly replicas: number;
  readonly customers: number;
  readonly agents: number;
  readonly visitors: number;
  /** All replicas one after the other, so often. */
  readonly rounds: number;
  /** Then three more in which all secrets are replaced, and stories in a browser meanwhile. */
  readonly wholeJob: boolean;
}

const plans: Record<Depth['name'], Plan> = {
  short: { replicas: 2, customers: 4, agents: 2, visitors: 3, rounds: 1, wholeJob: false },
  full: { replicas: 3, customers: 12, agents: 4, visitors: 8, rounds: 3, wholeJob: true },
};

/** Longer than access tokens last, after which everybody holds tokens that the new keys signed. */
const TOKENS_MS = 24_000;

/**
 * The service as docker-compose.yml describes it, without Docker: the shipped proxy with TLS, replicas whose database user
 * may not change the schema, a job that migrates. Replicas are replaced one after the other while people work.
 */
export const rolling: Suite = async ({ name, seed }, say) => {
  const caddy = await findCaddy(say);
  if (caddy === undefined) return [];
  const plan = plans[name];
  const door = await freeDoor();
  const site = await startSite({
    replicas: plan.replicas,
    leastRights: true,
    durableRedis: true,
    env: {
      PUBLIC_URL: `https://localhost:${door.https}`,
      TRUST_PROXY: '1',
      DRAIN_DELAY: '1s',
      ACCESS_TOKEN_LIFETIME: '20s',
    },
  });
  const machine = new Crowding();
  let proxy: FrontProxy | undefined;
  let busy: Busy | undefined;
  try {
    proxy = await openDoor(caddy, door, site);
    const before = await checkDoor(proxy, () => printed(site), machine);
    busy = await people(site, proxy, plan, { seed, machine });
    say(`${busy.field.people.length} people and ${plan.visitors} visitors are there`);
    const trials = [await replace(busy, plan, say)];
    if (plan.wholeJob) trials.push(await renew(busy, say), await stories(busy, proxy));
    trials.push(await conclude(busy));
    for (const replica of site.replicas) await replica.kill('SIGTERM');
    const failures = [...before, ...(await checkNobodyThere(proxy))];
    return [...trials, { name: 'the proxy: TLS, addresses, what is kept inside', tried: 7, failures }];
  } finally {
    for (const person of busy?.field.people ?? []) person.leave();
    machine.stop();
    await proxy?.stop();
    await site.stop();
  }
};

interface Around {
  readonly seed: number;
  readonly machine: Crowding;
}

interface Busy {
  readonly site: Site;
  readonly field: Field;
  readonly visitors: readonly Visitor[];
}

const openDoor = (caddy: string, door: Door, site: Site) =>
  startProxy(
    caddy,
    door,
    site.replicas.map(({ url }) => url),
  );

const printed = async (site: Site) => (await Promise.all(site.logs().map((file) => readFile(file, 'utf8')))).join('');

async function people(site: Site, proxy: FrontProxy, plan: Plan, { seed, machine }: Around): Promise<Busy> {
  const crowd = { ...plan, longestFault: 0, impatient: false, urls: [proxy.url] };
  const field = await populate(site, crowd, { random: new Random(seed), machine });
  const accounts = await site.addAccounts('customer', plan.visitors);
  const visitors = accounts.map((account) => new Visitor(proxy.url, account, field.ledger));
  await Promise.all(visitors.map((visitor) => visitor.start()));
  field.write(true);
  await pause(1_000);
  return { site, field, visitors };
}

/** Restarts under work. */
async function replace({ site }: Busy, { rounds }: Plan, say: (line: string) => void): Promise<Trial> {
  const failures: string[] = [];
  for (let round = 1; round <= rounds; round++) {
    failures.push(...(await restartOneByOne(site.replicas)));
    say(`round ${round}: ${site.replicas.length} replicas replaced`);
  }
  return { name: 'replicas replaced one after the other', tried: rounds * site.replicas.length, failures };
}

/** All token secrets, in the three steps of docs/operating.md: learn, sign, forget. */
async function renew({ site, field }: Busy, say: (line: string) => void): Promise<Trial> {
  const old = site.secrets;
  const fresh = { access: randomBytes(48).toString('hex'), refresh: randomBytes(48).toString('hex') };
  const settings = (signs: typeof old, accepts?: typeof old) => ({
    ACCESS_TOKEN_SECRET: signs.access,
    REFRESH_TOKEN_SECRET: signs.refresh,
    ACCESS_TOKEN_SECRET_ACCEPTED: accepts?.access ?? '',
    REFRESH_TOKEN_SECRET_ACCEPTED: accepts?.refresh ?? '',
  });
  const failures: string[] = [];
  const before = signIns(field);
  for (const [step, given] of [
    ['learn', settings(old, fresh)],
    ['sign', settings(fresh, old)],
    ['forget', settings(fresh)],
  ] as const) {
    failures.push(...(await restartOneByOne(site.replicas, given)));
    say(`secrets: ${step}`);
    await pause(TOKENS_MS);
  }
  const again = signIns(field) - before;
  if (again > 0) failures.push(`${again} people had to sign in again.`);
  return { name: 'all token secrets replaced, nobody signed in again', tried: 3 * site.replicas.length, failures };
}

const signIns = ({ people }: Field) => people.reduce((sum, { signIns: count }) => sum + count, 0);

/** The whole job in two browsers over TLS, while replicas go on being replaced. */
async function stories({ site, field }: Busy, proxy: FrontProxy): Promise<Trial> {
  const known = new Set(await accountsOf(site));
  let telling = true;
  const told = tellStories(proxy.secureUrl, site).finally(() => {
    telling = false;
  });
  const failures: string[] = [];
  while (telling) failures.push(...(await restartOneByOne(site.replicas)));
  const { passed, words } = await told;
  for (const account of await accountsOf(site)) if (!known.has(account)) field.ledger.strangers.add(account);
  if (words !== undefined) failures.push(words);
  return { name: 'stories in browsers through the proxy meanwhile', tried: passed, failures };
}

async function accountsOf({ stores }: Site): Promise<number[]> {
  const [rows] = await stores.pool.query<RowDataPacket[]>('SELECT id FROM accounts');
  return rows.map(({ id }) => Number(id));
}

/** Everybody falls silent; then all that was said, answered and shown is held against the database. */
async function conclude({ field, visitors }: Busy): Promise<Trial> {
  await Promise.all(visitors.map((visitor) => visitor.stop()));
  const settled = await settle(field, field.people.slice(0, 3), true);
  field.write(false);
  const failures = [...settled.failures, ...visitors.flatMap((visitor) => visitor.failures)];
  const asked = visitors.reduce((sum, visitor) => sum + visitor.asked, 0);
  const slowest = Math.max(...visitors.map((visitor) => visitor.slowest));
  return {
    name: 'requests and messages meanwhile',
    tried: asked + field.ledger.messages.size,
    failures,
    figures: {
      'requests that were never repeated': String(asked),
      messages: String(field.ledger.messages.size),
      'slowest request': `${Math.round(slowest)} ms`,
      'complete after': `${Math.round(settled.completeAfter)} ms`,
    },
  };
}
