import type { Crowding } from '../../process/crowding.ts';
import type { Site } from '../site/site.ts';
import { Agent } from './people/agent.ts';
import { Customer } from './people/customer.ts';
import type { Person } from './people/person.ts';
import type { Random } from './random.ts';
import { Ledger } from './record/ledger.ts';
import { Witness } from './record/witness.ts';

/** Everything a fault is tried on, and what is known of it. */
export interface Field {
  readonly site: Site;
  readonly people: readonly Person[];
  readonly ledger: Ledger;
  readonly witness: Witness;
  readonly machine: Crowding;
  /** In milliseconds. */
  readonly longestFault: number;
  /** Everybody writes, or is silent. */
  write(writing: boolean): void;
}

export interface Crowd {
  readonly customers: number;
  readonly agents: number;
  readonly longestFault: number;
  readonly impatient: boolean;
  /** Where they reach the service, when that is not the replicas themselves. */
  readonly urls?: readonly string[];
}

const AT_ONCE = 10;

/**
 * People who chat through all replicas: a third of them always by the first, a third by the second, and a third by
 * whichever a balancer picks for each connection and each request.
 */
export async function populate(
  site: Site,
  { customers, agents, longestFault, impatient, urls = site.replicas.map(({ url }) => url) }: Crowd,
  { random, machine }: { readonly random: Random; readonly machine: Crowding },
): Promise<Field> {
  const ledger = new Ledger();
  const witness = new Witness();
  const routeOf = (index: number, own: Random) => {
    const fixed = urls[index % (urls.length + 1)];
    return () => fixed ?? own.pick(urls);
  };
  const around = (index: number) => {
    const own = random.fork();
    return { ledger, witness, random: own, impatient, route: routeOf(index, own) };
  };
  const people: Person[] = [
    ...(await site.addAccounts('customer', customers)).map((account, index) => new Customer(account, around(index))),
    ...(await site.addAccounts('agent', agents)).map((account, index) => new Agent(account, around(index))),
  ];
  // Customers first: agents look for their tickets.
  for (let from = 0; from < people.length; from += AT_ONCE) {
    await Promise.all(people.slice(from, from + AT_ONCE).map((person) => person.arrive()));
  }
  return {
    site,
    people,
    ledger,
    witness,
    machine,
    longestFault,
    write: (writing) => {
      for (const person of people) person.write(writing);
    },
  };
}
