import type { CpuPerOperation } from '../load/measured.ts';
import { type BudgetName, budgets } from './budgets.ts';

/** A floor's figure and Tandem's, from the same run. */
export interface Finding {
  readonly budget: BudgetName;
  readonly floor: number;
  readonly tandem: number;
}

/** One server under one kind of load: what lies behind the findings. Milliseconds, and CPU in microseconds. */
export interface Row {
  readonly server: string;
  readonly load: string;
  readonly perSecond?: number;
  readonly p50?: number;
  readonly p99?: number;
  readonly worst?: number;
  readonly cpu?: CpuPerOperation;
  readonly note?: string;
}

/** What a scenario found. */
export interface Outcome {
  readonly findings: readonly Finding[];
  readonly rows: readonly Row[];
}

/** The number a finding is judged by. */
export const judgedValue = ({ budget, floor, tandem }: Finding): number =>
  budgets[budget].judged === 'own' ? tandem : tandem / floor;
