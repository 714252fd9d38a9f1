import type { Database } from '../../database/database.ts';
import { selectRaw } from '../../database/raw.ts';
import { fromDbTime } from '../../database/time.ts';

interface AnsweredRow {
  readonly created_at: string;
  readonly first_response_at: string;
}

/** Of late: among so many tickets. An answer is looked for nowhere else, however few of them have one. */
const LATEST = 500;
/** From fewer answers nothing is concluded. */
const FEWEST = 5;
const FRESH_MS = 60_000;

/** How long customers usually wait for the first answer: the middle one of those that were given of late. */
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
    const sql = `SELECT created_at, first_response_at FROM
      (SELECT created_at, first_response_at FROM tickets ORDER BY id DESC LIMIT ${LATEST}) late
      WHERE first_response_at IS NOT NULL`;
    const rows = await selectRaw<AnsweredRow>(this.db, sql, []);
    const waits = rows.map((row) => Math.max(0, at(row.first_response_at) - at(row.created_at)));
    const usual = waits.length < FEWEST ? null : middleOf(waits);
    this.known = { until: this.now() + FRESH_MS, usual };
    return usual;
  }
}

const at = (time: string): number => Date.parse(fromDbTime(time));

const middleOf = (values: readonly number[]): number =>
  values.toSorted((one, other) => one - other)[Math.floor((values.length - 1) / 2)] as number;
