import type { Knex } from 'knex';
import { isMysql } from './columns.ts';

/**
 * A conversation is one range of the primary key (ticket_id, seq); the auto-increment id is the activity cursor. SQLite
 * numbers only an INTEGER PRIMARY KEY, so there the two keys swap roles. `assignee_id` is who had the ticket once this
 * had happened: with it, who was told can be worked out again at any time.
 */
const columns = (time: string, id: string, text: string, uuid: string) => `
  ticket_id ${id} NOT NULL,
  seq INTEGER NOT NULL,
  kind VARCHAR(16) NOT NULL,
  author_id ${id} NOT NULL,
  author_role VARCHAR(16) NOT NULL,
  assignee_id ${id} NULL,
  at ${time} NOT NULL,
  body ${text} NULL,
  client_id ${uuid} NULL,
  changed ${text} NULL,
  CONSTRAINT timeline_kind_ck CHECK (kind IN ('created', 'message', 'status', 'priority', 'category', 'assignee')),
  CONSTRAINT timeline_role_ck CHECK (author_role IN ('customer', 'agent', 'admin')),
  CONSTRAINT timeline_seq_ck CHECK (seq >= 1),
  CONSTRAINT timeline_body_ck CHECK ((kind = 'message') = (body IS NOT NULL)),
  CONSTRAINT timeline_ticket_fk FOREIGN KEY (ticket_id) REFERENCES tickets (id),
  CONSTRAINT timeline_author_fk FOREIGN KEY (author_id) REFERENCES accounts (id)`;

const mysql = `CREATE TABLE timeline_entries (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  ${columns('DATETIME(3)', 'BIGINT UNSIGNED', 'TEXT', 'CHAR(36) CHARACTER SET ascii COLLATE ascii_bin')},
  PRIMARY KEY (ticket_id, seq),
  UNIQUE KEY timeline_id_uq (id),
  UNIQUE KEY timeline_client_uq (author_id, client_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci`;

const sqlite = `CREATE TABLE timeline_entries (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  ${columns('TEXT', 'INTEGER', 'TEXT', 'CHAR(36)')},
  CONSTRAINT timeline_seq_uq UNIQUE (ticket_id, seq),
  CONSTRAINT timeline_client_uq UNIQUE (author_id, client_id)
)`;

export async function up(db: Knex): Promise<void> {
  await db.raw(isMysql(db) ? mysql : sqlite);
}

export const down = (db: Knex): Promise<void> => db.schema.dropTable('timeline_entries');
