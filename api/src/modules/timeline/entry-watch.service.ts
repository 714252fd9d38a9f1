import type { Logger } from '../../logging.ts';
import type { EntryIdsRepository } from './entry-ids.repository.ts';

const CHECK_MS = 2_500;
/** Ids are given out before their transactions commit, so an entry can appear this many checks after a later one. */
const KEPT_CHECKS = 8;
const MOST_IDS = 20_000;
/** Kept while the database cannot be asked. Whatever is forgotten then counts as missed, which costs a fetch. */
const MOST_HEARD = 200_000;
/** Whoever is told to fetch again is not told so again before this time is over. */
const REST_MS = 10_000;

interface Dependencies {
  readonly entries: Pick<EntryIdsRepository, 'countAfter' | 'between' | 'newest'>;
  readonly log: Logger;
  readonly now?: () => number;
}

/**
 * Notices what was committed and never told to this process: whoever wrote it died before it could say so, or was cut off
 * from the others and then died. Those who look at the ticket here would otherwise not see it before something else
 * happens on it.
 */
export class EntryWatch {
  private readonly heardIds = new Set<number>();
  /** The latest id there was, at the last checks. */
  private marks: number[] = [];
  /** What was unheard at the last check: word of it may have been on its way. */
  private unheard = new Set<number>();
  private restUntil = 0;
  private timer: NodeJS.Timeout | undefined;
  private readonly now: () => number;

  constructor(
    private readonly deps: Dependencies,
    private readonly mostHeard = MOST_HEARD,
  ) {
    this.now = deps.now ?? Date.now;
  }

  /** These entries were announced here. */
  heard(id: number): void {
    this.heardIds.add(id);
    const [oldest] = this.heardIds;
    if (this.heardIds.size > this.mostHeard && oldest !== undefined) this.heardIds.delete(oldest);
  }

  /** From now on calls back when something was missed. */
  start(onMissed: () => void): void {
    this.timer = setTimeout(async () => {
      try {
        if (await this.check()) onMissed();
      } catch (cause) {
        this.deps.log.debug({ cause }, 'entries could not be looked for'); // the database is away: next time
      }
      if (this.timer) this.start(onMissed);
    }, CHECK_MS);
    this.timer.unref();
  }

  stop(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }

  /** Whether something was missed that was not told of before. */
  private async check(): Promise<boolean> {
    const { entries, log } = this.deps;
    const [from] = this.marks;
    if (from === undefined) {
      this.marks = [await entries.newest()];
      return false;
    }
    const { count, newest } = await entries.countAfter(from);
    const before = this.unheard;
    this.unheard = count > this.countHeard(from, newest) ? await this.findUnheard(from, newest) : new Set();
    const missed = [...this.unheard].filter((id) => before.has(id));
    this.forget(newest);
    if (missed.length === 0 || this.now() < this.restUntil) return false;
    for (const id of missed) this.heardIds.add(id);
    this.restUntil = this.now() + REST_MS;
    log.warn({ entries: missed.length }, 'entries were committed elsewhere and never announced');
    return true;
  }

  private countHeard(from: number, to: number): number {
    let count = 0;
    for (const id of this.heardIds) if (id > from && id <= to) count += 1;
    return count;
  }

  private async findUnheard(from: number, to: number): Promise<Set<number>> {
    const ids = await this.deps.entries.between(from, to, MOST_IDS);
    return new Set(ids.filter((id) => !this.heardIds.has(id)));
  }

  private forget(newest: number): void {
    this.marks.push(newest);
    if (this.marks.length > KEPT_CHECKS) this.marks.shift();
    const [from = 0] = this.marks;
    for (const id of this.heardIds) if (id <= from) this.heardIds.delete(id);
  }
}
