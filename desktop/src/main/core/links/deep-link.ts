import type { Place } from '../../../ipc/place.schema.ts';

const LONGEST = 512;

/**
 * Where a link of ours leads: `tandem://ticket/42` or `tandem://view/unassigned`, and nothing else. It names no server,
 * carries no secret and changes nothing. Null for anything else.
 */
export function placeOf(link: string): Place | null {
  if (link.length > LONGEST) return null;
  const ticket = /^tandem:\/\/ticket\/([1-9]\d{0,14})\/?$/i.exec(link);
  if (ticket) return { ticketId: Number(ticket[1]) };
  const view = /^tandem:\/\/view\/([a-z][a-z-]{0,31})\/?$/i.exec(link);
  return view?.[1] ? { view: view[1].toLowerCase() } : null;
}
