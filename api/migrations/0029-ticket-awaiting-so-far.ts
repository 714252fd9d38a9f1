import type { Knex } from 'knex';

const TICKETS_AT_ONCE = 20_000;

/** The rule of the contract's `awaitingAfter` as it was when this was written. In parts, each of which can be repeated. */
export async function up(db: Knex): Promise<void> {
  const [last] = await db('tickets').max({ id: 'id' });
  const lastWriter = `(SELECT e.author_role FROM timeline_entries e
    WHERE e.ticket_id = tickets.id AND e.kind = 'message' ORDER BY e.seq DESC LIMIT 1)`;
  for (let from = 0; from < Number(last?.['id'] ?? 0); from += TICKETS_AT_ONCE) {
    await db.raw(
      `UPDATE tickets SET awaiting = CASE WHEN ${lastWriter} IN ('agent', 'admin') THEN 'customer' ELSE 'staff' END
       WHERE id > ? AND id <= ? AND status IN ('open', 'in_progress')`,
      [from, from + TICKETS_AT_ONCE],
    );
  }
}

export async function down(db: Knex): Promise<void> {
  await db('tickets').update({ awaiting: null });
}
