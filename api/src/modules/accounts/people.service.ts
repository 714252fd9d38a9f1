import type { Participant, Person } from '@tandem/contract';
import { LRUCache } from 'lru-cache';
import type { Database } from '../../database/database.ts';

const LARGEST = 50_000;
const FRESH_MS = 60_000;

/**
 * Names of accounts, by id, remembered for a minute: lists and announcements need the same few names over and over, and
 * a join for each would cost more than the rest of the query.
 */
export class People {
  private readonly known = new LRUCache<number, Participant>({ max: LARGEST, ttl: FRESH_MS });

  constructor(private readonly db: Database) {}

  /** Everybody asked for, by id. Never call it inside an open transaction: it uses a connection of its own. */
  async byId(ids: Iterable<number | null>): Promise<PeopleById> {
    const found = new Map<number, Participant>();
    const missing = new Set<number>();
    for (const id of ids) {
      if (id === null || found.has(id)) continue;
      const person = this.known.get(id);
      if (person) found.set(id, person);
      else missing.add(id);
    }
    if (missing.size > 0) {
      const rows: Participant[] = await this.db('accounts')
        .select('id', 'name', 'role')
        .whereIn('id', [...missing]);
      for (const person of rows) {
        this.known.set(person.id, person);
        found.set(person.id, person);
      }
    }
    return new PeopleById(found);
  }

  /** Asks the database each time: whether somebody may be given work must be true now. */
  async isDisabled(id: number): Promise<boolean> {
    const row = await this.db('accounts').select('disabled_at').where({ id }).first();
    return row?.disabled_at !== null;
  }

  /** Call it when an account changed its name or role. */
  forget(id: number): void {
    this.known.delete(id);
  }
}

/** An answer of {@link People}; asking it for somebody who was not looked up is a bug. */
export class PeopleById {
  constructor(readonly found: ReadonlyMap<number, Participant>) {}

  participant(id: number): Participant {
    const person = this.found.get(id);
    if (!person) throw new Error(`Account ${id} was not looked up, or does not exist.`);
    return person;
  }

  person(id: number): Person {
    const { name } = this.participant(id);
    return { id, name };
  }
}
