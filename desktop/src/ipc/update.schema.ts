import { isoTime, record } from '@tandem/contract';
import { type InferType, string } from 'yup';

/** Why this app never replaces itself. `managed`: it was installed for the whole computer, which is IT's to do. */
export const refusals = ['not_installed', 'managed', 'no_key', 'no_publisher'] as const;
export type Refusal = (typeof refusals)[number];

/** How far a newer version is. `off`: nobody looks for one, because a person, a policy or the app itself says so. */
const updatePhases = ['off', 'waiting', 'looking', 'available', 'fetching', 'ready'] as const;

/**
 * What went wrong at the last try; it is tried again. `not_trusted`: it was not signed by whom it must be. `stale`: nobody vouches
 * any more that there is nothing newer.
 */
export const updateProblems = ['unreachable', 'not_trusted', 'damaged', 'stale'] as const;
export type UpdateProblem = (typeof updateProblems)[number];

/** Where the app stands with a newer version of itself. */
export const updateSchema = record({
  phase: string().oneOf(updatePhases).required(),
  /** The newer version, once there is one to speak of. */
  version: string().nullable().defined(),
  refusal: string().oneOf(refusals).nullable().defined(),
  problem: string().oneOf(updateProblems).nullable().defined(),
  lookedAt: isoTime().nullable().defined(),
});
export type Update = InferType<typeof updateSchema>;
