import type { Measured } from '../../../load/measured.ts';

export interface Step extends Measured {
  /** Operations a second that were wanted. */
  readonly rate: number;
}

export interface Climb {
  readonly steps: readonly Step[];
  /** The highest rate that was kept up with; 0 when not even the first was. */
  readonly knee: number;
  /** Why it ended: the rate that was too much, and how that showed. */
  readonly end: string;
}

/** Slower than this, people notice; less than this, the work piles up. */
const MOST_P99_MS = 250;
const LEAST_KEPT = 0.95;
const FACTOR = 1.5;
const OVERLOAD = /unanswered|are waiting|took longer/;

/**
 * Raises the rate by half each time until answers come late or fall behind. What is lost, double or wrong is thrown. On a
 * machine that others crowd it begins lower and lets answers take longer, by so many times.
 */
export async function climb(
  { start, most, machine }: { readonly start: number; readonly most: number; readonly machine: { patience: number } },
  measure: (rate: number) => Promise<Measured>,
): Promise<Climb> {
  const steps: Step[] = [];
  for (let rate = Math.ceil(start / machine.patience); steps.length < most; rate = Math.round(rate * FACTOR)) {
    let step: Step;
    try {
      step = { ...(await measure(rate)), rate };
    } catch (cause) {
      if (!(cause instanceof Error) || !OVERLOAD.test(cause.message)) throw cause;
      return ended(steps, `${rate}/s: ${cause.message}`);
    }
    if (step.perSecond < rate * LEAST_KEPT) {
      return ended([...steps, step], `${rate}/s: only ${step.perSecond.toFixed(0)}/s were done`, steps);
    }
    if (step.latency.p99 > MOST_P99_MS * machine.patience) {
      return ended([...steps, step], `${rate}/s: p99 ${step.latency.p99.toFixed(0)} ms`, steps);
    }
    steps.push(step);
  }
  return ended(steps, `not within ${most} steps`);
}

const ended = (steps: readonly Step[], end: string, kept: readonly Step[] = steps): Climb => ({
  steps,
  knee: kept.at(-1)?.rate ?? 0,
  end,
});
