/**
 * Every expected failure and the HTTP status it is answered with. The same code travels on the socket; wording may
 * change, codes may not.
 */
export const statusOf = {
  validation: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  method_not_allowed: 405,
  conflict: 409,
  email_taken: 409,
  stale: 409,
  ticket_closed: 409,
  ticket_not_open: 409,
  payload_too_large: 413,
  unsupported_media_type: 415,
  impossible: 422,
  client_outdated: 426,
  too_many_requests: 429,
  internal: 500,
  unavailable: 503,
} as const;

export type ErrorCode = keyof typeof statusOf;
export const errorCodes = Object.keys(statusOf) as [ErrorCode, ...ErrorCode[]];

/** What a person reads when nothing more precise is known. */
export const defaultMessage: Record<ErrorCode, string> = {
  validation: 'Some of this could not be accepted.',
  unauthenticated: 'Please sign in.',
  forbidden: 'You may not do this.',
  not_found: 'This does not exist.',
  method_not_allowed: 'This cannot be done here.',
  conflict: 'This does not fit what is already there.',
  email_taken: 'An account with this e-mail address exists already.',
  stale: 'This changed while you were working on it.',
  ticket_closed: 'This ticket is closed.',
  ticket_not_open: 'Open the ticket first.',
  payload_too_large: 'This is too large.',
  unsupported_media_type: 'Send JSON.',
  impossible: 'This cannot be done.',
  client_outdated: 'This version of the app is too old for this service.',
  too_many_requests: 'Too many attempts. Please wait a moment.',
  internal: 'This failed on our side. Nothing you sent was changed.',
  unavailable: 'The service cannot do this right now. Please try again in a moment.',
};
