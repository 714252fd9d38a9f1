import type { SharedTicket } from '@tandem/contract';
import { frameOf } from './frames.ts';

const EVERY_MS = 250;
/** What all staff of a replica together are sent of their lists, in bytes a second, but no later than after so long. */
const BYTES_PER_SECOND = 8_388_608;
const LONGEST_MS = 2_000;
const MOST_IN_FRAME = 100;
const MOST_CHARACTERS = 100_000;

/**
 * Changed tickets for all staff: at most one batch every 250 ms, each ticket once and as it is last, serialised once
 * for everybody. However many messages are written, a list costs each of its readers four updates a second; and fewer,
 * down to one in two seconds, where a batch times all staff comes to megabytes.
 */
export class StaffBatch {
  private readonly waiting = new Map<number, SharedTicket>();
  private timer: NodeJS.Timeout | undefined;
  /** When what was sent last may be followed by more. */
  private paidAt = 0;

  /** `send` answers how many bytes go out in all. */
  constructor(
    private readonly send: (frame: string) => number,
    private readonly every = EVERY_MS,
  ) {}

  add(tickets: readonly SharedTicket[]): void {
    for (const ticket of tickets) {
      const known = this.waiting.get(ticket.id);
      // Replicas race: of two states the one with the later entry, or else the later change, is the newer.
      if (!known || !isOlder(ticket, known)) this.waiting.set(ticket.id, ticket);
    }
    this.timer ??= setTimeout(() => this.flush(), Math.max(this.every, this.paidAt - performance.now()));
  }

  /** What waits goes out now: what follows has to come after it. */
  flush(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    const tickets = [...this.waiting.values()];
    this.waiting.clear();
    let bytes = 0;
    for (const part of inParts(tickets)) bytes += this.send(frameOf('tickets.changed', { tickets: part }));
    this.paidAt = performance.now() + Math.min((bytes * 1_000) / BYTES_PER_SECOND, LONGEST_MS);
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
