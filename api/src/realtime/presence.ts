import type { Participant } from '@tandem/contract';
import { frameOf } from './frames.ts';
import type { Letter } from './letters.ts';
import type { Rooms } from './rooms.ts';

const LEASE_MS = 30_000;
const RENEW_MS = 10_000;
const MOST_VIEWERS = 50;

interface Elsewhere {
  readonly until: number;
  readonly viewers: readonly Participant[];
}

interface Dependencies {
  readonly rooms: Rooms;
  readonly replica: string;
  readonly post: (letter: Letter) => void;
  readonly toTicket: (ticketId: number, frame: string) => void;
  /** Who has a ticket open, for the lists of staff: when it changes, and again before it lapses there. */
  readonly toRows: (ticketId: number, viewers: readonly Participant[]) => void;
  readonly now?: () => number;
}

/**
 * Who has a ticket open, over all replicas. Each replica speaks for its own connections and renews what it said; what a
 * dead one said lapses after 30 s.
 */
export class Presence {
  private readonly elsewhere = new Map<number, Map<string, Elsewhere>>();
  private readonly timer: NodeJS.Timeout;
  private readonly now: () => number;

  constructor(private readonly deps: Dependencies) {
    this.now = deps.now ?? Date.now;
    this.timer = setInterval(() => this.renew(), RENEW_MS);
    this.timer.unref();
  }

  /** Somebody here opened or left the ticket. */
  changed(ticketId: number): void {
    this.tell(ticketId, true);
    this.show(ticketId);
    this.deps.toRows(ticketId, this.viewers(ticketId));
  }

  /** Another replica speaks for its connections. */
  heard({ replica, ticketId, viewers, asks }: Extract<Letter, { kind: 'viewers' }>): void {
    const before = JSON.stringify(this.viewers(ticketId));
    const replicas = this.elsewhere.get(ticketId) ?? new Map<string, Elsewhere>();
    if (viewers.length > 0) replicas.set(replica, { until: this.now() + LEASE_MS, viewers });
    else replicas.delete(replica);
    if (replicas.size > 0) this.elsewhere.set(ticketId, replicas);
    else this.elsewhere.delete(ticketId);
    const isDifferent = JSON.stringify(this.viewers(ticketId)) !== before;
    if (isDifferent) this.deps.toRows(ticketId, this.viewers(ticketId));
    if (this.deps.rooms.onTicket(ticketId).size === 0) return;
    if (asks) this.tell(ticketId, false);
    if (isDifferent) this.show(ticketId);
  }

  /** Everyone who has the ticket open, each person once, at most 50. */
  viewers(ticketId: number): Participant[] {
    const people = new Map(this.here(ticketId).map((person) => [person.id, person]));
    for (const { until, viewers } of this.elsewhere.get(ticketId)?.values() ?? []) {
      if (until > this.now()) for (const person of viewers) people.set(person.id, person);
    }
    return [...people.values()].sort((a, b) => a.id - b.id).slice(0, MOST_VIEWERS);
  }

  close(): void {
    clearInterval(this.timer);
  }

  private here(ticketId: number): Participant[] {
    const people = new Map<number, Participant>();
    for (const { session } of this.deps.rooms.onTicket(ticketId)) {
      if (session) people.set(session.user.id, session.participant);
      if (people.size >= MOST_VIEWERS) break;
    }
    return [...people.values()];
  }

  private tell(ticketId: number, asks: boolean): void {
    this.deps.post({ kind: 'viewers', replica: this.deps.replica, ticketId, viewers: this.here(ticketId), asks });
  }

  private show(ticketId: number): void {
    if (this.deps.rooms.onTicket(ticketId).size === 0) return;
    this.deps.toTicket(ticketId, frameOf('presence', { ticketId, viewers: this.viewers(ticketId) }));
  }

  private renew(): void {
    for (const ticketId of this.deps.rooms.openTickets) this.tell(ticketId, false);
    const now = this.now();
    for (const [ticketId, replicas] of this.elsewhere) {
      for (const [replica, { until }] of replicas) {
        if (until > now) continue;
        replicas.delete(replica);
        this.show(ticketId);
      }
      if (replicas.size === 0) this.elsewhere.delete(ticketId);
      this.deps.toRows(ticketId, this.viewers(ticketId));
    }
    for (const ticketId of this.deps.rooms.openTickets) this.deps.toRows(ticketId, this.viewers(ticketId));
  }
}
