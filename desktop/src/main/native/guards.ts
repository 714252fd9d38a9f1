import { app, type Session } from 'electron';
import type { Log } from '../core/log/log.ts';
import { isOwnAddress, mayUse } from '../core/window/permissions.ts';

/** Closes every door a page could leave by but one (`onLink` decides about that), on every session and every page there is or will be. Before any window. */
export function guardEverything(log: Log, onLink: (url: string) => void): void {
  app.on('session-created', guardSession);
  app.on('web-contents-created', (_event, contents) => {
    const stay = (event: { readonly url: string; preventDefault(): void }) => {
      if (!isOwnAddress(event.url)) event.preventDefault();
    };
    contents.on('will-navigate', stay);
    contents.on('will-frame-navigate', stay);
    contents.on('will-redirect', stay);
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.setWindowOpenHandler(({ url }) => {
      onLink(url);
      return { action: 'deny' };
    });
  });
  app.on('certificate-error', (event, _contents, url, error, _certificate, decide) => {
    event.preventDefault();
    log.warn('a certificate was refused', { host: hostOf(url), error });
    decide(false); // nobody is asked whether to trust it
  });
}

/** Refuses what pages of a session ask the computer for. Sessions made later are guarded as they come. */
function guardSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, decide, { requestingUrl }) =>
    decide(mayUse(permission, requestingUrl)),
  );
  session.setPermissionCheckHandler((_contents, permission, origin) => mayUse(permission, origin.replace(/\/$/, '')));
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, decide) => decide({}));
}

const hostOf = (url: string) => (URL.canParse(url) ? new URL(url).host : '');
