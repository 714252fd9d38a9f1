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
  /** Counts changes: what was read while one was made may be older, and is not remembered. */
  private changes = 0;

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
      const { changes } = this;
      const rows: Participant[] = await this.db('accounts')
        .select('id', 'name', 'role')
        .whereIn('id', [...missing]);
      for (const person of rows) {
        if (changes === this.changes) this.known.set(person.id, person);
        found.set(person.id, person);
      }
    }
    return new PeopleById(found);
  }

  /** Everybody asked for, or undefined when somebody is not known just now. */
  atHand(ids: Iterable<number | null>): PeopleById | undefined {
    const found = new Map<number, Participant>();
    for (const id of ids) {
      if (id === null || found.has(id)) continue;
      const person = this.known.get(id);
      if (!person) return undefined;
      found.set(id, person);
    }
    return new PeopleById(found);
  }

  /** Asks the database each time: whether somebody may be given work must be true now. */
  async isDisabled(id: number): Promise<boolean> {
    const row = await this.db('accounts').select('disabled_at').where({ id }).first();
    return row?.disabled_at !== null;
  }

  /** Somebody goes by another name; call it once that is committed, on every replica. */
  learn(person: Participant): void {
    this.changes += 1;
    this.known.set(person.id, person);
  }

  /** Changes at other replicas may have been missed. */
  forgetAll(): void {
    this.changes += 1;
    this.known.clear();
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
