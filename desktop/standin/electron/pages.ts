import { windowOf } from './browser-window.ts';
import { answer } from './host.ts';
import type { IpcMain } from './ipc-main.ts';
import { preventable } from './played.ts';
import type { Session } from './sessions.ts';

/** Answers for what pages do: the app's own handlers decide, as they do in Electron. */
export function answerPages(ipcMain: IpcMain): void {
  answer('ipc', async (call) => {
    const { contents } = windowOf(call.window);
    return ipcMain.play(call, contents as unknown as Electron.WebContents, contents.frames.of(call.frame));
  });

  answer('navigate', async ({ window, frame, url }) => {
    const { contents } = windowOf(window);
    const facts = { url, isSameDocument: false, isMainFrame: frame.isMain, frame: contents.frames.of(frame) };
    const event = preventable(facts);
    contents.emit('will-frame-navigate', event);
    if (frame.isMain && !event.defaultPrevented) contents.emit('will-navigate', event, url, false, true);
    return !event.defaultPrevented;
  });

  answer('popup', async ({ window, url, name, features }) => {
    const { openHandler } = windowOf(window).contents;
    if (!openHandler) return 'allow'; // what Electron does when nobody said otherwise
    const referrer = { url: '', policy: 'default' as const };
    return openHandler({ url, frameName: name, features, disposition: 'foreground-tab', referrer }).action;
  });

  answer('permit', async ({ window, permission, url }) => {
    const { contents } = windowOf(window);
    const { requestHandler, checkHandler } = contents.session as unknown as Session;
    const page = contents as unknown as Electron.WebContents;
    const origin = contents.frames.main.origin;
    const details = { isMainFrame: true, requestingUrl: url, securityOrigin: origin };
    if (checkHandler && !checkHandler(page, permission as never, origin, details as never)) return false;
    if (!requestHandler) return true; // what Electron does when nobody said otherwise
    return new Promise((resolve) => requestHandler(page, permission as never, resolve, details as never));
  });

  answer('happened', async ({ window: id, event }) => {
    const { window, contents } = windowOf(id);
    if (event.what === 'title') window.pageTitled(event.title);
    else if (event.what === 'closed-by-user') window.close();
    else if (event.what === 'dom-ready') contents.emit('dom-ready', preventable());
    else if (event.what === 'crashed')
      contents.emit('render-process-gone', preventable(), { reason: 'crashed', exitCode: 1 });
    else if (event.what === 'navigated') {
      contents.frames.main.url = event.url;
      if (event.inPage) contents.emit('did-navigate-in-page', preventable(), event.url, true, 1, 1);
      else contents.emit('did-navigate', preventable(), event.url, 200, 'OK');
    } else {
      contents.emit('did-finish-load');
      window.emit('ready-to-show');
    }
    return undefined;
  });
}
