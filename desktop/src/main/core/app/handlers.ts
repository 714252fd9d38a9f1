import { RequestFailed } from '@tandem/client/transport';
import { commands, defaultMessage, parse } from '@tandem/contract';
import type { CallHandlers } from '../calls/call-desk.ts';
import { passCommand, passRequest } from '../calls/passing.ts';
import type { Desk } from '../desk.ts';
import type { Restored } from '../session/desk-session.ts';
import { knownOf } from '../session/known.ts';
import { managedOf } from '../settings/managed-settings.ts';
import type { ConsoleApp } from './console-app.ts';

/** What the app does for each call of its window. */
export function handlersOf(app: ConsoleApp): CallHandlers {
  const desk = (): Desk => {
    if (app.current === null) throw new RequestFailed('unavailable', defaultMessage.unavailable);
    return app.current;
  };
  return {
    'app.facts': async () => ({
      version: app.ports.version,
      platform: app.ports.platform,
      server: app.server,
      keeps: app.ports.seal.keeps,
      language: app.language,
      outdated: app.outdated,
      managed: managedOf(app.settings),
    }),
    'app.place': async () => app.ports.windows.takePlace(),
    'server.choose': ({ address }) => app.choose(address),
    'session.restore': async () => {
      app.attend(true); // before what is kept is read: from here on the page sends it
      return restored(await desk().session.restore());
    },
    'session.logIn': async (credentials) => {
      app.attend(true);
      return restored(await desk().session.logIn(credentials));
    },
    'session.changePassword': (change) => desk().session.changePassword(change),
    'session.logOut': () => desk().session.logOut(),
    'connection.look': async () => app.line,
    'connection.request': async ({ endpoint, input }) => {
      const answer = await passRequest(desk().connection, endpoint, input);
      if (endpoint === 'timeline.markRead' || endpoint === 'activity.markRead') {
        desk().notices.unread.moved();
      }
      return answer;
    },
    'connection.command': async ({ name, payload }) => {
      const answer = await passCommand(desk().connection, name, payload);
      if (name === 'ticket.open') app.opened(parse(commands['ticket.open'].payload, payload).ticketId);
      if (name === 'ticket.leave') app.opened(null);
      if (name === 'ticket.read') desk().notices.unread.moved();
      return answer;
    },
    'connection.retry': async () => app.retry(),
    'kept.change': async ({ changes }) => {
      const { keep } = desk().session;
      const refused = changes.filter(({ key, value }) => isOfApp(key) || keep?.change(key, value) !== true);
      if (refused.length > 0) throw new RequestFailed('outbox_full', defaultMessage.payload_too_large);
    },
    'settings.read': async () => app.settings.settings,
    'settings.change': async (change) => app.change(change),
    'notices.test': () => app.notices.test(),
    'notices.outcomes': async () => ({ items: [...app.notices.outcomes.items] }),
    'update.read': async () => app.updates.update,
    'update.look': async () => {
      await app.updates.look();
      return app.updates.update;
    },
    'update.fetch': async () => {
      void app.updates.fetch(); // it takes minutes; what becomes of it is told
      return app.updates.update;
    },
    'update.install': async () => app.updates.install(),
    'doctor.run': ({ address }) => app.examine(address),
  };
}

const restored = ({ user, keep }: Restored) => ({
  user: user && knownOf(user),
  kept: (keep?.entries() ?? []).filter(([key]) => !isOfApp(key)).map(([key, value]) => ({ key, value })),
});

/** What the app keeps for an account by itself, no page may see or change. */
const isOfApp = (key: string) => key.startsWith('app.');
