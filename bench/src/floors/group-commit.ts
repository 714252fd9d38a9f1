import type { Pool } from 'mysql2/promise';

interface Waiting<R> {
  readonly row: R;
  readonly done: (failure: Error | null) => void;
}

/** Inserts rows as they come: everything that waits goes in one statement, one statement at a time. */
export class GroupCommit<R extends readonly unknown[]> {
  private waiting: Waiting<R>[] = [];
  private busy = false;

  constructor(
    private readonly pool: Pool,
    private readonly insert: string,
    private readonly most = 500,
  ) {}

  add(row: R, done: Waiting<R>['done']): void {
    this.waiting.push({ row, done });
    if (this.busy) return;
    this.busy = true;
    setImmediate(() => void this.flush());
  }

  private async flush(): Promise<void> {
    while (this.waiting.length > 0) {
      const batch = this.waiting.splice(0, this.most);
      let failure: Error | null = null;
      try {
        await this.pool.query(this.insert, [batch.map(({ row }) => row)]);
      } catch (cause) {
        failure = cause as Error;
      }
      for (const { done } of batch) done(failure);
    }
    this.busy = false;
  }
}
