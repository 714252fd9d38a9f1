import type { Clock, Connection, EndpointInput } from '@tandem/client/transport';
import { type Activity, http } from '@tandem/contract';

/** What was missed comes in a row; then it is asked once, before the digest says how much it was. */
const SOON = 1_000;
const PAGE = 100;

const waitingForAnybody: EndpointInput<typeof http.tickets.list>['query'] = {
  assignee: 'none',
  status: ['open', 'in_progress'],
  sort: '-createdAt',
  limit: PAGE,
};

export interface TakenOptions {
  readonly connection: Pick<Connection, 'request'>;
  readonly clock: Clock;
  /** Somebody has the ticket by now, or is done with it. */
  readonly onTaken: (ticketId: number) => void;
}

/** Finds out which of the tickets that were opened while the computer was away wait for nobody any more: of that no event tells. */
export class Taken {
  private opened = new Set<number>();
  private cancel: (() => void) | null = null;
  private run = 0;

  constructor(private readonly options: TakenOptions) {}

  /** This was missed. Of a ticket on which more happened than that it was opened, somebody may still have to hear. */
  heard({ kind, ticket }: Activity): void {
    if (kind === 'ticket.created') this.opened.add(ticket.id);
    else this.opened.delete(ticket.id);
    if (this.opened.size === 0) return;
    this.cancel ??= this.options.clock.after(SOON, () => void this.ask());
  }

  clear(): void {
    this.run += 1;
    this.cancel?.();
    this.cancel = null;
    this.opened.clear();
  }

  private async ask(): Promise<void> {
    const { connection, onTaken } = this.options;
    const [{ run }, asked] = [this, this.opened];
    this.cancel = null;
    this.opened = new Set();
    try {
      const { items, nextCursor } = await connection.request(http.tickets.list, { query: waitingForAnybody });
      if (run !== this.run) return;
      const waiting = new Set(items.map(({ id }) => id));
      const isListed = nextCursor === null ? () => true : listedIn(waiting);
      for (const id of asked) if (isListed(id) && !waiting.has(id)) onTaken(id);
    } catch {
      // Then the digest counts them all.
    }
  }
}

/** A page of the newest tells of those as new as its last, and of none before. */
function listedIn(ids: ReadonlySet<number>): (id: number) => boolean {
  const oldest = Math.min(...ids);
  return (id) => id >= oldest;
}
