import type { Entry } from '@tandem/contract';
import { vi } from 'vitest';
import { Outbox } from '../outbox/outbox.ts';
import type { Outgoing } from '../outbox/outgoing.ts';
import { fakePorts } from './fake-ports.ts';
import { anEntry, asParticipant, sam } from './samples.ts';

/** The api's side: commits each `clientId` once, in the order it comes. */
export class Desk {
  readonly committed: Entry[] = [];
  /** Asked before and after each commit; may throw what goes wrong on the way. */
  before: (message: Outgoing) => void = () => {};
  after: (message: Outgoing) => void = () => {};

  async take(message: Outgoing): Promise<Entry> {
    await Promise.resolve();
    this.before(message);
    const known = this.committed.find(({ clientId }) => clientId === message.clientId);
    const { clientId, body, ticketId } = message;
    const seq = this.committed.length + 1;
    const entry = known ?? anEntry(seq, { ticketId, clientId, body, author: asParticipant(sam) });
    if (!known) this.committed.push(entry);
    this.after(message);
    return entry;
  }
  bodies(ticketId = 7): (string | undefined)[] {
    return this.committed.filter((entry) => entry.ticketId === ticketId).map(({ body }) => body);
  }
}

/** The outbox of somebody signed in, delivering to a desk. */
export function outboxOf(desk = new Desk(), ports = fakePorts(), accountId: number | null = sam.id) {
  const onDelivered = vi.fn();
  const outbox = new Outbox({ ports, deliver: (message) => desk.take(message), onDelivered });
  outbox.bind(accountId);
  outbox.resume();
  const write = (body: string, ticketId = 7) => outbox.add({ ticketId, body, seenSeq: 1 });
  return { outbox, desk, ports, clock: ports.clock, storage: ports.storage, onDelivered, write };
}
