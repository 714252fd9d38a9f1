/** How one language writes numbers and times. Every time goes in as ISO 8601 or milliseconds since the epoch. */
export interface Format {
  number(value: number): string;
  /** “22 November 2026 at 14:02”, for hovering and screen readers. */
  full(at: Moment): string;
  /** “14:02”. */
  time(at: Moment): string;
  /** “14:02” on the day of `earlier`, “23 Nov, 14:02” on any other. */
  timeAfter(at: Moment, earlier: Moment): string;
  /** “22 Nov” this year, “22 Nov 2025” before. */
  date(at: Moment, now: number): string;
  /** “Sunday 22 November”, for day separators. */
  day(at: Moment, now: number): string;
  /** “just now”, “3m”, “2h”, “Mon”, then the date: short enough for a list. */
  short(at: Moment, now: number): string;
  /** “3 minutes ago”, “yesterday”, then the date: for prose. */
  relative(at: Moment, now: number): string;
  /** “6 min”, “2 hr”: how long something took. */
  duration(milliseconds: number): string;
  /** “Ada, Ben and Cleo”. */
  list(items: readonly string[]): string;
}
export type Moment = string | number;

/**
 * The formatters of one locale, each made once and when it is first used: building an Intl object costs far more than
 * using it, and no page uses all.
 */
export function createFormat(locale: string, justNow: string): Format {
  const dates = (options: Intl.DateTimeFormatOptions) => once(() => new Intl.DateTimeFormat(locale, options));
  const number = once(() => new Intl.NumberFormat(locale));
  const full = dates({ dateStyle: 'long', timeStyle: 'short' });
  const time = dates({ timeStyle: 'short' });
  const dateTime = dates({ day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' });
  const date = dates({ day: 'numeric', month: 'short' });
  const dateYear = dates({ day: 'numeric', month: 'short', year: 'numeric' });
  const weekday = dates({ weekday: 'short' });
  const day = dates({ weekday: 'long', day: 'numeric', month: 'long' });
  const dayYear = dates({ day: 'numeric', month: 'long', year: 'numeric' });
  const relative = once(() => new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }));
  const list = once(() => new Intl.ListFormat(locale, { type: 'conjunction' }));
  const units = new Map<string, Intl.NumberFormat>();
  const unit = (name: Unit, unitDisplay: 'narrow' | 'short', value: number) => {
    const key = `${name}-${unitDisplay}`;
    const made = units.get(key) ?? new Intl.NumberFormat(locale, { style: 'unit', unit: name, unitDisplay });
    units.set(key, made);
    return made.format(value);
  };

  const thisYear = (at: Moment, now: number) => new Date(at).getFullYear() === new Date(now).getFullYear();
  const format: Format = {
    number: (value) => number().format(value),
    full: (at) => full().format(new Date(at)),
    time: (at) => time().format(new Date(at)),
    timeAfter: (at, earlier) =>
      (daysBetween(earlier, new Date(at).getTime()) === 0 ? time : dateTime)().format(new Date(at)),
    date: (at, now) => (thisYear(at, now) ? date : dateYear)().format(new Date(at)),
    day: (at, now) => (thisYear(at, now) ? day : dayYear)().format(new Date(at)),
    short(at, now) {
      const age = now - new Date(at).getTime();
      if (age < MINUTE) return justNow;
      if (age < HOUR) return unit('minute', 'narrow', Math.floor(age / MINUTE));
      if (daysBetween(at, now) === 0) return unit('hour', 'narrow', Math.floor(age / HOUR));
      return daysBetween(at, now) < 7 ? weekday().format(new Date(at)) : format.date(at, now);
    },
    relative(at, now) {
      const age = now - new Date(at).getTime();
      if (age < MINUTE) return justNow;
      if (age < HOUR) return relative().format(-Math.floor(age / MINUTE), 'minute');
      const days = daysBetween(at, now);
      if (days === 0) return relative().format(-Math.floor(age / HOUR), 'hour');
      return days < 7 ? relative().format(-days, 'day') : format.date(at, now);
    },
    duration(milliseconds) {
      if (milliseconds < HOUR) return unit('minute', 'short', Math.max(1, Math.round(milliseconds / MINUTE)));
      if (milliseconds < 2 * DAY) return unit('hour', 'short', Math.round(milliseconds / HOUR));
      return unit('day', 'short', Math.round(milliseconds / DAY));
    },
    list: (items) => list().format(items),
  };
  return format;
}

/** The same thing each time, made at the first. */
function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

type Unit = 'minute' | 'hour' | 'day';
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Calendar days in the reader's own time zone; the noon in between keeps summer time from losing one. */
function daysBetween(at: Moment, now: number): number {
  const noon = (moment: Moment) => new Date(moment).setHours(12, 0, 0, 0);
  return Math.round((noon(now) - noon(at)) / DAY);
}
