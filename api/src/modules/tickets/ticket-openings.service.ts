import { createHash, randomUUID } from 'node:crypto';
import { awaitedAtFirst, type NewTicket, type Participant } from '@tandem/contract';
import { type Database, isSqlite } from '../../database/database.ts';
import { GroupCommit } from '../../database/group-commit.ts';
import { type HotTransaction, hotTransaction } from '../../database/hot-transaction.ts';
import { fromDbTime, toDbTime } from '../../database/time.ts';
import { AppError } from '../../errors/app-error.ts';
import type { Announce, Committed } from '../timeline/appends.service.ts';
import { type TicketRow, toRank } from './ticket.row.ts';
import type { NewTicketRow, TicketOpeningsRepository } from './ticket-openings.repository.ts';

export interface Opening {
  readonly customer: Participant;
  readonly ticket: NewTicket;
  /** A repetition with the same key gets the ticket of the first time; undefined when the client sent none. */
  readonly idempotencyKey: string | undefined;
}

/** The new ticket, or the id of the one that this key opened before. */
export type Opened = { readonly row: TicketRow } | { readonly repeatedId: number };

interface Dependencies {
  readonly db: Database;
  readonly repository: TicketOpeningsRepository;
  readonly announce: Announce;
  readonly now: () => Date;
}

/** An opening with what identifies it among all others, and what it asks for. */
interface Request extends Opening {
  readonly key: string;
  readonly hash: string;
}

/** A request that is the first with its key, and the row it becomes. */
interface Leader {
  readonly request: Request;
  readonly row: NewTicketRow;
}

const KEYS_LIVE_MS = 24 * 3_600_000;
const CLEAN_EVERY_MS = 60_000;
/** As with appends (appends.service.ts): transactions under way at a time, and how many openings begin a second one. */
const AT_ONCE = 2;
const WORTH = 4;

/** Opens tickets; those of one event-loop turn share a transaction. */
export class TicketOpeningsService {
  private readonly group: GroupCommit<Request, Opened>;
  private cleanedAt = 0;

  constructor(private readonly deps: Dependencies) {
    this.group = new GroupCommit({
      commit: (requests) => this.commit(requests),
      weigh: ({ ticket }) => (ticket.title.length + ticket.description.length) * 3,
      apart: { atOnce: isSqlite(deps.db) ? 1 : AT_ONCE, worth: WORTH, keyOf: ({ key }) => key },
    });
  }

  /** Resolves once the ticket is committed and announced. Rejects with `impossible` when the key was used for another request. */
  open(opening: Opening): Promise<Opened> {
    const { customer, idempotencyKey } = opening;
    const key = idempotencyKey === undefined ? randomUUID() : `${customer.id}/${idempotencyKey}`;
    return this.group.add({ ...opening, key, hash: idempotencyKey === undefined ? '' : hashOf(opening) });
  }

  /** What waits for its commit. */
  get waiting(): number {
    return this.group.length;
  }

  drain(): Promise<void> {
    return this.group.drain();
  }

  private async commit(requests: readonly Request[]): Promise<(Opened | Error)[]> {
    const now = this.deps.now();
    const { outcomes, committed } = await hotTransaction(this.deps.db, async (trx) => {
      const used = await this.usedKeys(trx, requests);
      // The same key twice within one group: the first opens the ticket, the second gets it.
      const leaders = new Map<string, Leader>();
      for (const request of requests) {
        if (used.has(request.key) || leaders.has(request.key)) continue;
        leaders.set(request.key, { request, row: newRow(request, toDbTime(now)) });
      }
      const repeats = await this.repeats(trx, requests, used);
      const committed = await this.write(trx, [...leaders.values()], now);
      for (const [index, { request }] of [...leaders.values()].entries()) {
        const row = committed[index]?.ticket;
        if (row) used.set(request.key, { hash: request.hash, opened: { row } });
      }
      const outcomes = requests.map((request) => outcomeOf(request, used.get(request.key)));
      return { outcomes, committed: [...repeats, ...committed] };
    });
    if (committed.length > 0) this.deps.announce(committed);
    return outcomes;
  }

  private async usedKeys(trx: HotTransaction, requests: readonly Request[]): Promise<Map<string, Used>> {
    const keys = requests.flatMap(({ customer, idempotencyKey }) =>
      idempotencyKey === undefined ? [] : [{ accountId: customer.id, key: idempotencyKey }],
    );
    const rows = keys.length > 0 ? await this.deps.repository.usedKeys(trx, keys) : [];
    return new Map(
      rows.map(({ accountId, usedKey, requestHash, ticketId }) => [
        `${accountId}/${usedKey}`,
        { hash: requestHash, opened: { repeatedId: ticketId } },
      ]),
    );
  }

  /** What was opened before is announced again: perhaps nobody was told, and whoever was drops it by its cursor. */
  private async repeats(
    trx: HotTransaction,
    requests: readonly Request[],
    used: ReadonlyMap<string, Used>,
  ): Promise<Committed[]> {
    const authors = new Map<number, Participant>();
    for (const { key, customer } of requests) {
      const opened = used.get(key)?.opened;
      if (opened && 'repeatedId' in opened) authors.set(opened.repeatedId, customer);
    }
    const rows = authors.size > 0 ? await this.deps.repository.opened(trx, [...authors.keys()]) : [];
    return rows.map(({ activityId, ...ticket }) => ({
      entry: {
        ticketId: ticket.id,
        seq: 1,
        kind: 'created',
        author: authors.get(ticket.id) as Participant,
        at: fromDbTime(ticket.created_at),
      },
      activityId,
      ticket,
    }));
  }

  private async write(trx: HotTransaction, leaders: readonly Leader[], now: Date): Promise<Committed[]> {
    if (leaders.length === 0) {
      await trx.commit();
      return [];
    }
    const keys = leaders.flatMap(({ request: { idempotencyKey: key, customer, hash }, row }) =>
      key === undefined ? [] : [{ creationKey: row.creation_key, accountId: customer.id, key, requestHash: hash }],
    );
    const rows = leaders.map(({ row }) => row);
    const ids = await this.deps.repository.write(trx, rows, keys, this.forgetBefore(now));
    return leaders.map(({ request: { customer }, row }, index) => {
      const { creation_key: _key, ...columns } = row;
      const { ticketId, activityId } = ids[index] as (typeof ids)[number];
      return {
        entry: { ticketId, seq: 1, kind: 'created', author: customer, at: fromDbTime(row.created_at) },
        activityId,
        ticket: { ...columns, id: ticketId },
      };
    });
  }

  /** Once a minute a transaction also drops the keys that are a day old. */
  private forgetBefore(now: Date): string | undefined {
    if (now.getTime() - this.cleanedAt < CLEAN_EVERY_MS) return undefined;
    this.cleanedAt = now.getTime();
    return toDbTime(new Date(now.getTime() - KEYS_LIVE_MS));
  }
}

interface Used {
  readonly hash: string;
  readonly opened: Opened;
}

function outcomeOf({ hash }: Request, used: Used | undefined): Opened | Error {
  if (!used) return new Error('An opening was neither new nor known.');
  return used.hash === hash
    ? used.opened
    : new AppError('impossible', 'This Idempotency-Key was used for another ticket.');
}

const hashOf = ({ ticket: { title, description, categoryId, priority } }: Opening): string =>
  createHash('sha256')
    .update(JSON.stringify([title, description, categoryId, priority ?? null]))
    .digest('hex');

const newRow = ({ customer, ticket }: Opening, now: string): NewTicketRow => ({
  creation_key: randomUUID(),
  customer_id: customer.id,
  assignee_id: null,
  category_id: ticket.categoryId,
  title: ticket.title,
  description: ticket.description,
  status: 'open',
  priority: toRank(ticket.priority ?? 'medium'),
  awaiting: awaitedAtFirst,
  last_seq: 1,
  version: 1,
  viewed_by_staff_at: null,
  first_response_at: null,
  resolved_at: null,
  closed_at: null,
  created_at: now,
  updated_at: now,
});
