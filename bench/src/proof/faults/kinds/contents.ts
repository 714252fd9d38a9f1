import type { Pool } from 'mysql2/promise';
import { during, type Kind, lasting } from './kind.ts';

/** Redis lost everything it had: nobody has a session any more, and everybody finds out by what they do next. */
const flushed: Kind = {
  name: 'Redis emptied',
  weight: 1,
  draw(field, random) {
    return during(
      'Redis emptied',
      lasting(field, random),
      () => field.site.stores.redis.flushall(),
      // Everybody asks for something, and knows by the answer.
      () => Promise.all(field.people.map(({ tab }) => tab.tickets.load())),
    );
  },
};

/** Rows of 4 kB at a time: first many, at last one by one. Short enough to lie in their page, for MariaDB ends when a longer one finds no room. */
const BALLAST_ROWS = [2_000, 100, 5, 1];

/** The database has no room for another row until somebody makes some. */
const full: Kind = {
  name: 'disk of the database full',
  weight: 1,
  draw(field, random) {
    const { pool } = field.site.stores;
    return during(
      'the disk of the database is full',
      500 + lasting(field, random),
      () => fill(pool),
      () => pool.query('DROP TABLE ballast'),
    );
  },
};

async function fill(pool: Pool): Promise<void> {
  await pool.query('CREATE TABLE IF NOT EXISTS ballast (id INT AUTO_INCREMENT PRIMARY KEY, body VARCHAR(4000))');
  for (const rows of BALLAST_ROWS) {
    const more = `INSERT INTO ballast (body) SELECT REPEAT('x', 4000) FROM seq_1_to_${rows}`;
    while (typeof (await pool.query(more).catch(String)) !== 'string');
  }
}

/** What is in the stores goes away, or nothing fits in any more. */
export const contentKinds: readonly Kind[] = [flushed, full];
