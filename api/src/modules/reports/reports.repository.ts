import type { Database } from '../../database/database.ts';
import { fromDbTime } from '../../database/time.ts';
import type { Dimension, Metric } from './happenings.ts';

export interface DayAmount {
  readonly day: string;
  readonly metric: Metric;
  readonly amount: number;
}

export interface KeyAmount {
  readonly metric: Metric;
  readonly key_id: number;
  readonly bucket: number;
  readonly amount: number;
}

export interface PairAmount {
  readonly metric: Metric;
  readonly category_id: number;
  readonly person_id: number;
  readonly bucket: number;
  readonly amount: number;
}

/**
 * Reads the counts. Every query is one range of the primary key, as long as the period. Only the backlog at its beginning
 * asks for all days before, of the desk as a whole: four rows a day, however many tickets there are.
 */
export class ReportsRepository {
  constructor(private readonly db: Database) {}

  async perDay(from: string, to: string): Promise<DayAmount[]> {
    const rows: DayAmount[] = await this.of('desk')
      .select('day', 'metric')
      .sum({ amount: 'amount' })
      .whereBetween('day', [from, to])
      .groupBy('day', 'metric');
    return rows.map((row) => ({ ...row, amount: Number(row.amount) }));
  }

  async perKey(dimension: Dimension, from: string, to: string): Promise<KeyAmount[]> {
    const rows: KeyAmount[] = await this.of(dimension)
      .select('metric', 'key_id', 'bucket')
      .sum({ amount: 'amount' })
      .whereBetween('day', [from, to])
      .groupBy('metric', 'key_id', 'bucket');
    return rows.map((row) => ({ ...row, amount: Number(row.amount) }));
  }

  /** What each member of staff answered and resolved in each category. */
  async pairs(from: string, to: string): Promise<PairAmount[]> {
    const rows: PairAmount[] = await this.db('report_pairs')
      .select('metric', 'category_id', 'person_id', 'bucket')
      .sum({ amount: 'amount' })
      .whereBetween('day', [from, to])
      .groupBy('metric', 'category_id', 'person_id', 'bucket');
    return rows.map((row) => ({ ...row, amount: Number(row.amount) }));
  }

  /** All there was before a day. */
  async before(day: string): Promise<ReadonlyMap<Metric, number>> {
    const rows: { metric: Metric; amount: number }[] = await this.of('desk')
      .select('metric')
      .sum({ amount: 'amount' })
      .where('day', '<', day)
      .groupBy('metric');
    return new Map(rows.map(({ metric, amount }) => [metric, Number(amount)]));
  }

  async countedUntil(progress: 'report_progress' | 'report_pair_progress' = 'report_progress'): Promise<string | null> {
    const row: { counted_until: string | null } | undefined = await this.db(progress)
      .select('counted_until')
      .where({ id: 1 })
      .first();
    return fromDbTime(row?.counted_until ?? null);
  }

  private of(dimension: Dimension) {
    return this.db('report_days').where({ dimension });
  }
}
