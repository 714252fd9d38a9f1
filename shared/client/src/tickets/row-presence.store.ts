import type { EventPayload, Participant } from '@tandem/contract';
import { makeAutoObservable, observable, runInAction } from 'mobx';
import type { Clock } from '../ports/ports.ts';

/** What the service does not say again within this time has lapsed. */
const LEASE = 30_000;
const TYPES_FOR = 6_000;
const SWEEP = 5_000;
/** Beyond these the oldest go: a list shows fewer. */
const MOST_TICKETS = 2_000;

interface Known {
  readonly viewers: readonly Participant[];
  readonly typing: readonly number[];
  readonly at: number;
}

/** Which colleagues look at the tickets of a list, and who of them types: as told, for as long as it holds. */
export class RowPresenceStore {
  private readonly known = observable.map<number, Known>({}, { deep: false });
  private cancelSweep: (() => void) | null = null;

  constructor(
    private readonly clock: Clock,
    private readonly me: () => number | null,
  ) {
    makeAutoObservable<this, 'known' | 'cancelSweep' | 'clock' | 'me'>(
      this,
      { known: false, cancelSweep: false, clock: false, me: false, of: false },
      { autoBind: true },
    );
  }

  /** The others who have the ticket open. */
  of(ticketId: number): { readonly viewers: readonly Participant[]; readonly typing: readonly Participant[] } {
    const { viewers = [], typing = [] } = this.known.get(ticketId) ?? {};
    const others = viewers.filter(({ id }) => id !== this.me());
    return { viewers: others, typing: others.filter(({ id }) => typing.includes(id)) };
  }

  hear({ rows }: EventPayload<'presence.rows'>): void {
    const at = this.clock.now();
    for (const { ticketId, viewers, typing } of rows) {
      this.known.delete(ticketId); // so that the latest is last
      if (viewers.length > 0) this.known.set(ticketId, { viewers, typing, at });
    }
    for (const ticketId of this.known.keys()) {
      if (this.known.size <= MOST_TICKETS) break;
      this.known.delete(ticketId);
    }
    this.cancelSweep ??= this.clock.after(SWEEP, () => this.sweep());
  }

  /** Without a connection nobody knows who is where. */
  clear(): void {
    this.cancelSweep?.();
    this.cancelSweep = null;
    this.known.clear();
  }

  private sweep(): void {
    this.cancelSweep = null;
    const now = this.clock.now();
    runInAction(() => {
      for (const [ticketId, known] of this.known) {
        if (now - known.at >= LEASE) this.known.delete(ticketId);
        else if (known.typing.length > 0 && now - known.at >= TYPES_FOR) {
          this.known.set(ticketId, { ...known, typing: [] });
        }
      }
    });
    if (this.known.size > 0) this.cancelSweep = this.clock.after(SWEEP, () => this.sweep());
  }
}
