import { type EntryKind, isStaff, type Participant, type Role, type TicketStatus } from '@tandem/contract';
import type { Knex } from 'knex';
import type { Database } from '../../database/database.ts';
import { isSqlite } from '../../database/database.ts';

/** An entry with what an activity tells of it. */
export interface ActivityRow {
  readonly id: number;
  readonly ticket_id: number;
  readonly seq: number;
  readonly kind: EntryKind;
  readonly at: string;
  readonly author_id: number;
  readonly author_name: string;
  readonly author_role: Role;
  readonly title: string;
  readonly status: TicketStatus;
  readonly priority: number;
  /** How far the reader has read the ticket, and the feed; null is not at all. */
  readonly ticket_read_seq: number | null;
  readonly feed_read_id: number | null;
}

export interface LateRange {
  readonly from: number;
  readonly to: number;
  /** In database form. */
  readonly since: string;
}

export interface ActivityRange {
  readonly after?: number;
  readonly before?: number;
  readonly limit: number;
}

export class ActivityRepository {
  constructor(private readonly db: Database) {}

  /** What concerns a reader, ascending: after an id the oldest, otherwise the newest, at most `limit`. */
  async forReader(reader: Participant, { after, before, limit }: ActivityRange): Promise<ActivityRow[]> {
    const query = this.concerning(reader).limit(limit);
    if (after !== undefined) return query.where('e.id', '>', after).orderBy('e.id');
    if (before !== undefined) query.where('e.id', '<', before);
    return ((await query.orderBy('e.id', 'desc')) as ActivityRow[]).reverse();
  }

  /**
   * What concerns a reader with an id in (`from`, `to`] and made at or after `since`: entries that may have been
   * committed after a later id was already seen.
   */
  lateCommits(reader: Participant, { from, to, since }: LateRange, limit: number): Promise<ActivityRow[]> {
    return this.concerning(reader)
      .where('e.id', '>', from)
      .where('e.id', '<=', to)
      .where('e.at', '>=', since)
      .orderBy('e.id')
      .limit(limit);
  }

  /** How much a reader has seen neither in the feed nor on the ticket itself, counted up to `most`. */
  async countUnread(reader: Participant, most: number): Promise<number> {
    const seen = await this.lastRead(reader.id);
    const unread = this.db('timeline_entries as e')
      .leftJoin('ticket_reads as r', (on) => on.on('r.ticket_id', 'e.ticket_id').andOnVal('r.account_id', reader.id))
      .select('e.id')
      .where('e.id', '>', seen)
      .where((unseen) => unseen.whereNull('r.last_read_seq').orWhereRaw('e.seq > r.last_read_seq'))
      .limit(most);
    this.whereConcerns(unread, reader);
    const row = await this.db.count({ count: '*' }).from(unread.as('unread')).first();
    return Number(row?.['count'] ?? 0);
  }

  async lastRead(accountId: number): Promise<number> {
    const row = await this.db('activity_reads').select('last_read_id').where({ account_id: accountId }).first();
    return row?.last_read_id ?? 0;
  }

  async advanceRead(accountId: number, id: number): Promise<void> {
    const later = isSqlite(this.db)
      ? 'max(activity_reads.last_read_id, excluded.last_read_id)'
      : 'greatest(last_read_id, values(last_read_id))';
    await this.db('activity_reads')
      .insert({ account_id: accountId, last_read_id: id })
      .onConflict('account_id')
      .merge({ last_read_id: this.db.raw(later) });
  }

  /** The newest id there is; 0 before the first entry. */
  async newest(): Promise<number> {
    const row = await this.db('timeline_entries').max({ id: 'id' }).first();
    return Number(row?.['id'] ?? 0);
  }

  /** When the entry with this id was made, or the nearest one before it. */
  async madeAt(id: number): Promise<string | undefined> {
    const row = await this.db('timeline_entries').select('at').where('id', '<=', id).orderBy('id', 'desc').first();
    return row?.at;
  }

  private concerning(reader: Participant): Knex.QueryBuilder {
    const query = this.db('timeline_entries as e')
      .join('tickets as t', 't.id', 'e.ticket_id')
      .join('accounts as a', 'a.id', 'e.author_id')
      .leftJoin('ticket_reads as r', (on) => on.on('r.ticket_id', 'e.ticket_id').andOnVal('r.account_id', reader.id))
      .leftJoin('activity_reads as f', (on) => on.onVal('f.account_id', reader.id))
      .select(
        'e.id',
        'e.ticket_id',
        'e.seq',
        'e.kind',
        'e.at',
        'e.author_id',
        'a.name as author_name',
        'e.author_role',
        't.title',
        't.status',
        't.priority',
        'r.last_read_seq as ticket_read_seq',
        'f.last_read_id as feed_read_id',
      );
    this.whereConcerns(query, reader);
    return query;
  }

  /** `audienceOf` of the contract, as a condition; a test holds the two against each other. */
  private whereConcerns(query: Knex.QueryBuilder, reader: Participant): void {
    query.where('e.author_id', '<>', reader.id);
    if (!isStaff(reader)) {
      query
        .whereIn('e.ticket_id', this.db('tickets').select('id').where('customer_id', reader.id))
        .whereIn('e.kind', ['message', 'status'])
        .where('e.author_role', '<>', 'customer');
      return;
    }
    query.where((told) =>
      told
        .where('e.kind', 'created')
        .orWhere((said) =>
          said
            .whereIn('e.kind', ['message', 'status'])
            .where((mine) =>
              mine
                .where('e.assignee_id', reader.id)
                .orWhere((nobodys) => nobodys.where('e.author_role', 'customer').whereNull('e.assignee_id')),
            ),
        )
        .orWhere((given) => given.where('e.kind', 'assignee').where('e.assignee_id', reader.id)),
    );
  }
}
