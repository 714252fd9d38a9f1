import { actionBound, computed, makeObservable, observable, observableRef, runInAction } from 'mobx';
import { RequestFailed } from '../transport/request-failed.ts';

/** `idle`: nothing was asked yet. While `loading` and `failed`, what was there before stays readable. */
export type LoadState = 'idle' | 'loading' | 'ready' | 'failed';

/** A list that rarely changes: loaded once, whoever asks first, and again after a failure. */
export class LoadedList<T> {
  state: LoadState = 'idle';
  failure: RequestFailed | null = null;
  items: readonly T[] = [];
  /** Counts accounts, so that an answer for the last one is not shown to the next. */
  private owner = 0;
  private loading: Promise<void> | null = null;

  constructor(private readonly fetch: () => Promise<readonly T[]>) {
    makeObservable<this>(this, {
      state: observable,
      failure: observableRef,
      items: observableRef,
      isEmpty: computed,
      load: actionBound,
      reload: actionBound,
      clear: actionBound,
    });
  }

  /** There is nothing, and that is known. */
  get isEmpty(): boolean {
    return this.state === 'ready' && this.items.length === 0;
  }

  /** Loads once; again after a failure. Never rejects: see `failure`. */
  load(): Promise<void> {
    if (this.state === 'ready') return Promise.resolve();
    if (this.loading !== null) return this.loading;
    this.state = 'loading';
    const loading = this.loadFor(this.owner).finally(() => {
      if (this.loading === loading) this.loading = null;
    });
    this.loading = loading;
    return loading;
  }

  /** Loads again; what is there stays until the answer comes. Never rejects: see `failure`. */
  reload(): Promise<void> {
    if (this.state === 'ready') this.state = 'idle';
    return this.load();
  }

  clear(): void {
    this.owner += 1;
    this.loading = null;
    this.state = 'idle';
    this.failure = null;
    this.items = [];
  }

  private async loadFor(owner: number): Promise<void> {
    try {
      const items = await this.fetch();
      if (owner !== this.owner) return;
      runInAction(() => {
        this.items = items;
        this.failure = null;
        this.state = 'ready';
      });
    } catch (cause) {
      if (owner !== this.owner) return;
      runInAction(() => {
        this.failure = RequestFailed.from(cause);
        this.state = 'failed';
      });
    }
  }
}
