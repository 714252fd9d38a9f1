import type { Place } from '../../../ipc/notes.ts';

/** The console's address of a place that something outside of the window asks for. */
export function addressOf(place: Place | null): string {
  if (place === null) return '/';
  if ('ticketId' in place) return `/tickets/${place.ticketId}`;
  return 'view' in place ? `/?view=${encodeURIComponent(place.view)}` : `/#${place.pane}`;
}
