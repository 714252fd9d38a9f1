import type { Database } from '../../database/database.ts';
import { selectRaw } from '../../database/raw.ts';
import { fromDbTime } from '../../database/time.ts';

interface AskedRow {
  readonly created_at: string;
  readonly first_response_at: string | null;
}

/** Of late: among so many tickets. An answer is looked for nowhere else, however few of them have one. */
const LATEST = 500;
/** From fewer answers nothing is concluded. */
const FEWEST = 5;
const FRESH_MS = 60_000;

/**
 * How long customers usually wait for the first answer: the middle one of those who asked of late. Who is still waiting has
 * waited so long at least: on a day when most are, few quick answers promise nothing.
 */
export class AnswerTime {
  private known: { readonly until: number; readonly usual: number | null } | undefined;
  private loading: Promise<number | null> | undefined;

  constructor(
    private readonly db: Database,
    private readonly now: () => number = () => Date.now(),
  ) {}

  /** In milliseconds, up to a minute old; null while too few were given. */
  async usual(): Promise<number | null> {
    if (this.known && this.known.until > this.now()) return this.known.usual;
    this.loading ??= this.load().finally(() => {
      this.loading = undefined;
    });
    return this.loading;
  }

  private async load(): Promise<number | null> {
    // Closed without an answer: nobody waits any more.
    const sql = `SELECT created_at, first_response_at FROM
      (SELECT created_at, first_response_at, status FROM tickets ORDER BY id DESC LIMIT ${LATEST}) late
      WHERE first_response_at IS NOT NULL OR status <> 'closed'`;
    const rows = await selectRaw<AskedRow>(this.db, sql, []);
    const answered = rows.filter((row) => row.first_response_at !== null);
    const middle = answered.length < FEWEST ? undefined : middleOf(rows.map((row) => waitOf(row, this.now())));
    const usual = middle?.isOver ? middle.ms : null;
    this.known = { until: this.now() + FRESH_MS, usual };
    return usual;
  }
}

const at = (time: string): number => Date.parse(fromDbTime(time));

interface Wait {
  readonly ms: number;
  readonly isOver: boolean;
}

function waitOf({ created_at, first_response_at }: AskedRow, now: number): Wait {
  const until = first_response_at === null ? now : at(first_response_at);
  return { ms: Math.max(0, until - at(created_at)), isOver: first_response_at !== null };
}

const middleOf = (waits: readonly Wait[]): Wait =>
  waits.toSorted((one, other) => one.ms - other.ms)[Math.floor((waits.length - 1) / 2)] as Wait;
