import type { SharedTicket } from '@tandem/contract';
import { type Database, isSqlite } from '../../database/database.ts';
import { isContention, isDuplicate, isMissing } from '../../database/errors.ts';
import { GroupCommit } from '../../database/group-commit.ts';
import { type HotTransaction, hotTransaction } from '../../database/hot-transaction.ts';
import { toDbTime } from '../../database/time.ts';
import type { TicketRow } from '../tickets/ticket.row.ts';
import type { AppendRepository } from './append.repository.ts';
import type { Announce, Append, Appended, Committed } from './append.ts';
import { AppendBatch } from './append-batch.ts';
import { type EntryRow, toEntry } from './entry.row.ts';
import { KnownTickets } from './known-tickets.ts';

export type { Announce, Append, Committed, Decided, EntryDraft } from './append.ts';

interface Dependencies {
  readonly db: Database;
  readonly repository: AppendRepository;
  readonly announce: Announce;
  readonly now: () => Date;
}

interface Done {
  readonly outcomes: (Appended | Error)[];
  readonly committed: Committed[];
}

/** Transactions under way at a time; SQLite has one connection, and nothing to wait for. */
const AT_ONCE = 2;
/** Jobs that begin a second one. Fewer wait for the first: a transaction costs as much as dozens of messages in it. */
const WORTH = 4;

/**
 * Appends to timelines: the one way in which a ticket ever changes. A group of appends is one transaction that locks
 * the tickets, lets every append decide, numbers the entries, writes them and moves the tickets on.
 */
export class AppendsService {
  private readonly group: GroupCommit<Append, Appended>;
  private readonly known = new KnownTickets();

  constructor(private readonly deps: Dependencies) {
    this.group = new GroupCommit({
      commit: (appends) => this.commit(appends),
      weigh: ({ weight }) => weight,
      apart: { atOnce: isSqlite(deps.db) ? 1 : AT_ONCE, worth: WORTH, keyOf: ({ ticketId }) => ticketId },
    });
  }

  /** Resolves once committed and announced. Rejects with AppError `not_found`, `stale`, `conflict` or what `decide` throws. */
  append(append: Append): Promise<Appended> {
    return this.group.add(append);
  }

  /** Tickets as another replica left them. */
  heard(tickets: readonly SharedTicket[]): void {
    this.known.heard(tickets);
  }

  /** What waits for its commit. */
  get waiting(): number {
    return this.group.length;
  }

  drain(): Promise<void> {
    return this.group.drain();
  }

  private async commit(appends: readonly Append[]): Promise<(Appended | Error)[]> {
    const ids = new Set(appends.map(({ ticketId }) => ticketId));
    try {
      const { outcomes, committed } = (await this.commitKnown(appends, ids)) ?? (await this.commitLocked(appends));
      this.known.keep(new Map(committed.map(({ ticket }) => [ticket.id, ticket])).values());
      if (committed.length > 0) this.deps.announce(committed);
      return outcomes;
    } catch (error) {
      this.known.forget(ids);
      throw error;
    }
  }

  /**
   * Decides by what is known of the tickets, and writes only if they still are as they were known: one round trip. Only for
   * what adds entries and changes nothing else; a refusal is always decided under the lock, and so is a repetition, which
   * shows by its duplicate key. Answers undefined when it was not for this, or somebody else was faster.
   */
  private async commitKnown(appends: readonly Append[], ids: ReadonlySet<number>): Promise<Done | undefined> {
    const tickets = this.known.all(ids);
    if (!tickets || behind(appends, tickets).size > 0) return undefined;
    const batch = new AppendBatch(tickets, [], [], this.now());
    const outcomes = appends.map((append) => settle(() => batch.plan(append)));
    if (!batch.isPlain || outcomes.some((outcome) => outcome instanceof Error || outcome.entries.length === 0))
      return undefined;
    try {
      const committed = await hotTransaction(this.deps.db, (trx) => this.write(trx, batch), 1);
      return { outcomes, committed };
    } catch (error) {
      if (!(isMissing(error) || isDuplicate(error) || isContention(error))) throw error;
      this.known.overtaken(ids);
      return undefined;
    }
  }

  private commitLocked(appends: readonly Append[]): Promise<Done> {
    return hotTransaction(this.deps.db, async (trx) => {
      const batch = await this.open(trx, appends);
      const outcomes = appends.map((append) => settle(() => batch.plan(append)));
      return { outcomes, committed: [...batch.repeats, ...(await this.write(trx, batch))] };
    });
  }

  private async open(trx: HotTransaction, appends: readonly Append[]): Promise<AppendBatch> {
    const { repository } = this.deps;
    const ids = appends.map(({ ticketId }) => ticketId);
    const keys = appends.flatMap(({ actor, clientId }) => (clientId ? [{ authorId: actor.id, clientId }] : []));
    const { tickets, written } = await repository.lock(trx, ids, keys);
    const unseen: EntryRow[] = [];
    for (const [ticketId, seq] of behind(appends, tickets)) {
      unseen.push(...(await repository.messagesAfter(trx, ticketId, seq)));
    }
    // Not before the lock: by the time it is granted, what stands before these entries may be seconds old.
    return new AppendBatch(tickets, written, unseen.map(toEntry), this.now());
  }

  private now(): string {
    return toDbTime(this.deps.now());
  }

  private async write(trx: HotTransaction, batch: AppendBatch): Promise<Committed[]> {
    if (batch.rows.length === 0) {
      await trx.commit();
      return [];
    }
    const ids = await this.deps.repository.write(trx, batch.writes());
    return batch.planned.map((planned, index) => ({ ...planned, activityId: ids[index] as number }));
  }
}

/** Tickets on which some writer has not seen the newest entries → the earliest `seq` such a writer has seen. */
function behind(appends: readonly Append[], tickets: ReadonlyMap<number, TicketRow>): Map<number, number> {
  const found = new Map<number, number>();
  for (const { ticketId, seenSeq } of appends) {
    const last = tickets.get(ticketId)?.last_seq ?? 0;
    if (seenSeq !== undefined && seenSeq < last) found.set(ticketId, Math.min(seenSeq, found.get(ticketId) ?? last));
  }
  return found;
}

function settle<T>(plan: () => T): T | Error {
  try {
    return plan();
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}
