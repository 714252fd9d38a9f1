import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Sqlite from 'better-sqlite3';
import type { KeyValue } from './keyvalue.ts';

const SWEEP_MS = 60_000;

/** Sessions in a SQLite file of their own: the embedded default's place for what else is in Redis. */
export class EmbeddedKeyValue implements KeyValue {
  private readonly db: Sqlite.Database;
  private readonly statements: ReturnType<typeof prepare>;
  private readonly sweep: NodeJS.Timeout;

  /** `file` may be `:memory:`. */
  constructor(
    file: string,
    private readonly now: () => number = Date.now,
  ) {
    this.db = openEmbedded(file);
    this.db.exec(`
      CREATE TABLE IF NOT EXISTS kv (key TEXT PRIMARY KEY, value TEXT NOT NULL, expires_at INTEGER NOT NULL) WITHOUT ROWID;
      CREATE TABLE IF NOT EXISTS kv_members (
        key TEXT NOT NULL, member TEXT NOT NULL, expires_at INTEGER NOT NULL, PRIMARY KEY (key, member)
      ) WITHOUT ROWID;`);
    this.statements = prepare(this.db);
    this.sweep = setInterval(() => this.removeExpired(), SWEEP_MS);
    this.sweep.unref();
  }

  async get(key: string): Promise<string | null> {
    const row = this.statements.get.get(key, this.now()) as { value: string } | undefined;
    return row?.value ?? null;
  }

  async set(key: string, value: string, lifetime: number): Promise<void> {
    this.statements.set.run(key, value, this.now() + lifetime);
  }

  async swap(key: string, expected: string, value: string, lifetime: number): Promise<boolean> {
    const now = this.now();
    return this.statements.swap.run(value, now + lifetime, key, expected, now).changes === 1;
  }

  async delete(...keys: string[]): Promise<void> {
    for (const key of keys) {
      this.statements.delete.run(key);
      this.statements.deleteMembers.run(key);
    }
  }

  async addMember(key: string, member: string, lifetime: number): Promise<void> {
    const until = this.now() + lifetime;
    this.statements.renewMembers.run(until, key);
    this.statements.addMember.run(key, member, until);
  }

  async removeMember(key: string, ...members: string[]): Promise<void> {
    for (const member of members) this.statements.removeMember.run(key, member);
  }

  async members(key: string): Promise<string[]> {
    return (this.statements.members.all(key, this.now()) as { member: string }[]).map(({ member }) => member);
  }

  async ping(): Promise<void> {
    this.statements.get.get('ping', 0);
  }

  async close(): Promise<void> {
    clearInterval(this.sweep);
    this.db.close();
  }

  private removeExpired(): void {
    const now = this.now();
    try {
      this.statements.sweep.run(now);
      this.statements.sweepMembers.run(now);
    } catch {
      // The file is locked or the disk full just now. What expired is not answered anyway; the next sweep removes it.
    }
  }
}

/** Opens a SQLite file that several processes may use at once. */
export function openEmbedded(file: string): Sqlite.Database {
  if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true });
  const db = new Sqlite(file, { timeout: 5_000 });
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = NORMAL');
  return db;
}

const prepare = (db: Sqlite.Database) => ({
  get: db.prepare('SELECT value FROM kv WHERE key = ? AND expires_at > ?'),
  set: db.prepare(
    'INSERT INTO kv VALUES (?, ?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value, expires_at = excluded.expires_at',
  ),
  swap: db.prepare('UPDATE kv SET value = ?, expires_at = ? WHERE key = ? AND value = ? AND expires_at > ?'),
  delete: db.prepare('DELETE FROM kv WHERE key = ?'),
  deleteMembers: db.prepare('DELETE FROM kv_members WHERE key = ?'),
  renewMembers: db.prepare('UPDATE kv_members SET expires_at = ? WHERE key = ?'),
  addMember: db.prepare(
    'INSERT INTO kv_members VALUES (?, ?, ?) ON CONFLICT (key, member) DO UPDATE SET expires_at = excluded.expires_at',
  ),
  removeMember: db.prepare('DELETE FROM kv_members WHERE key = ? AND member = ?'),
  members: db.prepare('SELECT member FROM kv_members WHERE key = ? AND expires_at > ? ORDER BY member'),
  sweep: db.prepare('DELETE FROM kv WHERE expires_at <= ?'),
  sweepMembers: db.prepare('DELETE FROM kv_members WHERE expires_at <= ?'),
});
