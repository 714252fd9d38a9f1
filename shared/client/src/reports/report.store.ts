import { http, type Report } from '@tandem/contract';
import { makeAutoObservable, observableRef, runInAction } from 'mobx';
import type { LoadState } from '../loading/loaded-list.ts';
import type { Connection } from '../transport/connection.ts';
import { RequestFailed } from '../transport/request-failed.ts';

/** Days of UTC, both included: `2026-11-22`. */
export interface Period {
  readonly from: string;
  readonly to: string;
}

/** How the desk does over a period. What is there stays until the next answer comes. */
export class ReportStore {
  state: LoadState = 'idle';
  failure: RequestFailed | null = null;
  report: Report | null = null;
  /** What `report` is about. */
  period: Period | null = null;
  /** Counts loads: an answer to any but the latest is late. */
  private run = 0;

  constructor(private readonly connection: Connection) {
    makeAutoObservable<this, 'connection' | 'run'>(
      this,
      { failure: observableRef, report: observableRef, period: observableRef, connection: false, run: false },
      { autoBind: true },
    );
  }

  /** Never rejects: see `failure`. */
  async load(period: Period): Promise<void> {
    this.run += 1;
    const { run } = this;
    this.state = 'loading';
    try {
      const report = await this.connection.request(http.reports.read, { query: { ...period } });
      runInAction(() => {
        if (run !== this.run) return;
        this.report = report;
        this.period = period;
        this.failure = null;
        this.state = 'ready';
      });
    } catch (cause) {
      runInAction(() => {
        if (run !== this.run) return;
        this.failure = RequestFailed.from(cause);
        this.state = 'failed';
      });
    }
  }

  clear(): void {
    this.run += 1;
    this.state = 'idle';
    this.failure = null;
    this.report = null;
    this.period = null;
  }
}
