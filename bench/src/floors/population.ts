import type { Pool } from 'mysql2/promise';
import { numbersTo } from '../stores/numbers.ts';
import { CUSTOMERS, seeded, TICKETS } from '../subject/population.ts';

/** The floors' own small schema in a database of its own, with as many tickets of the same size. */
export async function populateFloor(pool: Pool): Promise<void> {
  await pool.query('CREATE TABLE accounts (id BIGINT UNSIGNED PRIMARY KEY, name VARCHAR(80) NOT NULL)');
  await pool.query(`INSERT INTO accounts SELECT n, CONCAT('Bench customer ', n) FROM ${numbersTo(CUSTOMERS)}`);
  await pool.query(`CREATE TABLE tickets (
    id BIGINT UNSIGNED AUTO_INCREMENT PRIMARY KEY, title VARCHAR(255) NOT NULL, description TEXT NOT NULL,
    status VARCHAR(16) NOT NULL, priority VARCHAR(16) NOT NULL, category_id INT NOT NULL, customer_id BIGINT UNSIGNED NOT NULL,
    last_seq INT NOT NULL, version INT NOT NULL, created_at DATETIME(3) NOT NULL, updated_at DATETIME(3) NOT NULL,
    INDEX (updated_at))`);
  await pool.query(
    `INSERT INTO tickets (title, description, status, priority, category_id, customer_id, last_seq, version, created_at,
       updated_at)
     SELECT ${seeded.title}, ${seeded.description}, ${seeded.status}, 'medium', n % 4 + 1,
       n % ${CUSTOMERS} + 1, 1, 1, ${seeded.updated}, ${seeded.updated} FROM ${numbersTo(TICKETS)} ORDER BY n`,
  );
  await pool.query(`CREATE TABLE messages (
    ticket_id BIGINT UNSIGNED NOT NULL, seq INT NOT NULL, author_id BIGINT UNSIGNED NOT NULL, client_id CHAR(36) NOT NULL,
    body TEXT NOT NULL, at DATETIME(3) NOT NULL, id BIGINT UNSIGNED AUTO_INCREMENT, PRIMARY KEY (id), INDEX (ticket_id, seq))`);
  await pool.query('ANALYZE TABLE accounts, tickets');
}
