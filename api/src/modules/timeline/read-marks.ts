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
