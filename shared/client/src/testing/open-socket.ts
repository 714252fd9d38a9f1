import type { SignedIn } from '@tandem/contract';
import { vi } from 'vitest';
import { inProcessLocks } from '../ports/in-process-locks.ts';
import { AccessTokens } from '../transport/access-tokens.ts';
import { LiveSocket } from '../transport/live-socket.ts';
import { FakeClock, settle } from './fake-clock.ts';
import { fakeSockets } from './fake-socket.ts';
import { sam } from './samples.ts';

/** Seconds an access token lasts. */
export const QUARTER_HOUR = 900;

/** A socket of somebody who has signed in; `random` 1 makes each backoff as long as it can be. */
export function socketOf({ expiresIn = QUARTER_HOUR, random = () => 1 }: SocketOptions = {}) {
  const clock = new FakeClock();
  const sockets = fakeSockets();
  let issued = 1;
  const refresh = vi.fn(async (): Promise<SignedIn> => ({ accessToken: `token-${++issued}`, expiresIn, user: sam }));
  const tokens = new AccessTokens({ refresh, clock, locks: inProcessLocks(), lockName: 'session' });
  tokens.begin({ accessToken: 'token-1', expiresIn, user: sam });
  const live = new LiveSocket({ url: 'ws://desk/api', WebSocket: sockets.WebSocket, tokens, clock, random });
  return { clock, sockets, refresh, tokens, live };
}

/** … that is connected and welcomed. */
export async function liveSocketOf(options: SocketOptions & { readonly heartbeat?: number } = {}) {
  const all = socketOf(options);
  all.live.start();
  await greet(all.sockets.last, options.heartbeat);
  return all;
}

/** The api accepts the latest socket and answers its hello. */
export async function greet(last: ReturnType<typeof fakeSockets>['last'], heartbeat = 30_000) {
  await settle();
  last().open();
  await settle();
  last().welcome({ heartbeat });
  await settle();
}

interface SocketOptions {
  readonly expiresIn?: number;
  readonly random?: () => number;
}
