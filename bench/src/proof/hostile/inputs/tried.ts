import fc from 'fast-check';

export interface Tried {
  readonly tried: number;
  readonly failures: readonly string[];
}

interface Runs {
  readonly seed: number;
  readonly runs: number;
}

/** An answer that is not the right one. */
export class Wrong extends Error {}

/** Runs one property; a failure says what broke it, made as small as it could be, and how to see it again. */
export async function tryProperty<T>(
  what: string,
  { seed, runs }: Runs,
  values: fc.Arbitrary<T>,
  holds: (value: T) => Promise<void>,
): Promise<Tried> {
  const details = await fc.check(fc.asyncProperty(values, holds), {
    seed,
    numRuns: runs,
    maxSkipsPerRun: 200,
    interruptAfterTimeLimit: 60_000,
    markInterruptAsFailure: true,
  });
  const tried = details.numRuns + details.numShrinks;
  if (!details.failed) return { tried, failures: [] };
  const { counterexample, errorInstance, counterexamplePath } = details;
  const words =
    errorInstance instanceof Error ? errorInstance.message : String(errorInstance ?? 'too many were skipped');
  const shown = fc.stringify(counterexample).slice(0, 600);
  return { tried, failures: [`${what}: ${words} (seed ${seed}, path ${counterexamplePath}) ${shown}`] };
}

export const inAll = (parts: readonly Tried[]): Tried => ({
  tried: parts.reduce((sum, { tried }) => sum + tried, 0),
  failures: parts.flatMap(({ failures }) => failures),
});

/** Whether a refusal names the field, or something in it; undefined: any will do. */
export function names(fields: Readonly<Record<string, unknown>> | undefined, field: string | undefined): boolean {
  const named = Object.keys(fields ?? {});
  if (field === undefined) return named.length > 0;
  return named.some((one) => one === field || one.startsWith(`${field}.`) || one.startsWith(`${field}[`));
}
