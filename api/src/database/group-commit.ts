import { AppError } from '../errors/app-error.ts';
import { isUnavailable } from './errors.ts';

export interface GroupCommitOptions<Job, Result> {
  /**
   * Commits all jobs in one transaction and answers one outcome per job, in order. A refusal of one job is an Error in
   * its place; a rejection means that nothing of the group was committed.
   */
  readonly commit: (jobs: readonly Job[]) => Promise<readonly (Result | Error)[]>;
  /** Jobs in one transaction. */
  readonly largest?: number;
  /** Bytes a job adds to a statement, and how many of them one transaction may carry (a server's packet is limited). */
  readonly weigh?: (job: Job) => number;
  readonly heaviest?: number;
  /** Jobs that may wait; further ones are refused as `unavailable`. */
  readonly mostWaiting?: number;
}

interface Waiting<Job, Result> {
  readonly job: Job;
  resolve(result: Result): void;
  reject(error: unknown): void;
}

/**
 * Gathers the jobs of one event-loop turn, and those that arrive while a commit is under way, into one transaction: the
 * fsync is what a write costs, so it is shared. One commit is in flight at a time, so jobs commit in the order they came.
 */
export class GroupCommit<Job, Result> {
  private waiting: Waiting<Job, Result>[] = [];
  private running: Promise<void> | undefined;
  private readonly largest: number;
  private readonly mostWaiting: number;

  constructor(private readonly options: GroupCommitOptions<Job, Result>) {
    this.largest = options.largest ?? 500;
    this.mostWaiting = options.mostWaiting ?? 20_000;
  }

  /** Resolves after commit. Rejects with the job's refusal, or with what stopped the transaction. */
  add(job: Job): Promise<Result> {
    if (this.waiting.length >= this.mostWaiting) {
      return Promise.reject(new AppError('unavailable', undefined, { retryAfter: 2 }));
    }
    return new Promise((resolve, reject) => {
      this.waiting.push({ job, resolve, reject });
      this.running ??= this.run();
    });
  }

  /** Resolves once everything that was added has been answered. */
  async drain(): Promise<void> {
    while (this.running) await this.running;
  }

  private async run(): Promise<void> {
    // Everything else that this turn has to say joins the first group.
    await new Promise((resolve) => setImmediate(resolve));
    while (this.waiting.length > 0) await this.commit(this.waiting.splice(0, this.nextSize()));
    this.running = undefined;
  }

  /** How many of those who wait fit into one transaction; at least one. */
  private nextSize(): number {
    const { weigh, heaviest = 1_048_576 } = this.options;
    const most = Math.min(this.waiting.length, this.largest);
    if (!weigh) return most;
    let weight = 0;
    for (const [index, { job }] of this.waiting.slice(0, most).entries()) {
      weight += weigh(job);
      if (weight > heaviest) return Math.max(1, index);
    }
    return most;
  }

  private async commit(group: readonly Waiting<Job, Result>[]): Promise<void> {
    try {
      const outcomes = await this.options.commit(group.map(({ job }) => job));
      for (const [index, { resolve, reject }] of group.entries()) {
        const outcome = outcomes[index];
        if (outcome === undefined) reject(new Error('A commit left one of its jobs unanswered.'));
        else if (outcome instanceof Error) reject(outcome);
        else resolve(outcome);
      }
    } catch (error) {
      // One bad job must not take the others with it: each gets a transaction of its own. Not so when the store is away:
      // it may have committed without being able to say so, and asking again for each would take an age.
      if (group.length > 1 && !(error instanceof AppError) && !isUnavailable(error))
        for (const one of group) await this.commit([one]);
      else for (const { reject } of group) reject(error);
    }
  }
}
