import { patientLocks } from '../ports/patient-locks.ts';
import type { StorePorts } from '../ports/ports.ts';
import { ApiConnection, type ApiConnectionOptions } from '../transport/api-connection.ts';
import type { Connection } from '../transport/connection.ts';
import { SessionStore } from './session.store.ts';

/** What there is before it is known who is there. `storesOf` makes the rest of it, then or later. */
export interface SessionClient {
  readonly connection: Connection;
  readonly ports: StorePorts;
  readonly session: SessionStore;
  /** Takes up the session this device has. Settles when that is known or the first try failed. */
  start(): Promise<void>;
  /** Ends sockets, timers and subscriptions. */
  dispose(): void;
}

/** A tab that hangs with a lock in hand holds up the others no longer than this, in milliseconds. */
const LOCK_WITHIN = 30_000;

/** The session over HTTP and a live socket: `createSession({ ...browserPorts(window), baseUrl: location.origin, client: 'portal' })`. */
export function createSession(options: ApiConnectionOptions): SessionClient {
  const ports = { ...options, locks: patientLocks(options.locks, options.clock, LOCK_WITHIN) };
  const client = sessionOver(new ApiConnection(ports), ports);
  const sleepThrough = options.onWake?.(() => {
    if (client.session.state === 'restoring') void client.start();
  });
  const dispose = (): void => {
    sleepThrough?.();
    client.dispose();
  };
  return { ...client, dispose };
}

/** The session over any connection. */
export function sessionOver(connection: Connection, ports: StorePorts): SessionClient {
  const session = new SessionStore(connection, ports);
  const stopListening = connection.onSessionEnd((reason) => session.end(reason));
  return {
    connection,
    ports,
    session,
    start: () => session.restore(),
    dispose() {
      stopListening();
      session.dispose();
      connection.close();
    },
  };
}
