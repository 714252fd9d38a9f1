import { http, type Ticket } from '@tandem/contract';
import { makeAutoObservable, observableRef, runInAction } from 'mobx';
import type { Clock } from '../ports/ports.ts';
import type { Connection } from '../transport/connection.ts';
import { RequestFailed } from '../transport/request-failed.ts';

/** Nobody is asked while somebody still types, in milliseconds. */
const PAUSE = 200;
const MOST_FOUND = 8;

/** A few tickets by words, for whoever knows what they look for. Beside the lists: it shows nothing of its own. */
export class TicketSearch {
  found: readonly Ticket[] = [];
  searching = false;
  failure: RequestFailed | null = null;
  private words = '';
  private cancel = () => {};

  constructor(
    private readonly connection: Connection,
    private readonly clock: Clock,
  ) {
    makeAutoObservable<this, 'connection' | 'clock' | 'words' | 'cancel'>(
      this,
      { found: observableRef, failure: observableRef, connection: false, clock: false, words: false, cancel: false },
      { autoBind: true },
    );
  }

  /** Looks for these words soon; an answer to any but the latest is late. */
  look(text: string): void {
    const words = text.trim().slice(0, 200);
    if (words === this.words) return;
    this.cancel();
    this.words = words;
    this.failure = null;
    if (words.length < 2) {
      this.found = [];
      this.searching = false;
      return;
    }
    this.searching = true;
    this.cancel = this.clock.after(PAUSE, () => void this.ask(words));
  }

  clear(): void {
    this.look('');
  }

  private async ask(words: string): Promise<void> {
    const settle = (change: () => void) =>
      runInAction(() => {
        if (words !== this.words) return;
        this.searching = false;
        change();
      });
    try {
      const { items } = await this.connection.request(http.tickets.list, { query: { q: words, limit: MOST_FOUND } });
      settle(() => {
        this.found = items;
      });
    } catch (cause) {
      settle(() => {
        this.found = [];
        this.failure = RequestFailed.from(cause);
      });
    }
  }
}
