import { because, InvalidInput, type TicketSort } from '@tandem/contract';
import { toDbTime } from '../../database/time.ts';
import type { TicketRow } from './ticket.row.ts';

/** Where a page ended: the sort values of its last row. The id makes every order unique. */
export interface Position {
  readonly id: number;
  /** `updated_at` or `created_at`, in database form. */
  readonly time: string;
  /** Present when sorted by priority. */
  readonly priority?: number;
}

/** An opaque cursor; it carries its order, so that it cannot be used with another. */
export function toCursor(sort: TicketSort, row: TicketRow): string {
  const time = sort === '-createdAt' ? row.created_at : row.updated_at;
  return Buffer.from(JSON.stringify([sort, row.id, time, row.priority])).toString('base64url');
}

/** Throws InvalidInput for anything that {@link toCursor} did not make for this order. */
export function fromCursor(sort: TicketSort, cursor: string): Position {
  const [order, id, time, priority] = decode(cursor);
  if (order !== sort || !Number.isSafeInteger(id) || typeof time !== 'string' || !isTime(time) || !isRank(priority)) {
    throw new InvalidInput({ cursor: because('malformed', { expected: 'a cursor of this list' }) });
  }
  return { id: id as number, time, ...(sort === 'priority' && { priority }) };
}

function decode(cursor: string): unknown[] {
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    return Array.isArray(value) ? value : [];
  } catch {
    return [];
  }
}

function isTime(text: string): boolean {
  const time = new Date(`${text.replace(' ', 'T')}Z`);
  return !Number.isNaN(time.getTime()) && toDbTime(time) === text;
}

const isRank = (value: unknown): value is number => value === 1 || value === 2 || value === 3;
