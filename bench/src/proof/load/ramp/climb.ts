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
 * Raises the rate by half each time until answers come late or fall behind, twice at the same rate: one stall of the
 * machine is not what the product can do. What is lost, double or wrong is thrown. On a machine that others crowd it begins
 * lower and lets answers take longer, by so many times.
 */
export async function climb(
  { start, most, machine }: { readonly start: number; readonly most: number; readonly machine: { patience: number } },
  measure: (rate: number) => Promise<Measured>,
): Promise<Climb> {
  const steps: Step[] = [];
  const tried = async (rate: number) => judge(rate, machine.patience, measure);
  for (let rate = Math.ceil(start / machine.patience); steps.length < most; rate = Math.round(rate * FACTOR)) {
    let { step, end } = await tried(rate);
    if (end !== undefined) ({ step, end } = await tried(rate));
    if (end !== undefined) return ended(step ? [...steps, step] : steps, `${rate}/s: ${end}`, steps);
    if (step) steps.push(step);
  }
  return ended(steps, `not within ${most} steps`);
}

/** One step, and why it was too much if it was. */
async function judge(
  rate: number,
  patience: number,
  measure: (rate: number) => Promise<Measured>,
): Promise<{ readonly step?: Step; readonly end?: string }> {
  let measured: Measured;
  try {
    measured = await measure(rate);
  } catch (cause) {
    if (!(cause instanceof Error) || !OVERLOAD.test(cause.message)) throw cause;
    return { end: cause.message };
  }
  const step = { ...measured, rate };
  const { perSecond, latency } = measured;
  if (perSecond < rate * LEAST_KEPT) return { step, end: `only ${perSecond.toFixed(0)}/s were done` };
  if (latency.p99 > MOST_P99_MS * patience) return { step, end: `p99 ${latency.p99.toFixed(0)} ms` };
  return { step };
}

const ended = (steps: readonly Step[], end: string, kept: readonly Step[] = steps): Climb => ({
  steps,
  knee: kept.at(-1)?.rate ?? 0,
  end,
});
