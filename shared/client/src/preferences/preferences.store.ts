import { http, type Preferences, plainPreferences } from '@tandem/contract';
import { makeAutoObservable, observableRef, runInAction } from 'mobx';
import type { LoadState } from '../loading/loaded-list.ts';
import type { Connection } from '../transport/connection.ts';
import { RequestFailed } from '../transport/request-failed.ts';

/** Of what this account wants to be told, on every device. Until that is known: of everything. */
export class PreferencesStore {
  state: LoadState = 'idle';
  failure: RequestFailed | null = null;
  chosen: Preferences = plainPreferences;
  /** Counts accounts and choices: an answer that is older than either is late. */
  private run = 0;

  constructor(private readonly connection: Connection) {
    makeAutoObservable<this, 'connection' | 'run'>(
      this,
      { failure: observableRef, chosen: observableRef, connection: false, run: false },
      { autoBind: true },
    );
  }

  /** What was known stays until the answer comes, and when none comes. Never rejects: see `failure`. */
  async load(): Promise<void> {
    this.run += 1;
    const { run } = this;
    if (this.state !== 'ready') this.state = 'loading';
    try {
      const chosen = await this.connection.request(http.preferences.read, {});
      if (run === this.run) this.hear(chosen);
    } catch (cause) {
      runInAction(() => {
        if (run !== this.run) return;
        this.failure = RequestFailed.from(cause);
        if (this.state !== 'ready') this.state = 'failed';
      });
    }
  }

  /** The same, under the name that lists have for it. */
  reload(): Promise<void> {
    return this.load();
  }

  /** Holds here at once, and is taken back when the service does not take it; then rejects with RequestFailed. */
  async choose(wanted: Preferences): Promise<void> {
    const before = this.chosen;
    this.hear(wanted);
    const { run } = this;
    try {
      await this.connection.request(http.preferences.keep, { body: wanted });
    } catch (cause) {
      runInAction(() => {
        if (run === this.run) this.chosen = before;
      });
      throw RequestFailed.from(cause);
    }
  }

  /** Chosen here, or on another device. */
  hear(preferences: Preferences): void {
    this.run += 1;
    this.chosen = preferences;
    this.failure = null;
    this.state = 'ready';
  }

  clear(): void {
    this.run += 1;
    this.state = 'idle';
    this.failure = null;
    this.chosen = plainPreferences;
  }
}
