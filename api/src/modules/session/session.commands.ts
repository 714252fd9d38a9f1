import type { SessionGuard } from '../../http/session-guard.ts';
import type { CommandHandlers } from '../../realtime/commands.ts';

/** A session over the socket; `hello` is the greeting's. */
export const sessionCommands = (guard: SessionGuard) =>
  ({
    renew: async ({ connection, session }, { accessToken }) => {
      const renewed = await guard.renewSocket(accessToken, session.id);
      connection.session = renewed.session;
      connection.expiresAt = renewed.expiresAt;
      return { expiresIn: Math.max(1, Math.floor((renewed.expiresAt - Date.now()) / 1_000)) };
    },

    ping: () => ({}),
  }) satisfies Partial<CommandHandlers>;
