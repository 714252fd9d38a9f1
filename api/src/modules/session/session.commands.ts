import type { SessionGuard } from '../../http/session-guard.ts';
import type { CommandHandlers } from '../../realtime/commands.ts';
import type { Connection } from '../../realtime/connection.ts';

/** A session over the socket; `hello` is the greeting's. `verified` hears of a connection whose session was looked at. */
export const sessionCommands = (guard: SessionGuard, verified: (connection: Connection) => void) =>
  ({
    renew: async ({ connection, session }, { accessToken }) => {
      const renewed = await guard.renewSocket(accessToken, session.id);
      connection.session = renewed.session;
      connection.expiresAt = renewed.expiresAt;
      verified(connection);
      return { expiresIn: Math.max(1, Math.floor((connection.expiresAt - Date.now()) / 1_000)) };
    },

    ping: () => ({}),
  }) satisfies Partial<CommandHandlers>;
