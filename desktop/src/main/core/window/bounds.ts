export interface Bounds {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const SMALLEST = { width: 480, height: 400 };
/** As much of the window has to be in sight to take hold of it. */
const HANDLE = { width: 120, height: 40 };

/** Where the window opens: where it was, if that is still on a screen that is there; else in the middle (null). */
export function boundsOnScreen(kept: Bounds | null, screens: readonly Bounds[]): Bounds | null {
  if (kept === null) return null;
  const bounds = {
    ...kept,
    width: Math.max(SMALLEST.width, kept.width),
    height: Math.max(SMALLEST.height, kept.height),
  };
  const home = screens.find((screen) => isInReach(bounds, screen));
  if (home === undefined) return null;
  return {
    ...bounds,
    width: Math.min(bounds.width, home.width),
    height: Math.min(bounds.height, home.height),
  };
}

/** Bounds as they were kept, or null when that is not what they are. */
export function toBounds(found: unknown): Bounds | null {
  if (typeof found !== 'object' || found === null) return null;
  const { x, y, width, height } = found as Record<string, unknown>;
  const isLength = (value: unknown): value is number =>
    Number.isSafeInteger(value) && Math.abs(Number(value)) < 100_000;
  return isLength(x) && isLength(y) && isLength(width) && isLength(height) && width > 0 && height > 0
    ? { x, y, width, height }
    : null;
}

/** Its upper edge, where one takes hold of it, is on the screen. */
function isInReach(bounds: Bounds, screen: Bounds): boolean {
  const seen = Math.min(bounds.x + bounds.width, screen.x + screen.width) - Math.max(bounds.x, screen.x);
  return seen >= HANDLE.width && bounds.y >= screen.y && bounds.y <= screen.y + screen.height - HANDLE.height;
}
