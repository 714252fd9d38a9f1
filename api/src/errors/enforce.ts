import type { Decision } from '@tandem/contract';
import { AppError } from './app-error.ts';

/** Lets an allowed action pass; `hide` becomes 404 and `forbid` 403. */
export function enforce(decision: Decision): void {
  const refusal = refusalOf(decision);
  if (refusal) throw refusal;
}

export const refusalOf = (decision: Decision): AppError | undefined =>
  decision === 'allow' ? undefined : new AppError(decision === 'hide' ? 'not_found' : 'forbidden');
