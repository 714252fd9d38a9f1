import type { Activity, Entry, Participant, SharedTicket } from '@tandem/contract';

/** Who is renamed to what. */
type Renamed = Pick<Participant, 'id' | 'name'>;

/** The ticket with somebody's new name; the same object when they are not on it or are called that already. */
export function ticketWithName<T extends SharedTicket>(ticket: T, { id, name }: Renamed): T {
  const { customer, assignee, lastMessage } = ticket;
  const isRenamed = (person: Renamed | null | undefined) => person?.id === id && person.name !== name;
  if (![customer, assignee, lastMessage?.author].some(isRenamed)) return ticket;
  return {
    ...ticket,
    ...(isRenamed(customer) && { customer: { id, name } }),
    ...(isRenamed(assignee) && { assignee: { id, name } }),
    ...(lastMessage && isRenamed(lastMessage.author) && { lastMessage: { ...lastMessage, author: { id, name } } }),
  };
}

/** The same for people themselves: those who type, look, or can be assigned. */
export const personWithName = <P extends Renamed>(person: P, { id, name }: Renamed): P =>
  person.id === id && person.name !== name ? { ...person, name } : person;

/** … for what they wrote or did. */
export const entryWithName = (entry: Entry, renamed: Renamed): Entry => {
  const author = personWithName(entry.author, renamed);
  return author === entry.author ? entry : { ...entry, author };
};

/** … and for what happened. */
export const activityWithName = (activity: Activity, renamed: Renamed): Activity => {
  const actor = personWithName(activity.actor, renamed);
  return actor === activity.actor ? activity : { ...activity, actor };
};

/** A list with each item's new name; the same list when nothing in it changed. */
export function allWithName<T>(items: readonly T[], of: (item: T) => T): readonly T[] {
  const next = items.map(of);
  return next.some((item, index) => item !== items[index]) ? next : items;
}
