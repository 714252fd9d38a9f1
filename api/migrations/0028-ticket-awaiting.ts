import type { Knex } from 'knex';
import { isMysql } from './columns.ts';

/** For whom a ticket waits, in the words of the contract's `awaited`; the others wait for nobody. */
export const up = (db: Knex): Promise<void> =>
  db.raw(
    isMysql(db)
      ? 'ALTER TABLE tickets ADD COLUMN awaiting VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NULL'
      : 'ALTER TABLE tickets ADD COLUMN awaiting VARCHAR(8) NULL',
  );

export const down = (db: Knex): Promise<void> => db.raw('ALTER TABLE tickets DROP COLUMN awaiting');
