import type { Entry } from '@tandem/contract';

/** Everything about an entry that must be the same for all who see it, ever. */
export const fingerprint = ({ kind, author, at, body, clientId }: Omit<Entry, 'ticketId' | 'seq'>): string =>
  JSON.stringify([kind, author.id, at, body ?? null, clientId ?? null]);

export const placeOf = (ticketId: number, seq: number): string => `${ticketId}/${seq}`;
