import type { FailureCode } from '@tandem/client';
import { refusals } from '@tandem/contract';

/** Failures come worded in English, and more precisely than their code could say. */
const asSaid = (said: string) => said;

/** Why something did not work: by code, since the sentences of the service are English. */
export const errors = {
  failures: {
    validation: asSaid,
    unauthenticated: asSaid,
    forbidden: asSaid,
    not_found: asSaid,
    method_not_allowed: asSaid,
    conflict: asSaid,
    email_taken: asSaid,
    stale: asSaid,
    ticket_closed: asSaid,
    ticket_not_open: asSaid,
    payload_too_large: asSaid,
    unsupported_media_type: asSaid,
    impossible: asSaid,
    client_outdated: asSaid,
    too_many_requests: asSaid,
    internal: asSaid,
    unavailable: asSaid,
    offline: asSaid,
    timeout: asSaid,
    outbox_full: asSaid,
    locked: asSaid,
  } satisfies Record<FailureCode, typeof asSaid>,
  /** What is wrong with one field. */
  refusals: {
    ...refusals,
    email_taken: () => 'An account with this e-mail address exists already. Sign in instead.',
  },
};
