/** Why the api closed a socket. Clients decide from it whether to come back. */
export const closeCodes = {
  tooBig: 1009,
  restarting: 1012,
  badFrame: 4400,
  notAuthenticated: 4401,
  sessionEnded: 4403,
  noHello: 4408,
  tooFast: 4429,
} as const;
export type CloseCode = (typeof closeCodes)[keyof typeof closeCodes];

/** `again`: come back with backoff. `renew`: get a new access token first. `stop`: the session is over. */
export type AfterClose = 'again' | 'renew' | 'stop';
export const afterClose = (code: number): AfterClose =>
  code === closeCodes.sessionEnded ? 'stop' : code === closeCodes.notAuthenticated ? 'renew' : 'again';
