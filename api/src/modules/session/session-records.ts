import type { Role, User } from '@tandem/contract';
import { AppError } from '../../errors/app-error.ts';
import type { KeyValue } from '../../keyvalue/keyvalue.ts';
import type { DeviceNames } from './device-names.ts';

const MOST_TRIES = 5;
/** Sessions listed for an account before those that have lapsed are looked for. */
const MANY = 20;

/** What is known of a signed-in device. Lives in the key-value store; without it no token is worth anything. */
export interface SessionRecord extends DeviceNames {
  readonly accountId: number;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  /** Hashes of the refresh tokens' jti: the one that is good, and the one before it, good for a short while longer. */
  readonly current: string;
  readonly previous: string | null;
  /** Milliseconds since 1970. */
  readonly rotatedAt: number;
  /** See {@link generationOf}; missing in sessions from before it was counted. */
  readonly generation?: number;
  /** The owner's change of password was not answered by the database: it may have been made. */
  readonly unsure?: boolean;
  readonly createdAt: number;
}

/** A record and the text it was read from, which is what a swap compares. */
export interface StoredRecord {
  readonly record: SessionRecord;
  readonly stored: string;
}

/** Session records by id, with an index of each account's sessions. */
export class SessionRecords {
  private readonly lifetime: number;

  constructor(
    private readonly store: KeyValue,
    lifetimeSeconds: number,
    private readonly now: () => number = Date.now,
  ) {
    this.lifetime = lifetimeSeconds * 1_000;
  }

  async create(id: string, record: SessionRecord): Promise<void> {
    const { accountId } = record;
    // Somebody who signs in again and again and never out would have a list without end.
    if ((await this.idsOf(accountId)).length >= MANY) await this.ofAccount(accountId);
    // The index first: a session that ends up unlisted could not be ended from another device.
    await this.store.addMember(indexKey(accountId), id, this.lifetime);
    await this.store.set(recordKey(id), JSON.stringify(record), this.lifetime);
    // Whoever looked at the list in between took it for lapsed.
    await this.store.addMember(indexKey(accountId), id, this.lifetime);
  }

  async read(id: string): Promise<StoredRecord | undefined> {
    const stored = await this.store.get(recordKey(id));
    return stored === null ? undefined : { record: JSON.parse(stored) as SessionRecord, stored };
  }

  /** Writes the record and starts its lifetime anew, unless somebody changed or ended the session since it was read. */
  async replace(id: string, { stored }: StoredRecord, record: SessionRecord): Promise<boolean> {
    const done = await this.store.swap(recordKey(id), stored, JSON.stringify(record), this.lifetime);
    if (done) await this.store.addMember(indexKey(record.accountId), id, this.lifetime);
    return done;
  }

  /**
   * Changes a record, whatever else changes it at the same time; undefined when there is none. The session lasts as long as
   * it did, except that a later `rotatedAt` starts its lifetime anew.
   */
  async amend(id: string, change: (record: SessionRecord) => SessionRecord): Promise<SessionRecord | undefined> {
    for (let attempt = 0; attempt < MOST_TRIES; attempt++) {
      const found = await this.read(id);
      if (!found) return undefined;
      const record = change(found.record);
      const left = Math.max(1, record.rotatedAt + this.lifetime - this.now());
      if (await this.store.swap(recordKey(id), found.stored, JSON.stringify(record), left)) return record;
    }
    throw new AppError('unavailable', undefined, { retryAfter: 1 });
  }

  async end(accountId: number, ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    await this.store.delete(...ids.map(recordKey));
    await this.store.removeMember(indexKey(accountId), ...ids);
  }

  /** Every listed session, also one whose record is just being written. */
  idsOf(accountId: number): Promise<string[]> {
    return this.store.members(indexKey(accountId));
  }

  /** The live sessions of an account, newest first. Forgets those that have lapsed. */
  async ofAccount(accountId: number): Promise<(readonly [id: string, record: SessionRecord])[]> {
    const ids = await this.idsOf(accountId);
    const found = await Promise.all(ids.map(async (id) => [id, (await this.read(id))?.record] as const));
    const lapsed = found.filter(([, record]) => record === undefined).map(([id]) => id);
    await this.store.removeMember(indexKey(accountId), ...lapsed);
    return found
      .flatMap(([id, record]) => (record ? [[id, record] as const] : []))
      .sort(([, a], [, b]) => b.rotatedAt - a.rotatedAt);
  }
}

/** The account as its session remembers it. A change of role ends the sessions that remember the old one. */
export const userOf = ({ accountId, name, email, role }: SessionRecord): User => ({ id: accountId, name, email, role });

/** How often the owner has changed the password during the session. */
export const generationOf = ({ generation = 0 }: SessionRecord): number => generation;

const recordKey = (id: string) => `session:${id}`;
const indexKey = (accountId: number) => `sessions-of:${accountId}`;
