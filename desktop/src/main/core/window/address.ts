import type { Place } from '../../../ipc/place.schema.ts';

/** The console's address of a place that something outside of the window asks for. */
export function addressOf(place: Place | null): string {
  if (place?.ticketId !== undefined) return `/tickets/${place.ticketId}`;
  return place?.view === undefined ? '/' : `/?view=${encodeURIComponent(place.view)}`;
}
