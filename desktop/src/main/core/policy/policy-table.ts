import type { PolicySource } from '@tandem/contract';
import { type PolicyKey, policyNames } from './fit.ts';
import type { Policy, PolicyProblem } from './policy.ts';

/** One key as it counts now, and who decided it. */
export interface PolicyRow {
  readonly key: PolicyKey;
  readonly value: unknown;
  readonly source: PolicySource | 'person' | 'built-in' | 'closed';
  readonly locked: boolean;
}

export interface PolicyReport {
  readonly version: string;
  readonly source: PolicySource | null;
  /** What goes without, as somebody's setting for it cannot be understood. */
  readonly closed: readonly string[];
  readonly settings: readonly PolicyRow[];
  readonly problems: readonly PolicyProblem[];
}

/** Everything IT asks about the settings of a computer: what `--print-policy` prints. No value here is a secret. */
export const policyReport = (
  policy: Policy,
  own: Partial<Record<PolicyKey, unknown>>,
  version: string,
): PolicyReport => ({
  version,
  source: policy.source,
  closed: policy.closed,
  settings: policyNames.map((key) => rowOf(policy, key, own[key])),
  problems: policy.problems,
});

function rowOf(policy: Policy, key: PolicyKey, own: unknown): PolicyRow {
  if (policy.isShut(key)) return { key, value: null, source: 'closed', locked: true };
  const forced = policy.forced(key);
  if (forced) return { key, value: forced.value, source: forced.source, locked: true };
  if (own !== undefined && own !== null) return { key, value: own, source: 'person', locked: false };
  const preset = policy.preset(key);
  if (preset) return { key, value: preset.value, source: preset.source, locked: false };
  return { key, value: policy.value(key) ?? null, source: 'built-in', locked: false };
}
