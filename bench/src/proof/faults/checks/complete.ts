import type { Person } from '../people/person.ts';
import { fingerprint, placeOf } from '../record/fingerprint.ts';
import type { Truth } from './truth.ts';

/** What keeps somebody from being live with nothing of theirs waiting; undefined: nothing does. */
export function notSettled({ account, tab }: Person): string | undefined {
  const { connection, session, outbox } = tab;
  if (session.state !== 'signed_in') return `${account.name} is ${session.state}`;
  if (connection.state !== 'live') return `${account.name} is ${connection.state}${nextTry(connection.retryAt)}`;
  const [waiting] = outbox.messages;
  return waiting && `${account.name} has ${outbox.messages.length} in the outbox, the first ${waiting.state}`;
}

const nextTry = (retryAt: number | null): string =>
  retryAt === null ? ', trying' : `, to try again in ${Math.round((retryAt - Date.now()) / 1_000)} s`;

/** How far what somebody has on screen is from where their ticket stands; undefined: it is there. */
export function notThere({ account, tab }: Person, tickets: Truth['tickets']): string | undefined {
  const { ticket, timeline } = tab;
  const truth = tickets.get(ticket.ticketId ?? 0);
  const name = `${account.name} on ticket ${ticket.ticketId}`;
  if (ticket.state !== 'ready' || !ticket.ticket || !truth) return `${name}: it is ${ticket.state}`;
  const { lastSeq, status, version } = ticket.ticket;
  if (lastSeq !== truth.lastSeq || status !== truth.status || version !== truth.version) {
    return `${name}: shows ${lastSeq} ${status} v${version}, there is ${truth.lastSeq} ${truth.status} v${truth.version}`;
  }
  return timeline.lastSeq === lastSeq ? undefined : `${name}: shows entries up to ${timeline.lastSeq} of ${lastSeq}`;
}

/** The first entry on somebody's screen that is not what the database has in its place. */
export function notTheSame({ account, tab }: Person, { fingerprints }: Truth): string | undefined {
  const name = `${account.name} on ticket ${tab.timeline.ticketId}`;
  let seq = tab.timeline.entries[0]?.seq ?? 0;
  for (const entry of tab.timeline.entries) {
    if (entry.seq !== seq) return `${name}: where entry ${seq} should be stands ${entry.seq}`;
    if (fingerprint(entry) !== fingerprints.get(placeOf(entry.ticketId, seq))) return `${name}: entry ${seq} differs`;
    seq += 1;
  }
  return undefined;
}
