import { createHash, randomUUID } from 'node:crypto';
import type { NewTicket, Participant } from '@tandem/contract';
import type { Database, Transaction } from '../../database/database.ts';
import { GroupCommit } from '../../database/group-commit.ts';
import { toDbTime } from '../../database/time.ts';
import { transact } from '../../database/transaction.ts';
import { AppError } from '../../errors/app-error.ts';
import type { Announce, Committed } from '../timeline/append.ts';
import type { FirstEntries } from '../timeline/first-entries.service.ts';
import { type TicketRow, toRank } from './ticket.row.ts';
import type { IdempotencyRow, NewTicketRow, TicketOpeningsRepository } from './ticket-openings.repository.ts';

export interface Opening {
  readonly customer: Participant;
  readonly ticket: NewTicket;
  /** A repetition with the same key gets the ticket of the first time; undefined when the client sent none. */
  readonly idempotencyKey: string | undefined;
}

interface Dependencies {
  readonly db: Database;
  readonly repository: TicketOpeningsRepository;
  readonly firstEntries: FirstEntries;
  readonly announce: Announce;
  readonly now: () => Date;
}

const KEYS_LIVE_MS = 24 * 3_600_000;
const CLEAN_EVERY = 500;

/** Opens tickets; those of one event-loop turn share a transaction. */
export class TicketOpeningsService {
  private readonly group: GroupCommit<Request, number>;
  private untilCleaning = CLEAN_EVERY;

  constructor(private readonly deps: Dependencies) {
    this.group = new GroupCommit({
      commit: (openings) => this.commit(openings),
      weigh: ({ ticket }) => (ticket.title.length + ticket.description.length) * 3,
    });
  }

  /** Answers the id of the ticket once it is committed and announced. `impossible`: the key was used for another request. */
  open(opening: Opening): Promise<number> {
    const { customer, idempotencyKey } = opening;
    const key = idempotencyKey === undefined ? randomUUID() : `${customer.id}/${idempotencyKey}`;
    return this.group.add({ ...opening, key, hash: hashOf(opening) });
  }

  drain(): Promise<void> {
    return this.group.drain();
  }

  private async commit(openings: readonly Request[]): Promise<(number | Error)[]> {
    const now = this.deps.now();
    const { outcomes, committed } = await transact(this.deps.db, async (trx) => {
      const used = await this.usedKeys(trx, openings);
      // The same key twice within one group: the first opens the ticket, the second gets it.
      const leaders = new Map<string, Request>();
      for (const opening of openings) {
        if (!used.has(opening.key) && !leaders.has(opening.key)) leaders.set(opening.key, opening);
      }
      const committed = await this.insert(trx, [...leaders.values()], toDbTime(now), used);
      return { outcomes: openings.map((opening) => outcomeOf(opening, used.get(opening.key))), committed };
    });
    if (committed.length > 0) this.deps.announce(committed);
    return outcomes;
  }

  private async usedKeys(trx: Transaction, openings: readonly Request[]): Promise<Map<string, Used>> {
    const keys = openings.flatMap(({ customer, idempotencyKey }) =>
      idempotencyKey === undefined ? [] : [{ accountId: customer.id, key: idempotencyKey }],
    );
    const rows = keys.length > 0 ? await this.deps.repository.usedKeys(trx, keys) : [];
    return new Map(
      rows.map((row) => [
        `${row.account_id}/${row.idempotency_key}`,
        { hash: row.request_hash, ticketId: row.ticket_id },
      ]),
    );
  }

  private async insert(
    trx: Transaction,
    leaders: readonly Request[],
    now: string,
    used: Map<string, Used>,
  ): Promise<Committed[]> {
    if (leaders.length === 0) return [];
    const { repository, firstEntries } = this.deps;
    const rows = leaders.map((opening) => newRow(opening, now));
    const ids = await repository.insert(trx, rows);
    const keys: IdempotencyRow[] = [];
    const opened = leaders.map((opening, index) => {
      const { creation_key: _key, ...columns } = rows[index] as NewTicketRow;
      const ticket: TicketRow = { ...columns, id: ids[index] as number };
      used.set(opening.key, { hash: opening.hash, ticketId: ticket.id });
      if (opening.idempotencyKey !== undefined) {
        keys.push({
          account_id: opening.customer.id,
          idempotency_key: opening.idempotencyKey,
          request_hash: opening.hash,
          ticket_id: ticket.id,
          created_at: now,
        });
      }
      return { ticket, author: opening.customer };
    });
    if (keys.length > 0) await this.remember(trx, keys);
    return firstEntries.write(trx, opened, now);
  }

  private async remember(trx: Transaction, keys: readonly IdempotencyRow[]): Promise<void> {
    await this.deps.repository.rememberKeys(trx, keys);
    this.untilCleaning -= keys.length;
    if (this.untilCleaning > 0) return;
    this.untilCleaning = CLEAN_EVERY;
    await this.deps.repository.forgetKeys(trx, toDbTime(new Date(this.deps.now().getTime() - KEYS_LIVE_MS)));
  }
}

/** An opening with what identifies it among all others, and what it asks for. */
interface Request extends Opening {
  readonly key: string;
  readonly hash: string;
}

interface Used {
  readonly hash: string;
  readonly ticketId: number;
}

function outcomeOf(opening: Request, used: Used | undefined): number | Error {
  if (!used) return new Error('An opening was neither new nor known.');
  if (used.hash === opening.hash) return used.ticketId;
  return new AppError('impossible', 'This Idempotency-Key was used for another ticket.');
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
  last_seq: 1,
  version: 1,
  viewed_by_staff_at: null,
  first_response_at: null,
  resolved_at: null,
  closed_at: null,
  created_at: now,
  updated_at: now,
});
