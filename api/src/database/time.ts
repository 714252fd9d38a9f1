/**
 * Times are stored as text, `2026-11-22 14:02:09.120` in UTC: the one form in which both dialects keep, compare and
 * return them alike (a bound Date becomes an integer in SQLite).
 */
export const toDbTime = (time: Date): string => time.toISOString().slice(0, 23).replace('T', ' ');

/** A time of the wire in the form of the database. */
export const wireToDbTime = (time: string | null): string | null =>
  time === null ? null : time.slice(0, 23).replace('T', ' ');

/** A stored time in the form of the wire: ISO 8601, UTC, milliseconds. */
export function fromDbTime(stored: string): string;
export function fromDbTime(stored: string | null): string | null;
export function fromDbTime(stored: string | null): string | null {
  if (stored === null) return null;
  // DATETIME(3) columns come back with their milliseconds; defaults computed by a store may lack them.
  const [seconds, milliseconds = ''] = stored.replace(' ', 'T').split('.');
  return `${seconds}.${milliseconds.padEnd(3, '0').slice(0, 3)}Z`;
}
