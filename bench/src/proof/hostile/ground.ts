import type { Role, Ticket } from '@tandem/contract';
import type { Depth, Trial } from '../proof.ts';
import type { Secrets } from '../secrets/secrets.ts';
import type { Account } from '../site/accounts.ts';
import type { Site } from '../site/site.ts';
import { Person } from './people/person.ts';

/** What the trials of this suite stand on. */
export class Ground {
  constructor(
    readonly site: Site,
    readonly depth: Depth,
    readonly secrets: Secrets,
  ) {}

  /** Of the first replica, past its link. */
  get origin(): string {
    return this.originOf(0);
  }

  originOf(replica: number): string {
    const { replicas } = this.site;
    return (replicas[replica % replicas.length] as (typeof replicas)[number]).directUrl;
  }

  /** So often in the short run, so often in the full one. */
  times(short: number, full: number): number {
    return this.depth.name === 'short' ? short : full;
  }

  async account(role: Role): Promise<Account> {
    const [account] = await this.site.addAccounts(role, 1);
    return account as Account;
  }

  /** Somebody new, signed in. */
  async person(role: Role, origin = this.origin): Promise<Person> {
    return new Person(origin, await this.account(role), this.secrets).signIn();
  }

  /** A new ticket of this customer. */
  async ticket(customer: Person, title = 'The printer is on fire'): Promise<Ticket> {
    const ticket = { title, description: 'It began this morning and has not stopped since.', categoryId: 1 };
    return customer.send<Ticket>('POST', '/tickets', ticket);
  }
}

/** One trial of the suite; what it throws becomes its failure. */
export interface Attempt {
  readonly name: string;
  readonly run: (ground: Ground) => Promise<Omit<Trial, 'name'>>;
}
