import type { Stores } from '@tandem/client';
import { type Activity, mostUnread, type Ticket } from '@tandem/contract';
import type { Person } from '../people/person.ts';
import { type Patient, until } from './until.ts';

const WITHIN_MS = 20_000;

/** What somebody sees after all that happened against what a new tab of theirs loads: lists, feed, unread. */
export async function checkFresh(person: Person, machine: Patient): Promise<string[]> {
  const fresh = await person.device.open();
  try {
    await fresh.tickets.show(person.tab.tickets.filters);
    // Whoever came back loads anew within a few seconds; a new tab may have been loaded a moment too early.
    const failure = await until({ within: WITHIN_MS, every: 250, machine }, async () => {
      const differs = difference(person.tab, fresh);
      if (differs) await Promise.all([fresh.activity.load(), fresh.tickets.load()]);
      return differs;
    });
    return failure ? [`${person.account.name}, against a new tab of theirs: ${failure}`] : [];
  } finally {
    person.device.crash(fresh);
  }
}

function difference(tab: Stores, fresh: Stores): string | undefined {
  const { state, failure } = fresh.session;
  if (state !== 'signed_in') return `the new tab is ${state}${failure ? `: ${failure.code}, ${failure.message}` : ''}`;
  if (fresh.activity.state !== 'ready') return `the new tab's feed is ${fresh.activity.state}`;
  // Both lists go on where a first page ends.
  const { items: feed } = fresh.activity;
  const missing =
    different('activity', tab.activity.items.slice(0, feed.length), feed, told) ??
    different('row', tab.tickets.items.slice(0, fresh.tickets.items.length), fresh.tickets.items, row);
  if (missing) return missing;
  const [unread, counted] = [tab, fresh].map(({ activity }) => Math.min(activity.unread, mostUnread));
  return unread === counted ? undefined : `${unread} unread, should be ${counted}; ${marksApart(tab, fresh)}`;
}

/** The first activity that one of the tabs takes for seen and the other does not. */
function marksApart(tab: Stores, fresh: Stores): string {
  const seen = new Map(tab.activity.items.map((item) => [item.cursor, item]));
  const apart = fresh.activity.items.find((item) => {
    const same = seen.get(item.cursor);
    return same && tab.activity.isUnread(same) !== fresh.activity.isUnread(item);
  });
  return apart ? `${told(apart)} is seen in one of them` : 'the newest are marked alike';
}

function different<T>(what: string, seen: readonly T[], real: readonly T[], print: (one: T) => string) {
  const index = real.findIndex((one, place) => print(one) !== print(seen[place] ?? one) || !seen[place]);
  if (index >= 0) {
    const was = seen[index];
    return `${what} ${index + 1} is ${was ? print(was) : 'missing'}, should be ${print(real[index] as T)}`;
  }
  return seen.length === real.length ? undefined : `${seen.length} of ${what}, should be ${real.length}`;
}

/** What an activity says of its ticket is of the moment it was told, so that is left out. */
const told = ({ cursor, kind, ticket, actor, seq }: Activity) =>
  JSON.stringify([cursor, kind, ticket.id, actor.id, seq]);

const row = ({ id, status, priority, assignee, lastSeq, version, unread, updatedAt }: Ticket) =>
  JSON.stringify({ id, status, priority, assignee: assignee?.id, lastSeq, version, unread, updatedAt });
