import type { Report } from '@tandem/contract';
import { makeAutoObservable, observableRef, runInAction } from 'mobx';
import type { LoadState } from '../loading/loaded-list.ts';
import { RequestFailed } from '../transport/request-failed.ts';

/** Days of UTC, both included: `2026-11-22`. */
export interface Period {
  readonly from: string;
  readonly to: string;
}

/** How the desk does over a period, in one respect. What is there stays until the next answer comes. */
export class ReportStore<R extends object = Report> {
  state: LoadState = 'idle';
  failure: RequestFailed | null = null;
  report: R | null = null;
  /** What `report` is about. */
  period: Period | null = null;
  /** Counts loads: an answer to any but the latest is late. */
  private run = 0;

  constructor(private readonly ask: (period: Period) => Promise<R>) {
    makeAutoObservable<this, 'ask' | 'run'>(
      this,
      { failure: observableRef, report: observableRef, period: observableRef, ask: false, run: false },
      { autoBind: true },
    );
  }

  /** Never rejects: see `failure`. */
  async load(period: Period): Promise<void> {
    this.run += 1;
    const { run } = this;
    this.state = 'loading';
    try {
      const report = await this.ask(period);
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
