import { silentLog } from '../core/log/log.ts';
import { ManagedPolicy } from '../core/policy/managed-policy.ts';

/** A computer for which no organisation has decided anything. */
export const unmanaged = (): Promise<ManagedPolicy> => ManagedPolicy.open(async () => [], silentLog);
