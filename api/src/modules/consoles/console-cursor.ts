import { because, type FleetConsole, InvalidInput } from '@tandem/contract';
import { toDbTime } from '../../database/time.ts';

/** Where a page ended. The id makes the order unique. */
export interface Position {
  readonly id: number;
  /** `last_seen_at` in database form. */
  readonly seen: string;
}

export const toCursor = ({ id, lastSeenAt }: FleetConsole): string =>
  Buffer.from(`${id}|${lastSeenAt}`).toString('base64url');

/** Throws InvalidInput for anything that {@link toCursor} did not make. */
export function fromCursor(cursor: string): Position {
  const [id = '', seen = ''] = Buffer.from(cursor, 'base64url').toString().split('|');
  const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(seen) ? new Date(seen) : new Date(Number.NaN);
  if (!/^[1-9]\d{0,15}$/.test(id) || Number.isNaN(time.getTime())) {
    throw new InvalidInput({ cursor: because('malformed', { expected: 'a cursor of this list' }) });
  }
  return { id: Number(id), seen: toDbTime(time) };
}
