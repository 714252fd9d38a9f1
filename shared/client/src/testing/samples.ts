import type { Activity, Entry, Participant, Ticket, User } from '@tandem/contract';

const AT = '2026-11-22T14:00:00.000Z';

/** A customer. */
export const ana: User = { id: 11, name: 'Ana Customer', email: 'ana@example.com', role: 'customer' };
/** A member of staff. */
export const sam: User = { id: 21, name: 'Sam Agent', email: 'sam@example.com', role: 'agent' };
/** Another one. */
export const kim: User = { id: 22, name: 'Kim Agent', email: 'kim@example.com', role: 'agent' };

export const asParticipant = ({ id, name, role }: User): Participant => ({ id, name, role });

/** Ana's ticket, with what a test needs to be different. */
export function aTicket(overrides: Partial<Ticket> = {}): Ticket {
  const ticket: Ticket = {
    id: 7,
    title: 'The printer is on fire',
    description: 'It started this morning and has not stopped since.',
    status: 'open',
    priority: 'medium',
    category: { id: 1, name: 'Technical' },
    customer: { id: ana.id, name: ana.name },
    assignee: null,
    awaiting: 'staff',
    lastSeq: 1,
    readSeq: 0,
    unread: 0,
    viewedByStaffAt: null,
    createdAt: AT,
    updatedAt: AT,
    firstResponseAt: null,
    resolvedAt: null,
    closedAt: null,
    version: 1,
    ...overrides,
  };
  return { ...ticket, unread: overrides.unread ?? Math.max(0, ticket.lastSeq - ticket.readSeq) };
}

/** A message by Ana, with what a test needs to be different. */
export const anEntry = (seq: number, overrides: Partial<Entry> = {}): Entry => ({
  ticketId: 7,
  seq,
  kind: 'message',
  author: asParticipant(ana),
  at: AT,
  body: `Message ${seq}`,
  ...overrides,
});

/** Entries `from` to `to`, the first of a ticket being its creation. */
export const entries = (from: number, to: number, overrides: Partial<Entry> = {}): Entry[] =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, index) =>
    from + index === 1
      ? { ticketId: 7, seq: 1, kind: 'created', author: asParticipant(ana), at: AT, ...overrides }
      : anEntry(from + index, overrides),
  );

export const anActivity = (cursor: string, overrides: Partial<Activity> = {}): Activity => ({
  cursor,
  kind: 'message.posted',
  ticket: { id: 7, title: 'The printer is on fire', status: 'open', priority: 'medium' },
  actor: asParticipant(ana),
  at: AT,
  seq: 2,
  ...overrides,
});
