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
  /**
   * With it, so many transactions are under way at a time, none of which has a job with the same key as another: while
   * one waits for the disk, the next is made. Jobs of one key commit in the order they came.
   */
  readonly apart?: {
    readonly atOnce: number;
    readonly keyOf: (job: Job) => unknown;
    /** Beside one under way, another begins once so many jobs wait: fewer are better off in the next group. */
    readonly worth?: number;
    /** However few they are, none waits longer for that, in milliseconds: what is under way may be stuck. */
    readonly patience?: number;
  };
}

interface Waiting<Job, Result> {
  readonly job: Job;
  readonly since: number;
  resolve(result: Result): void;
  reject(error: unknown): void;
}

/**
 * Gathers the jobs of one event-loop turn, and those that arrive while a commit is under way, into one transaction: the
 * fsync is what a write costs, so it is shared. One commit is in flight at a time, so jobs commit in the order they came,
 * unless they are kept apart by a key.
 */
export class GroupCommit<Job, Result> {
  private waiting: Waiting<Job, Result>[] = [];
  private readonly inFlight = new Set<Promise<void>>();
  private readonly busy = new Set<unknown>();
  private turn: Promise<void> | undefined;
  private readonly largest: number;
  private readonly mostWaiting: number;
  private readonly atOnce: number;
  private readonly worth: number;
  private readonly patience: number;
  private lookingAgain = false;

  constructor(private readonly options: GroupCommitOptions<Job, Result>) {
    this.largest = options.largest ?? 500;
    this.mostWaiting = options.mostWaiting ?? 20_000;
    this.atOnce = options.apart?.atOnce ?? 1;
    this.worth = options.apart?.worth ?? 1;
    this.patience = options.apart?.patience ?? 20;
  }

  /** Resolves after commit. Rejects with the job's refusal, or with what stopped the transaction. */
  add(job: Job): Promise<Result> {
    if (this.waiting.length >= this.mostWaiting) {
      return Promise.reject(new AppError('unavailable', undefined, { retryAfter: 2 }));
    }
    return new Promise((resolve, reject) => {
      this.waiting.push({ job, since: performance.now(), resolve, reject });
      if (this.inFlight.size < this.atOnce) this.turn ??= this.endOfTurn();
    });
  }

  /** Jobs whose commit has not begun. */
  get length(): number {
    return this.waiting.length;
  }

  /** Resolves once everything that was added has been answered. */
  async drain(): Promise<void> {
    while (this.turn || this.inFlight.size > 0) await (this.turn ?? Promise.race(this.inFlight));
  }

  /** Everything else that this turn has to say joins the group. */
  private async endOfTurn(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve));
    this.turn = undefined;
    this.begin();
  }

  /** Begins as many transactions as there is work and room for. */
  private begin(): void {
    while (this.inFlight.size < this.atOnce) {
      if (this.inFlight.size > 0 && !this.isWorthAnother()) return;
      const group = this.next();
      if (group.length === 0) return;
      const done = this.run(group).finally(() => {
        this.inFlight.delete(done);
        this.begin();
      });
      this.inFlight.add(done);
    }
  }

  /** Enough wait, or one that nothing keeps from beginning has waited long enough; else asks again when it has. */
  private isWorthAnother(): boolean {
    if (this.waiting.length >= this.worth) return true;
    const { apart } = this.options;
    const oldest = this.waiting.find(({ job }) => !apart || !this.busy.has(apart.keyOf(job)));
    if (!oldest) return false;
    const left = oldest.since + this.patience - performance.now();
    if (left <= 0) return true;
    if (!this.lookingAgain) {
      this.lookingAgain = true;
      setTimeout(() => {
        this.lookingAgain = false;
        this.begin();
      }, left).unref();
    }
    return false;
  }

  private async run(group: readonly Waiting<Job, Result>[]): Promise<void> {
    const keys = new Set(this.keysOf(group));
    for (const key of keys) this.busy.add(key);
    await this.commit(group);
    for (const key of keys) this.busy.delete(key);
  }

  private keysOf(group: readonly Waiting<Job, Result>[]): unknown[] {
    const { apart } = this.options;
    return apart ? group.map(({ job }) => apart.keyOf(job)) : [];
  }

  /** Takes those who wait, fit into one transaction and are kept from none under way; at least one, if there is one. */
  private next(): Waiting<Job, Result>[] {
    const { weigh, heaviest = 1_048_576, apart } = this.options;
    const group: Waiting<Job, Result>[] = [];
    const rest: Waiting<Job, Result>[] = [];
    let weight = 0;
    let full = false;
    for (const one of this.waiting) {
      if (full || (apart && this.busy.has(apart.keyOf(one.job)))) {
        rest.push(one);
        continue;
      }
      weight += weigh?.(one.job) ?? 0;
      full = group.length >= this.largest || (weight > heaviest && group.length > 0);
      (full ? rest : group).push(one);
    }
    this.waiting = rest;
    return group;
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
