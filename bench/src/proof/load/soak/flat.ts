/** A measure at a moment, counted in what was done until then. */
export interface Point {
  readonly done: number;
  readonly value: number;
}

/**
 * How much a value grew over the second half, by the line that fits it best: single readings go up and down, and the
 * first half fills caches and compiles code.
 */
export function growth(points: readonly Point[]): number {
  const half = secondHalf(points);
  const first = half[0];
  const last = half.at(-1);
  if (!first || !last || first.done === last.done) return 0;
  return slope(half) * (last.done - first.done);
}

/** What was done in the second half. */
export function doneInSecondHalf(points: readonly Point[]): number {
  const half = secondHalf(points);
  return (half.at(-1)?.done ?? 0) - (half[0]?.done ?? 0);
}

const secondHalf = (points: readonly Point[]) => points.slice(Math.floor(points.length / 2));

/** Least squares. */
function slope(points: readonly Point[]): number {
  const mean = (of: (point: Point) => number) => points.reduce((sum, point) => sum + of(point), 0) / points.length;
  const [x, y] = [mean(({ done }) => done), mean(({ value }) => value)];
  const spread = points.reduce((sum, { done }) => sum + (done - x) ** 2, 0);
  return points.reduce((sum, { done, value }) => sum + (done - x) * (value - y), 0) / spread;
}
