import type { Draft } from '@tandem/contract';
import type { Database } from '../../database/database.ts';
import { fromDbTime, toDbTime } from '../../database/time.ts';

/** Of older drafts than these one's own oldest go: nobody is in the middle of so many answers. */
const MOST_KEPT = 200;

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

  async keep(accountId: number, ticketId: number, body: string): Promise<void> {
    const row = { account_id: accountId, ticket_id: ticketId, body, saved_at: toDbTime(this.now()) };
    await this.db('reply_drafts').insert(row).onConflict(['account_id', 'ticket_id']).merge(['body', 'saved_at']);
    const oldest: { saved_at: string } | undefined = await this.db('reply_drafts')
      .select('saved_at')
      .where({ account_id: accountId })
      .orderBy('saved_at', 'desc')
      .offset(MOST_KEPT)
      .first();
    if (!oldest) return;
    await this.db('reply_drafts').where({ account_id: accountId }).andWhere('saved_at', '<=', oldest.saved_at).delete();
  }

  async forget(accountId: number, ticketId: number): Promise<void> {
    await this.db('reply_drafts').where({ account_id: accountId, ticket_id: ticketId }).delete();
  }

  /** The newest message somebody wrote on a ticket. */
  async latestMessage(accountId: number, ticketId: number): Promise<string | undefined> {
    const row: { body: string } | undefined = await this.db('timeline_entries')
      .select('body')
      .where({ ticket_id: ticketId, author_id: accountId, kind: 'message' })
      .orderBy('seq', 'desc')
      .first();
    return row?.body;
  }

  async customerOf(ticketId: number): Promise<number | undefined> {
    const row: { customer_id: number } | undefined = await this.db('tickets')
      .select('customer_id')
      .where({ id: ticketId })
      .first();
    return row?.customer_id;
  }
}
