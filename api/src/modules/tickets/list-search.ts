import type { Binding, Statement } from '../../database/hot-transaction.ts';
import type { Visible } from './list-filter.ts';
import type { SearchTerms } from './search-terms.ts';

const MOST_MATCHES = 1_000;

/**
 * The ids of tickets that contain the words, among the newest 1,000 of each kind of text, and of the one that is meant by
 * its number. Each id once.
 */
export function matches(dialect: 'mysql' | 'sqlite', terms: SearchTerms, visible: Visible): Statement {
  const parts: string[] = [];
  const bindings: Binding[] = [];
  if (terms.ticketId !== undefined) {
    parts.push('SELECT ? AS id');
    bindings.push(terms.ticketId);
  }
  const words = terms[dialect];
  if (words !== undefined) {
    const own = visible === 'all' ? '' : 'AND m.customer_id = ?';
    const owner = visible === 'all' ? [] : [visible.customerId];
    parts.push(inTickets[dialect](own), inMessages[dialect](own));
    bindings.push(words, ...owner, words, ...owner);
  }
  if (parts.length === 0) return { sql: 'SELECT id FROM tickets WHERE 1 = 0', bindings: [] };
  // Every part is a derived table: SQLite allows no parentheses around the parts of a union, MySQL no bare LIMIT.
  return { sql: parts.map((part, n) => `SELECT p${n}.id FROM (${part}) p${n}`).join(' UNION '), bindings };
}

const inTickets = {
  sqlite: (own: string) =>
    `SELECT m.id FROM tickets_search s JOIN tickets m ON m.id = s.rowid WHERE tickets_search MATCH ? ${own}
     ORDER BY m.id DESC LIMIT ${MOST_MATCHES}`,
  mysql: (own: string) =>
    `SELECT m.id FROM tickets m WHERE MATCH (m.title, m.description) AGAINST (? IN BOOLEAN MODE) ${own}
     ORDER BY m.id DESC LIMIT ${MOST_MATCHES}`,
};

/** On MySQL, messages are searched as they were when message-index.service.ts last looked: a moment ago. */
const inMessages = {
  sqlite: (own: string) =>
    `SELECT e.ticket_id AS id FROM timeline_entries e JOIN tickets m ON m.id = e.ticket_id
     JOIN timeline_entries_search s ON s.rowid = e.id WHERE timeline_entries_search MATCH ? ${own}
     ORDER BY e.id DESC LIMIT ${MOST_MATCHES}`,
  mysql: (own: string) =>
    `SELECT s.ticket_id AS id FROM message_search s ${own && 'JOIN tickets m ON m.id = s.ticket_id'}
     WHERE MATCH (s.body) AGAINST (? IN BOOLEAN MODE) ${own} ORDER BY s.entry_id DESC LIMIT ${MOST_MATCHES}`,
};
