import type Sqlite from 'better-sqlite3';
import type { Broadcast, BroadcastListener } from './broadcast.ts';
import { openEmbedded } from './embedded-keyvalue.ts';

const POLL_MS = 250;
const KEEP_MS = 60_000;

interface Letter {
  readonly id: number;
  readonly message: string;
}

/**
 * Broadcast between the processes that share one data folder: the api, and a `staff` command beside it. A table is the
 * mailbox; `PRAGMA data_version` tells cheaply whether another process wrote to it since the last look.
 */
export class EmbeddedBroadcast implements Broadcast {
  private readonly db: Sqlite.Database;
  private timer: NodeJS.Timeout | undefined;
  private seen: number;
  private version: unknown;

  constructor(
    file: string,
    private readonly processId: string,
  ) {
    this.db = openEmbedded(file);
    this.db.exec(`CREATE TABLE IF NOT EXISTS broadcast (
      id INTEGER PRIMARY KEY AUTOINCREMENT, sender TEXT NOT NULL, message TEXT NOT NULL, sent_at INTEGER NOT NULL)`);
    this.seen = (this.db.prepare('SELECT COALESCE(MAX(id), 0) AS id FROM broadcast').get() as { id: number }).id;
  }

  publish(message: string): void {
    // The one subscriber there can be is the api; what it would say itself has no reader.
    if (this.timer !== undefined) return;
    const now = Date.now();
    this.db.prepare('DELETE FROM broadcast WHERE sent_at < ?').run(now - KEEP_MS);
    this.db
      .prepare('INSERT INTO broadcast (sender, message, sent_at) VALUES (?, ?, ?)')
      .run(this.processId, message, now);
  }

  subscribe(listener: BroadcastListener): void {
    this.timer = setInterval(() => {
      try {
        this.collect(listener);
      } catch {
        // The file is locked just now: the next look finds what this one did not.
      }
    }, POLL_MS);
    this.timer.unref();
  }

  async close(): Promise<void> {
    clearInterval(this.timer);
    this.db.close();
  }

  private collect(listener: BroadcastListener): void {
    const version = this.db.pragma('data_version', { simple: true });
    if (version === this.version) return;
    const letters = this.db
      .prepare('SELECT id, message FROM broadcast WHERE id > ? AND sender <> ? ORDER BY id')
      .all(this.seen, this.processId) as Letter[];
    for (const { id, message } of letters) {
      this.seen = id;
      listener.onMessage(message);
    }
    this.version = version;
  }
}
