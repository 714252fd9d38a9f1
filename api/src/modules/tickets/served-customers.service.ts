import type { Database } from '../../database/database.ts';

/** Enough for everybody who may be connected on account of one member of staff. */
const MOST = 1_000;

/** Whose tickets a member of staff is assigned to. */
export class ServedCustomers {
  constructor(private readonly db: Database) {}

  async of(staffId: number): Promise<number[]> {
    const rows: { customer_id: number }[] = await this.db('tickets')
      .distinct('customer_id')
      .where({ assignee_id: staffId })
      .limit(MOST);
    return rows.map(({ customer_id }) => customer_id);
  }
}
