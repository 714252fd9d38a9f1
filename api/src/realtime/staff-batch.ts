import type { SharedTicket } from '@tandem/contract';
import { frameOf } from './frames.ts';

const EVERY_MS = 250;
const MOST_IN_FRAME = 100;
const MOST_CHARACTERS = 100_000;

/**
 * Changed tickets for all staff: at most one batch every 250 ms, each ticket once and as it is last, serialised once
 * for everybody. However many messages are written, a list costs each of its readers four updates a second.
 */
export class StaffBatch {
  private readonly waiting = new Map<number, SharedTicket>();
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly send: (frame: string) => void,
    private readonly every = EVERY_MS,
  ) {}

  add(tickets: readonly SharedTicket[]): void {
    for (const ticket of tickets) {
      const known = this.waiting.get(ticket.id);
      // Replicas race: of two states the one with the later entry, or else the later change, is the newer.
      if (!known || !isOlder(ticket, known)) this.waiting.set(ticket.id, ticket);
    }
    this.timer ??= setTimeout(() => this.flush(), this.every);
  }

  /** What waits goes out now: what follows has to come after it. */
  flush(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    const tickets = [...this.waiting.values()];
    this.waiting.clear();
    for (const part of inParts(tickets)) this.send(frameOf('tickets.changed', { tickets: part }));
  }

  close(): void {
    clearTimeout(this.timer);
  }
}

/** Frames stay small, since descriptions can be long. */
function inParts(tickets: readonly SharedTicket[]): SharedTicket[][] {
  const parts: SharedTicket[][] = [];
  let characters = Number.POSITIVE_INFINITY;
  for (const ticket of tickets) {
    characters += ticket.description.length;
    const last = parts.at(-1);
    if (last && last.length < MOST_IN_FRAME && characters <= MOST_CHARACTERS) last.push(ticket);
    else {
      parts.push([ticket]);
      characters = ticket.description.length;
    }
  }
  return parts;
}

const isOlder = (one: SharedTicket, other: SharedTicket) =>
  one.lastSeq < other.lastSeq || (one.lastSeq === other.lastSeq && one.version < other.version);
