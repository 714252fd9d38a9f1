import type { Knex } from 'knex';

const TICKETS_AT_ONCE = 20_000;

/** The rule of told.row.ts as it was when this was written, for the entries there are. In parts, each of which can be repeated. */
export async function up(db: Knex): Promise<void> {
  const [last] = await db('tickets').max({ id: 'id' });
  for (let from = 0; from < Number(last?.['id'] ?? 0); from += TICKETS_AT_ONCE) {
    await db.raw(
      `UPDATE timeline_entries SET
         told_staff = CASE
           WHEN kind = 'created' THEN 0
           WHEN kind IN ('message', 'status') AND author_role = 'customer' THEN COALESCE(assignee_id, 0)
           WHEN kind IN ('message', 'status', 'assignee') AND assignee_id <> author_id THEN assignee_id END,
         told_customer = CASE WHEN kind IN ('message', 'status') AND author_role <> 'customer'
           THEN (SELECT t.customer_id FROM tickets t WHERE t.id = ticket_id AND t.customer_id <> author_id) END
       WHERE ticket_id > ? AND ticket_id <= ?`,
      [from, from + TICKETS_AT_ONCE],
    );
  }
}

export async function down(db: Knex): Promise<void> {
  await db('timeline_entries').update({ told_staff: null, told_customer: null });
}
