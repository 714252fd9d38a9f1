import type { Trial } from '../proof.ts';
import type { Settled } from './settle.ts';

const MOST_FAILURES = 10;

/** Gathers what came of faults of the same kind. */
export class Tally {
  private tried = 0;
  private readonly failures: string[] = [];
  private readonly writes: number[] = [];
  private readonly complete: number[] = [];

  constructor(private readonly name: string) {}

  add(faults: number, { writesAfter, completeAfter }: Settled, failures: readonly string[]): void {
    this.tried += faults;
    if (writesAfter !== undefined) this.writes.push(writesAfter);
    this.complete.push(completeAfter);
    this.failures.push(...failures.slice(0, MOST_FAILURES));
    if (failures.length > MOST_FAILURES) this.failures.push(`… and ${failures.length - MOST_FAILURES} more`);
  }

  get trial(): Trial {
    const figures = {
      ...(this.writes.length > 0 && { 'writes again after': spread(this.writes) }),
      'all complete after': spread(this.complete),
    };
    return { name: this.name, tried: this.tried, failures: this.failures, figures };
  }
}

/** The middle and the worst, in seconds. */
function spread(times: readonly number[]): string {
  const sorted = [...times].sort((one, other) => one - other);
  const [middle = 0, worst = 0] = [sorted[sorted.length >> 1], sorted.at(-1)];
  return `${(middle / 1_000).toFixed(1)} s (worst ${(worst / 1_000).toFixed(1)})`;
}
