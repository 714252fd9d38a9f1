import { type OperationName, operations } from './operations.ts';

export interface Order {
  readonly id: number;
  readonly name: OperationName;
  readonly input: unknown;
}
export type Outcome =
  | { readonly id: number; readonly result: unknown }
  | { readonly id: number; readonly failure: string };

// A generator process: carries out one operation at a time for the process that started it, and ends with it.
process.on('message', async ({ id, name, input }: Order) => {
  let outcome: Outcome;
  try {
    const operation = operations[name] as (input: unknown) => Promise<unknown>;
    outcome = { id, result: await operation(input) };
  } catch (cause) {
    outcome = { id, failure: cause instanceof Error ? cause.message : String(cause) };
  }
  process.send?.(outcome);
});
process.on('disconnect', () => process.exit(0));
