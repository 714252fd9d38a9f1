/** Entries with their author's name, as {@link EntryRow}; `e` is the entry. A WHERE is to follow. */
export const entrySelect = `SELECT e.id, e.ticket_id, e.seq, e.kind, e.author_id, a.name AS author_name, e.author_role, e.at,
  e.body, e.client_id, e.changed FROM timeline_entries e JOIN accounts a ON a.id = e.author_id`;
