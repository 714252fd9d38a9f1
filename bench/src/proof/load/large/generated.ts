import { mostConsolesEach } from '@tandem/contract';
import { CHEAP_HASH } from '../../../subject/population.ts';
import type { Size } from './size.ts';

const PHRASES = 2_000;
/** More than one pass of counting takes. */
const UNCOUNTED = 1_500;
const YEARS_SECONDS = 3 * 365 * 86_400;

export const customerEmail = (rank: number) => `large-customer-${rank}@example.test`;
export const staffEmail = (rank: number) => `large-staff-${rank}@example.test`;
/** In this many titles: nearly a third, a few in a thousand, a handful. */
export const words = { common: 'printer', uncommon: 'projector', rare: 'zeppelin' };

/** Accounts: customers first, then staff. The lowest numbers are the busiest. */
export const accounts = ({ customers, staff }: Size): string[] => {
  const made = (kind: string, role: string, count: number) =>
    `INSERT INTO accounts (name, email, password_hash, role, created_at, updated_at)
     SELECT CONCAT('Large ${kind} ', seq), CONCAT('large-${kind}-', seq, '@example.test'), '${CHEAP_HASH}', ${role},
       UTC_TIMESTAMP(3), UTC_TIMESTAMP(3) FROM seq_1_to_${count}`;
  return [made('customer', "'customer'", customers), made('staff', "IF(seq = 2, 'admin', 'agent')", staff)];
};

/**
 * Two thousand sentences whose words are as unevenly common as words are. Half of each is what every sentence has, which
 * no index keeps.
 */
export const phrases = (): string[] => {
  const word = (seed: number) => `ELT(1 + FLOOR(40 * POW(RAND(${seed}), 2)), ${vocabulary})`;
  const sentence = (first: number, ...between: readonly string[]) =>
    `CONCAT_WS(' ', ${between.map((words, index) => `'${words}', ${word(first + index)}`).join(', ')})`;
  const title = sentence(1, 'The', 'is at the', 'of');
  const body = `CONCAT(${sentence(11, 'What is it with the', 'that was in', 'for the')}, ' from when it is to how it was')`;
  return [
    `CREATE TEMPORARY TABLE phrases (id INT PRIMARY KEY, title VARCHAR(120), body VARCHAR(200)) ENGINE=MEMORY`,
    `INSERT INTO phrases SELECT seq - 1, ${title}, ${body} FROM seq_1_to_${PHRASES}`,
  ];
};

/**
 * Tickets of three years, in the order they were opened. Nearly all old ones are closed, the newest twentieth is being
 * worked on, and a few old ones were never closed. Customers, staff and categories are as uneven as in life. What is drawn
 * by chance is kept first: a query within the query would be written to the disk row by row.
 */
export const tickets = (size: Size, firstCustomer: number, firstStaff: number): string[] => {
  const waits = "status = 'open' AND staff < 0.6";
  const moved = 'LEAST(made + INTERVAL FLOOR(POW(pace, 3) * 14 * 86400000) * 1000 MICROSECOND, @now)';
  return [
    `CREATE TEMPORARY TABLE drawn (n INT UNSIGNED NOT NULL, who DOUBLE, staff DOUBLE, what DOUBLE, urgency DOUBLE, talk DOUBLE,
       pace DOUBLE, made DATETIME(3), status VARCHAR(11) CHARACTER SET ascii) ENGINE=MEMORY`,
    `INSERT INTO drawn
     SELECT seq, RAND(101), RAND(102), RAND(103), RAND(104), RAND(105), RAND(106),
       @now - INTERVAL FLOOR((${size.tickets} - seq) * ${(YEARS_SECONDS / size.tickets) * 1_000} + RAND(107) * 5000) * 1000 MICROSECOND,
       IF(RAND(108) < 0.01, 'open', IF(seq > ${size.tickets * 0.92},
         ELT(1 + FLOOR(RAND(109) * 4), 'open', 'in_progress', 'resolved', 'closed'),
         IF(RAND(110) < 0.1, 'resolved', 'closed')))
     FROM seq_1_to_${size.tickets}`,
    `INSERT INTO tickets (creation_key, customer_id, assignee_id, category_id, title, description, status, priority, last_seq,
       version, viewed_by_staff_at, first_response_at, resolved_at, closed_at, created_at, updated_at)
     SELECT CONCAT('large-', n), ${firstCustomer} + FLOOR(${size.customers} * POW(who, 2)),
       IF(${waits}, NULL, ${firstStaff} + FLOOR(${size.staff} * POW(staff, 1.5))),
       IF(what < 0.002, 8, 1 + FLOOR(7 * POW(what, 2))),
       CONCAT(p.title, IF(n % 7 < 2, ' ${words.common}', ''), IF(n % 400 = 1, ' ${words.uncommon}', ''),
         IF(n % ${Math.ceil(size.tickets / 7)} = 3, ' ${words.rare}', ''), ' ', n),
       q.body, status, IF(urgency < 0.25, 1, IF(urgency < 0.85, 2, 3)),
       IF(n % ${Math.floor(size.tickets / size.longTickets)} = 7, ${size.longEntries}, 1 + FLOOR(${size.talk} * POW(talk, 2) * 0.999)), 1,
       IF(${waits}, NULL, made), IF(status = 'open', NULL, made),
       IF(status = 'resolved', ${moved}, NULL), IF(status = 'closed', ${moved}, NULL), made, ${moved}
     FROM drawn STRAIGHT_JOIN phrases p ON p.id = n * 7 % ${PHRASES} STRAIGHT_JOIN phrases q ON q.id = n * 11 % ${PHRASES}`,
    'DROP TEMPORARY TABLE drawn',
    // By who writes which entry, below.
    `UPDATE tickets SET awaiting = IF(assignee_id IS NOT NULL AND last_seq > 2 AND (last_seq - (last_seq % 9 = 0)) % 3 > 0,
       'customer', 'staff') WHERE status IN ('open', 'in_progress')`,
  ];
};

/**
 * Every ticket's conversation, numbered over all tickets in the order in which it was written: first the bare moments,
 * numbered as they are sorted by time, then the rows in the order in which the table keeps them. Long ones apart: a join
 * with two thousand numbers for each ticket would be most of the work.
 */
export const entries = ({ talk, longEntries }: Size): string[] => {
  const moments = (most: number, which: string) => `
    SELECT t.id, s.seq, t.customer_id, IF(s.seq = 1, NULL, t.assignee_id) AS assignee_id,
      t.created_at + INTERVAL TIMESTAMPDIFF(SECOND, t.created_at, t.updated_at) * (s.seq - 1) DIV GREATEST(t.last_seq - 1, 1)
        SECOND
    FROM tickets t JOIN seq_1_to_${most} s ON s.seq <= t.last_seq WHERE t.last_seq ${which}`;
  const byStaff = '(seq > 1 AND assignee_id IS NOT NULL AND seq % 3 > 0)';
  const kind = `(CASE WHEN seq = 1 THEN 'created' WHEN assignee_id IS NULL THEN 'message' WHEN seq = 2 THEN 'assignee'
    WHEN seq % 9 = 0 THEN 'status' ELSE 'message' END)`;
  return [
    `CREATE TEMPORARY TABLE moments (id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY, ticket_id INT UNSIGNED NOT NULL,
       seq SMALLINT UNSIGNED NOT NULL, customer_id INT UNSIGNED NOT NULL, assignee_id INT UNSIGNED, at DATETIME(3) NOT NULL)
       ENGINE=MEMORY`,
    `CREATE TEMPORARY TABLE unsorted (ticket_id INT UNSIGNED NOT NULL, seq SMALLINT UNSIGNED NOT NULL,
       customer_id INT UNSIGNED NOT NULL, assignee_id INT UNSIGNED, at DATETIME(3) NOT NULL) ENGINE=MEMORY`,
    `INSERT INTO unsorted ${moments(talk, `<= ${talk}`)}`,
    `INSERT INTO unsorted ${moments(longEntries, `> ${talk}`)}`,
    `INSERT INTO moments (ticket_id, seq, customer_id, assignee_id, at) SELECT * FROM unsorted ORDER BY at, ticket_id, seq`,
    'DROP TEMPORARY TABLE unsorted',
    `INSERT INTO timeline_entries (ticket_id, seq, id, kind, author_id, author_role, assignee_id, at, body, client_id, changed,
       told_staff, told_customer)
     SELECT ticket_id, seq, w.id, ${kind}, IF(${byStaff}, assignee_id, customer_id), IF(${byStaff}, 'agent', 'customer'),
       assignee_id, at, IF(${kind} = 'message', p.body, NULL),
       IF(${kind} = 'message', CONCAT(LPAD(HEX(ticket_id), 8, '0'), '-0000-4000-8000-', LPAD(HEX(seq), 12, '0')), NULL),
       IF(${kind} = 'status', '{"from":"in_progress","to":"open"}', IF(${kind} = 'assignee', '{"from":null,"to":null}', NULL)),
       IF(seq = 1, 0, IF(NOT ${byStaff}, COALESCE(assignee_id, 0), NULL)),
       IF(${byStaff} AND ${kind} <> 'assignee', customer_id, NULL)
     FROM moments w STRAIGHT_JOIN phrases p ON p.id = (ticket_id * 13 + seq * 17) % ${PHRASES} ORDER BY ticket_id, seq`,
    'DROP TEMPORARY TABLE moments',
  ];
};

/** The text of all messages, as the product keeps it for searching. */
export const messagesToSearch = `INSERT INTO message_search (entry_id, ticket_id, body)
  SELECT id, ticket_id, body FROM timeline_entries FORCE INDEX (timeline_id_uq) WHERE kind = 'message' ORDER BY id`;

/** Customers have read nearly all of their own tickets, assignees most of theirs. Nobody has read everything. */
export const reads = (): string[] => [
  `INSERT INTO ticket_reads (ticket_id, account_id, last_read_seq)
   SELECT t.id, IF(who.seq = 1, customer_id, assignee_id), IF(id % IF(who.seq = 1, 5, 11) = 0, 1, last_seq)
   FROM tickets t STRAIGHT_JOIN seq_1_to_2 who WHERE who.seq = 1 OR assignee_id IS NOT NULL AND id % 20 > 0`,
  // A tenth has never looked, a tenth has seen all of it, the rest are further behind the higher their number.
  `INSERT INTO activity_reads (account_id, last_read_id)
   SELECT id, IF(id % 10 = 1, newest, FLOOR(newest * (1 - (id % 100) / 400))) FROM accounts
   JOIN (SELECT MAX(id) AS newest FROM timeline_entries) e WHERE id % 10 > 0`,
];

/** What reports are made from, counted here at once; then the desk, which is all its categories. */
export const reports = (): [counted: string[], desk: string] => {
  const counted = (dimension: 'category' | 'person', metric: string, at: string, bucket: string, where = 'TRUE') => `
    SELECT '${dimension}' AS dimension, DATE(${at}) AS day, '${metric}' AS metric,
      ${dimension === 'category' ? 'category_id' : 'assignee_id'} AS key_id, ${bucket} AS bucket, COUNT(*) AS amount
    FROM tickets WHERE ${at} IS NOT NULL AND ${where} GROUP BY day, key_id, bucket`;
  const took = 'FLOOR(LN(TIMESTAMPDIFF(SECOND, created_at, updated_at) + 1) / LN(1.2))';
  const resolved = "status IN ('resolved', 'closed')";
  const assigned = 'assignee_id IS NOT NULL';
  const into = 'INSERT INTO report_days (dimension, day, metric, key_id, bucket, amount)';
  const each = [
    counted('category', 'opened', 'created_at', '0'),
    counted('category', 'answered', 'first_response_at', 'id % 61'),
    counted('category', 'resolved', 'updated_at', took, resolved),
    counted('person', 'answered', 'first_response_at', 'id % 61', assigned),
    counted('person', 'resolved', 'updated_at', took, `${resolved} AND ${assigned}`),
  ];
  return [
    each.map((rows) => `${into} ${rows}`),
    `${into} SELECT 'desk', day, metric, 0, 0, SUM(amount) FROM report_days WHERE dimension = 'category' GROUP BY day, metric`,
  ];
};

/** Nothing is left to be made searchable; the newest entries are left to be counted as the product counts. */
export const progress = [
  `UPDATE message_search_progress, (SELECT MAX(id) AS id FROM timeline_entries) last
   SET indexed_id = last.id, settled_id = last.id, mark_id = last.id, marked_at = UTC_TIMESTAMP(3)`,
  ...['report_progress', 'report_pair_progress'].map(
    (counted) => `INSERT INTO ${counted} (id, entry_id, counted_until)
   SELECT 1, MAX(id) - ${UNCOUNTED}, UTC_TIMESTAMP(3) FROM timeline_entries`,
  ),
];

/** As many installed consoles of each member of staff as are remembered. */
export const consoles = ({ staff }: Size, firstStaff: number): string[] => [
  `INSERT INTO consoles (console_id, account_id, version, ring, \`system\`, system_version, policy, problems, first_seen_at,
     last_seen_at)
   SELECT CONCAT(LPAD(HEX(p.seq), 8, '0'), '-0000-4000-8000-', LPAD(HEX(c.seq), 12, '0')), ${firstStaff} + p.seq - 1,
     CONCAT('1.', c.seq % 7, '.0'), IF(c.seq % 9 = 0, 'beta', 'stable'), ELT(1 + c.seq % 3, 'windows', 'macos', 'linux'), '11',
     IF(c.seq % 4 = 0, 'none', 'machine-policy'), 0, UTC_TIMESTAMP(3) - INTERVAL 1 YEAR,
     UTC_TIMESTAMP(3) - INTERVAL (p.seq * 37 + c.seq * 101) MINUTE
   FROM seq_1_to_${staff} p JOIN seq_1_to_${mostConsolesEach} c`,
];

/** Each member of staff has as many drafts as are kept, some sent, some not, and as many views as may be. */
export const keptByStaff = ({ staff }: Size, firstStaff: number, firstTicket: number): string[] => [
  `INSERT INTO reply_drafts (account_id, ticket_id, body, saved_at)
   SELECT ${firstStaff} + p.seq - 1, ${firstTicket} + t.seq * 7, IF(t.seq % 2 = 0, '', 'We have found out that'),
     UTC_TIMESTAMP(3) - INTERVAL t.seq HOUR FROM seq_1_to_${staff} p JOIN seq_1_to_400 t`,
  `INSERT INTO saved_views (account_id, name, query)
   SELECT ${firstStaff} + p.seq - 1, CONCAT('View ', v.seq), '{"view":"all","q":"","status":null,"priority":null,"categoryId":null,"customerId":null,"sort":"-updatedAt"}'
   FROM seq_1_to_${staff} p JOIN seq_1_to_29 v`,
];

const vocabulary = `tray network invoice login paper error refund account page screen button mail address order delivery
  password update version browser phone contract price month number letter list window report server meeting office
  cable monitor keyboard licence backup calendar folder signature warranty`
  .split(/\s+/)
  .map((word) => `'${word}'`)
  .join(', ');
