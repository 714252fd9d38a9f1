import type { ActivityKind } from '../activity/activity.schema.ts';
import type { Preferences, QuietHours } from './preferences.schema.ts';

/** What holds until somebody chooses: to be told of everything, always. */
export const plainPreferences: Preferences = { muted: [], quiet: null };

/** `tell`: with sound and notice. `muted`: not wanted at all. `quiet`: not now. */
export type Telling = 'tell' | 'muted' | 'quiet';

/** Whether somebody wants to be told of this, at this moment (milliseconds since 1970). The one rule for every device. */
export function tellingOf({ muted, quiet }: Preferences, kind: ActivityKind, at: number): Telling {
  if (muted.includes(kind)) return 'muted';
  return isQuiet(quiet, at) ? 'quiet' : 'tell';
}

/** Whether it is quiet now. Hours that pass midnight belong to the day on which they begin. */
export function isQuiet(quiet: QuietHours | null, at: number): boolean {
  if (quiet === null) return false;
  const { day, time } = wallClock(quiet.timeZone, at);
  const { from, to, days } = quiet;
  if (from < to) return days.includes(day) && time >= from && time < to;
  const yesterday = (day + 6) % 7;
  return (days.includes(day) && time >= from) || (days.includes(yesterday) && time < to);
}

const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];

/** What a clock on the wall shows there. A zone that this machine does not know is taken for UTC. */
function wallClock(timeZone: string, at: number): { readonly day: number; readonly time: string } {
  const parts = new Map(
    clockFor(timeZone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );
  return { day: weekdays.indexOf(parts.get('weekday') ?? ''), time: `${parts.get('hour')}:${parts.get('minute')}` };
}

const clocks = new Map<string, Intl.DateTimeFormat>();
const MOST_CLOCKS = 20;

function clockFor(timeZone: string): Intl.DateTimeFormat {
  const known = clocks.get(timeZone);
  if (known) return known;
  if (clocks.size >= MOST_CLOCKS) clocks.clear();
  const made = clockIn(timeZone) ?? clockIn('UTC') ?? new Intl.DateTimeFormat('en');
  clocks.set(timeZone, made);
  return made;
}

function clockIn(timeZone: string): Intl.DateTimeFormat | undefined {
  try {
    const hands = { weekday: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
    return new Intl.DateTimeFormat('en', { timeZone, ...hands });
  } catch {
    return undefined;
  }
}
