import type { Binding, Statement } from '../../database/hot-transaction.ts';
import type { SearchTerms } from './search-terms.ts';

const MOST_MATCHES = 1_000;

/**
 * The ids of tickets that contain the words, and of the one that is meant by its number; each id once. Of all tickets,
 * those among the newest 1,000 of each kind of text. One customer's texts are few, so on MySQL they are looked through:
 * a full-text index would find everybody's first, and what is common takes it seconds.
 */
export function matches(dialect: 'mysql' | 'sqlite', terms: SearchTerms, customer: number | undefined): Statement {
  const parts: string[] = [];
  const bindings: Binding[] = [];
  if (terms.ticketId !== undefined) {
    parts.push('SELECT ? AS id');
    bindings.push(terms.ticketId);
  }
  const words = terms[dialect];
  if (customer !== undefined && dialect === 'mysql' && terms.words.length > 0) {
    const parted = terms.words.map((word) => `%${word}%`);
    parts.push(...ownTexts(parted.length));
    bindings.push(customer, ...parted, customer, ...parted);
  } else if (words !== undefined) {
    const own = customer === undefined ? '' : 'AND m.customer_id = ?';
    const owner = customer === undefined ? [] : [customer];
    parts.push(inTickets[dialect](own), inMessages[dialect](own));
    bindings.push(words, ...owner, words, ...owner);
  }
  if (parts.length === 0) return { sql: 'SELECT id FROM tickets WHERE 1 = 0', bindings: [] };
  // Every part is a derived table: SQLite allows no parentheses around the parts of a union, MySQL no bare LIMIT.
  return { sql: parts.map((part, n) => `SELECT p${n}.id FROM (${part}) p${n}`).join(' UNION '), bindings };
}

/** Words are letters and digits alone (search-terms.ts), so nothing in them means anything to LIKE. */
function ownTexts(words: number): string[] {
  const own = 'tickets m FORCE INDEX (tickets_customer_updated_at_ix)';
  const all = (text: string) => Array.from({ length: words }, () => `${text} LIKE ?`).join(' AND ');
  return [
    `SELECT m.id FROM ${own} WHERE m.customer_id = ? AND ${all("CONCAT(m.title, ' ', m.description)")}`,
    `SELECT e.ticket_id AS id FROM ${own} STRAIGHT_JOIN timeline_entries e ON e.ticket_id = m.id
     WHERE m.customer_id = ? AND e.kind = 'message' AND ${all('e.body')}`,
  ];
}

const inTickets = {
  sqlite: (own: string) =>
    `SELECT m.id FROM tickets_search s JOIN tickets m ON m.id = s.rowid WHERE tickets_search MATCH ? ${own}
     ORDER BY m.id DESC LIMIT ${MOST_MATCHES}`,
  mysql: () =>
    `SELECT m.id FROM tickets m WHERE MATCH (m.title, m.description) AGAINST (? IN BOOLEAN MODE)
     ORDER BY m.id DESC LIMIT ${MOST_MATCHES}`,
};

/** On MySQL, messages are searched as they were when message-index.service.ts last looked: a moment ago. */
const inMessages = {
  sqlite: (own: string) =>
    `SELECT e.ticket_id AS id FROM timeline_entries e JOIN tickets m ON m.id = e.ticket_id
     JOIN timeline_entries_search s ON s.rowid = e.id WHERE timeline_entries_search MATCH ? ${own}
     ORDER BY e.id DESC LIMIT ${MOST_MATCHES}`,
  mysql: () =>
    `SELECT s.ticket_id AS id FROM message_search s WHERE MATCH (s.body) AGAINST (? IN BOOLEAN MODE)
     ORDER BY s.entry_id DESC LIMIT ${MOST_MATCHES}`,
};
