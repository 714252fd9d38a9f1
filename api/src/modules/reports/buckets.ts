/** Each bucket ends a fifth later than the one before, so that its middle is at most a tenth off. */
const RATIO = 1.2;
const SECOND = 1_000;
/** Nothing is told apart beyond about a year and a half. */
const LAST = 96;

/** The bucket of a duration in milliseconds. */
export const bucketOf = (ms: number): number =>
  Math.min(LAST, Math.max(0, Math.floor(Math.log(Math.max(ms, 0) / SECOND + 1) / Math.log(RATIO))));

/** The middle of a bucket, in milliseconds. */
const middleOf = (bucket: number): number => Math.round((RATIO ** (bucket + 0.5) - 1) * SECOND);

/** So many durations in each bucket. */
export type Spread = ReadonlyMap<number, number>;

/** How long things took: half of them at most the median, nine of ten at most the p90. */
export function durationsOf(spread: Spread): { count: number; median: number | null; p90: number | null } {
  const ascending = [...spread].sort(([one], [other]) => one - other);
  const count = ascending.reduce((sum, [, amount]) => sum + amount, 0);
  const at = (share: number): number | null => {
    let seen = 0;
    for (const [bucket, amount] of ascending) {
      seen += amount;
      if (seen >= share * count) return middleOf(bucket);
    }
    return null;
  };
  return { count, median: at(0.5), p90: at(0.9) };
}
