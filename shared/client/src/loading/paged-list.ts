import { actionBound, computed, makeObservable, observable, observableRef, runInAction } from 'mobx';
import { RequestFailed } from '../transport/request-failed.ts';
import type { LoadState } from './loaded-list.ts';

export interface Page<T> {
  readonly items: readonly T[];
  readonly nextCursor: string | null;
}

/** A list that comes page by page, in the order of the service. What is there stays readable while it loads or fails. */
export class PagedList<T extends { readonly id: number }> {
  state: LoadState = 'idle';
  failure: RequestFailed | null = null;
  items: readonly T[] = [];
  loadingMore = false;
  protected nextCursor: string | null = null;
  /** Counts loads and accounts: an answer to any but the latest is late. */
  private run = 0;

  constructor(private readonly fetch: (cursor: string | null) => Promise<Page<T>>) {
    makeObservable<this, 'nextCursor'>(this, {
      state: observable,
      failure: observableRef,
      items: observableRef,
      loadingMore: observable,
      nextCursor: observable,
      hasMore: computed,
      load: actionBound,
      loadMore: actionBound,
      clear: actionBound,
    });
  }

  get hasMore(): boolean {
    return this.nextCursor !== null;
  }

  /** Loads the first page again, and with it as many as were shown. Never rejects: see `failure`. */
  async load(): Promise<void> {
    const shown = this.items.length;
    await this.take(null, async (cursor) => {
      let page = await this.fetch(cursor);
      const items = [...page.items];
      while (page.nextCursor !== null && items.length < shown) {
        page = await this.fetch(page.nextCursor);
        items.push(...page.items);
      }
      return { items, nextCursor: page.nextCursor };
    });
  }

  /** The same, under the name that other lists have for it. */
  reload(): Promise<void> {
    return this.load();
  }

  /** Loads what comes after the last one. Never rejects: see `failure`. */
  async loadMore(): Promise<void> {
    if (this.nextCursor === null || this.loadingMore) return;
    this.loadingMore = true;
    await this.take(this.nextCursor, this.fetch);
  }

  clear(): void {
    this.run += 1;
    this.state = 'idle';
    this.failure = null;
    this.items = [];
    this.nextCursor = null;
    this.loadingMore = false;
  }

  /** One of them is different now. */
  protected replace(item: T): void {
    runInAction(() => {
      this.items = this.items.map((known) => (known.id === item.id ? item : known));
    });
  }

  private async take(cursor: string | null, fetch: (cursor: string | null) => Promise<Page<T>>): Promise<void> {
    this.run += 1;
    const { run } = this;
    if (this.state !== 'ready') this.state = 'loading';
    try {
      const page = await fetch(cursor);
      if (run !== this.run) return;
      runInAction(() => {
        this.items = cursor === null ? page.items : [...this.items, ...page.items];
        this.nextCursor = page.nextCursor;
        this.failure = null;
        this.state = 'ready';
        this.loadingMore = false;
      });
    } catch (cause) {
      if (run !== this.run) return;
      runInAction(() => {
        this.failure = RequestFailed.from(cause);
        this.state = this.items.length === 0 ? 'failed' : 'ready';
        this.loadingMore = false;
      });
    }
  }
}
