import type { Files } from '../files/files.ts';
import type { Log } from '../log/log.ts';

/** For what time a manifest was signed, as it says itself under that signature, in ms; 0 where it does not say. */
export interface Vouched {
  readonly signedAt: number;
  readonly expires: number;
}

/** `expired`: nobody vouches for it any more. `replayed`: it is older than what the same feed said before. */
export type Standing = 'fresh' | 'expired' | 'replayed';

const NAME = 'updates-seen.json';
/** Feeds that are remembered: somebody may go from one ring to the other and back. */
const MOST = 4;

/**
 * What feeds said last, so that one that is frozen or turned back is noticed: a signature says who wrote a manifest, not
 * that there is no newer one.
 */
export class SeenFeeds {
  private constructor(
    private readonly seen: Map<string, Vouched>,
    private readonly files: Files,
    private readonly log: Log,
  ) {}

  /** What was remembered and cannot be read is as if nothing had been seen. */
  static async open(files: Files, log: Log): Promise<SeenFeeds> {
    const found: unknown = await files
      .read(NAME)
      .then((text) => JSON.parse(text ?? '{}'))
      .catch(() => ({}));
    const entries = typeof found === 'object' && found !== null ? Object.entries(found) : [];
    return new SeenFeeds(new Map(entries.filter(isSeen).slice(-MOST)), files, log);
  }

  /** Takes note of what a feed says now; null: it offers nothing at all, which counts from what it said before. */
  judge(feed: string, said: Vouched | null, now: number): Standing {
    const before = this.seen.get(feed);
    if (said !== null && before !== undefined && said.signedAt < before.signedAt) return 'replayed';
    if (said !== null && said.signedAt !== before?.signedAt) this.remember(feed, said);
    const counts = said ?? before;
    return counts !== undefined && now > counts.expires ? 'expired' : 'fresh';
  }

  private remember(feed: string, said: Vouched): void {
    this.seen.delete(feed);
    this.seen.set(feed, said);
    for (const oldest of [...this.seen.keys()].slice(0, -MOST)) this.seen.delete(oldest);
    this.files
      .write(NAME, `${JSON.stringify(Object.fromEntries(this.seen))}\n`)
      .catch((cause) => this.log.warn('what the feed said could not be kept', { cause }));
  }
}

const isSeen = (entry: [string, unknown]): entry is [string, Vouched] => {
  const said = entry[1] as Partial<Vouched> | null;
  return typeof said?.signedAt === 'number' && typeof said.expires === 'number';
};
