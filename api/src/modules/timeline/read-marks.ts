import type { HotTransaction, Statement } from '../../database/hot-transaction.ts';
import { insertRows } from '../../database/sql.ts';

/** How far somebody has read a ticket. */
export interface AuthorMark {
  readonly ticketId: number;
  readonly accountId: number;
  readonly seq: number;
}

/** Moves read marks forward, never back. Each ticket and reader at most once. */
export function advanceMarks(dialect: HotTransaction['dialect'], marks: readonly AuthorMark[]): Statement {
  const rows = marks.map(({ ticketId, accountId, seq }) => ({
    ticket_id: ticketId,
    account_id: accountId,
    last_read_seq: seq,
  }));
  return insertRows(
    'ticket_reads',
    ['ticket_id', 'account_id', 'last_read_seq'],
    rows,
    dialect === 'mysql'
      ? 'ON DUPLICATE KEY UPDATE last_read_seq = GREATEST(last_read_seq, VALUES(last_read_seq))'
      : 'ON CONFLICT (ticket_id, account_id) DO UPDATE SET last_read_seq = MAX(last_read_seq, excluded.last_read_seq)',
  );
}

/** The same for what readers say they have seen at `now`. A mark that has moved on keeps the time it has. */
export function advanceSeen(dialect: HotTransaction['dialect'], marks: readonly AuthorMark[], now: string): Statement {
  const rows = marks.map(({ ticketId, accountId, seq }) => ({
    ticket_id: ticketId,
    account_id: accountId,
    last_read_seq: seq,
    seen_seq: seq,
    seen_at: now,
  }));
  const columns = ['ticket_id', 'account_id', 'last_read_seq', 'seen_seq', 'seen_at'] as const;
  // In this order: MySQL gives a later column what an earlier one has become.
  return insertRows(
    'ticket_reads',
    columns,
    rows,
    dialect === 'mysql'
      ? `ON DUPLICATE KEY UPDATE
           seen_at = IF(VALUES(seen_seq) > COALESCE(seen_seq, 0), VALUES(seen_at), seen_at),
           seen_seq = GREATEST(COALESCE(seen_seq, 0), VALUES(seen_seq)),
           last_read_seq = GREATEST(last_read_seq, VALUES(last_read_seq))`
      : `ON CONFLICT (ticket_id, account_id) DO UPDATE SET
           seen_at = CASE WHEN excluded.seen_seq > COALESCE(seen_seq, 0) THEN excluded.seen_at ELSE seen_at END,
           seen_seq = MAX(COALESCE(seen_seq, 0), excluded.seen_seq),
           last_read_seq = MAX(last_read_seq, excluded.last_read_seq)`,
  );
}
