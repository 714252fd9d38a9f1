import type { Place } from '../../../ipc/place.schema.ts';

/** Where a notice of an earlier run leads, by what the system still knows of it; null when it is not about one ticket. */
export function placeOfNotice(known: string): Place | null {
  const [, id] = /(?:^|[^\w-])ticket-([1-9]\d{0,14})(?![\w-])/.exec(known) ?? [];
  return id === undefined ? null : { ticketId: Number(id) };
}
