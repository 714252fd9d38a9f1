import { type FileHandle, open } from 'node:fs/promises';
import type { Pool } from 'mysql2/promise';

/** One line of a plan as it was carried out. */
export interface Step {
  readonly table: string;
  /** `ALL`, `index`, `range`, `ref` … */
  readonly access: string;
  readonly key: string;
  /** Rows each visit really read. */
  readonly rows: number;
  readonly extra: string;
}

/** A statement that the database carried out, and what that took. */
export interface Executed {
  readonly sql: string;
  readonly milliseconds: number;
  readonly rowsSent: number;
  readonly rowsExamined: number;
  readonly pagesAccessed: number;
  readonly plan: readonly Step[];
}

/**
 * MariaDB's own record of every statement: the very text, the plan it was carried out with and the rows really read.
 * Counts for connections opened after `begin`.
 */
export class SlowLog {
  private position = 0;
  private rest = '';

  private constructor(
    private readonly pool: Pool,
    private readonly file: FileHandle,
  ) {}

  static async begin(pool: Pool, path: string): Promise<SlowLog> {
    await pool.query(
      `SET GLOBAL log_output = 'FILE', GLOBAL slow_query_log_file = ?, GLOBAL long_query_time = 0,
         GLOBAL log_slow_verbosity = 'query_plan,explain,innodb', GLOBAL slow_query_log = 1`,
      [path],
    );
    return new SlowLog(pool, await open(path, 'r'));
  }

  /** What was carried out since the last call. */
  async read(): Promise<Executed[]> {
    const chunk = Buffer.alloc(1_048_576);
    for (;;) {
      const { bytesRead } = await this.file.read(chunk, 0, chunk.length, this.position);
      if (bytesRead === 0) break;
      this.position += bytesRead;
      this.rest += chunk.toString('utf8', 0, bytesRead);
    }
    const entries = this.rest.split(/^(?=# User@Host: )/m);
    // The last one may still be in the writing; a whole one ends with a semicolon and a line.
    this.rest = /;\n(# Time: .*\n)?$/.test(this.rest) ? '' : (entries.pop() ?? '');
    return entries.flatMap(parseEntry);
  }

  async pause(): Promise<void> {
    await this.pool.query('SET GLOBAL slow_query_log = 0');
  }

  async end(): Promise<void> {
    await this.pause();
    await this.file.close();
  }
}

const UNPLANNED = /^(BEGIN|COMMIT|ROLLBACK|SET |SELECT 1$)/;

/** Reads one entry of the log; nothing for what reads no table. */
export function parseEntry(text: string): Executed[] {
  const facts = new Map(
    [...text.matchAll(/^# .*$/gm)].flatMap(([line]) => [...line.matchAll(/(\w+): (\S+)/g)].map(pair)),
  );
  const sql = text
    .replace(/^#.*\n/gm, '')
    .replace(/^use `[^`]*`;\n/m, '')
    .replace(/^SET timestamp=\d+;\n/m, '')
    .replace(/;\s*$/, '')
    .trim();
  if (sql === '' || UNPLANNED.test(sql) || !facts.has('Rows_examined')) return [];
  const number = (name: string) => Number(facts.get(name) ?? 0);
  return [
    {
      sql,
      milliseconds: number('Query_time') * 1_000,
      rowsSent: number('Rows_sent'),
      rowsExamined: number('Rows_examined'),
      pagesAccessed: number('Pages_accessed'),
      plan: [...text.matchAll(/^# explain: (\d.*)$/gm)].map(([, line]) => toStep(line as string)),
    },
  ];
}

const pair = ([, name, value]: RegExpMatchArray) => [name as string, value as string] as const;

/** id, select_type, table, type, possible_keys, key, key_len, ref, rows, r_rows, filtered, r_filtered, Extra. */
function toStep(line: string): Step {
  const cells = line.split('\t');
  const cell = (index: number) => cells[index] ?? '';
  return { table: cell(2), access: cell(3), key: cell(5), rows: Number(cell(9)) || 0, extra: cell(12) };
}
