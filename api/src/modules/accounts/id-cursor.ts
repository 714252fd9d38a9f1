import { because, wording } from '@tandem/contract';
import { AppError } from '../../errors/app-error.ts';

/** What is asked for of a list in which an id is position enough. */
export interface AfterId {
  readonly cursor?: string | undefined;
  readonly limit: number;
}

export interface Paged<T> {
  readonly items: T[];
  readonly nextCursor: string | null;
}

/** One page of such a list. `read` answers up to `limit` items after the one with that id, undefined being the start. */
export async function pageFrom<T extends { readonly id: number }>(
  { cursor, limit }: AfterId,
  read: (after: number | undefined, limit: number) => Promise<T[]>,
): Promise<Paged<T>> {
  const found = await read(cursor === undefined ? undefined : fromCursor(cursor), limit + 1);
  const items = found.slice(0, limit);
  const last = items.at(-1);
  return { items, nextCursor: found.length > limit && last ? toCursor(last.id) : null };
}

const toCursor = (id: number) => Buffer.from(String(id)).toString('base64url');

function fromCursor(cursor: string): number {
  const id = Number(Buffer.from(cursor, 'base64url').toString());
  if (Number.isSafeInteger(id) && id > 0) return id;
  throw new AppError(
    'validation',
    undefined,
    wording({ cursor: because('malformed', { expected: 'a cursor from this service' }) }),
  );
}
