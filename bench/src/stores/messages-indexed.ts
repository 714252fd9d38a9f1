import type { Pool, RowDataPacket } from 'mysql2/promise';

const PATIENCE_MS = 60_000;

/**
 * Resolves once every message has been made searchable. That is done after the commit, so that without waiting it would be
 * done while something else is measured.
 */
export async function messagesIndexed(pool: Pool): Promise<void> {
  for (const deadline = performance.now() + PATIENCE_MS; performance.now() < deadline; ) {
    const [[row]] = await pool.query<RowDataPacket[]>(
      `SELECT indexed_id >= COALESCE((SELECT MAX(id) FROM timeline_entries), 0) AS done FROM message_search_progress`,
    );
    if (row?.['done'] === 1) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`Messages were not made searchable within ${PATIENCE_MS / 1_000} s.`);
}
