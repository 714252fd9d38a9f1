import type { Draft } from '@tandem/contract';
import type { Database } from '../../database/database.ts';
import { fromDbTime, toDbTime, wireToDbTime } from '../../database/time.ts';

/** Of one's own drafts, and of those that were ended, the oldest go beyond so many each: nobody writes so many answers. */
const MOST_KEPT = 200;
/** Entries looked through for a message of one's own, from the newest on: a conversation may have many thousands. */
const MOST_SEARCHED = 500;

export class DraftsRepository {
  constructor(
    private readonly db: Database,
    private readonly now: () => Date = () => new Date(),
  ) {}

  async read(accountId: number, ticketId: number): Promise<Draft | undefined> {
    const row: { body: string; saved_at: string } | undefined = await this.db('reply_drafts')
      .select('body', 'saved_at')
      .where({ account_id: accountId, ticket_id: ticketId })
      .first();
    return row && { body: row.body, savedAt: fromDbTime(row.saved_at) };
  }

  /**
   * Keeps a text in place of whatever is there, and answers when. An empty one is kept as well: it says that the draft was
   * ended, which having none does not.
   */
  async keep(accountId: number, ticketId: number, body: string): Promise<string> {
    const savedAt = toDbTime(this.now());
    await this.insert(accountId, ticketId, body, savedAt).merge(['body', 'saved_at']);
    await this.forgetOldest(accountId, body);
    return fromDbTime(savedAt);
  }

  /** Keeps a text only in place of the one saved at `known`, or of none; answers what is kept then, ours or another. */
  async keepOver(accountId: number, ticketId: number, body: string, known: string | null) {
    const savedAt = toDbTime(this.after(known));
    if (known === null) await this.insert(accountId, ticketId, body, savedAt).ignore();
    else {
      await this.db('reply_drafts')
        .where({ account_id: accountId, ticket_id: ticketId, saved_at: wireToDbTime(known) })
        .update({ body, saved_at: savedAt });
    }
    const kept = await this.read(accountId, ticketId);
    await this.forgetOldest(accountId, body);
    return kept;
  }

  /** Two texts never share their time, also where one replica's clock is behind or both come within a millisecond. */
  private after(known: string | null): Date {
    const now = this.now();
    return known === null ? now : new Date(Math.max(now.getTime(), Date.parse(known) + 1));
  }

  private insert(accountId: number, ticketId: number, body: string, savedAt: string) {
    const row = { account_id: accountId, ticket_id: ticketId, body, saved_at: savedAt };
    return this.db('reply_drafts').insert(row).onConflict(['account_id', 'ticket_id']);
  }

  private async forgetOldest(accountId: number, body: string): Promise<void> {
    const alike = () =>
      this.db('reply_drafts')
        .where({ account_id: accountId })
        .andWhere('body', body === '' ? '=' : '<>', '');
    const oldest: { saved_at: string } | undefined = await alike()
      .select('saved_at')
      .orderBy('saved_at', 'desc')
      .offset(MOST_KEPT)
      .first();
    if (oldest) await alike().andWhere('saved_at', '<=', oldest.saved_at).delete();
  }

  /** Ends a draft, unless another text was kept since it was read. */
  async end(accountId: number, ticketId: number, { body, savedAt }: Draft): Promise<void> {
    await this.db('reply_drafts')
      .where({ account_id: accountId, ticket_id: ticketId, saved_at: wireToDbTime(savedAt), body })
      .update({ body: '' });
  }

  /** The newest message somebody wrote on a ticket, if it is among the newest of its conversation. */
  async latestMessage(accountId: number, ticketId: number): Promise<{ body: string; at: string } | undefined> {
    // MySQL refuses to go below zero.
    const looked = 'CASE WHEN last_seq > ? THEN last_seq - ? ELSE 0 END';
    const from = this.db('tickets')
      .select(this.db.raw(looked, [MOST_SEARCHED, MOST_SEARCHED]))
      .where({ id: ticketId });
    const row: { body: string; at: string } | undefined = await this.db('timeline_entries')
      .select('body', 'at')
      .where({ ticket_id: ticketId, author_id: accountId, kind: 'message' })
      .andWhere('seq', '>', from)
      .orderBy('seq', 'desc')
      .first();
    return row && { body: row.body, at: fromDbTime(row.at) };
  }

  async customerOf(ticketId: number): Promise<number | undefined> {
    const row: { customer_id: number } | undefined = await this.db('tickets')
      .select('customer_id')
      .where({ id: ticketId })
      .first();
    return row?.customer_id;
  }
}
