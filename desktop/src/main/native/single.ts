import { app } from 'electron';
import { placeOf } from '../core/links/deep-link.ts';
import { type StartArguments, startArguments } from '../core/start/arguments.ts';

/**
 * One app per person: a second start hands over what it was asked for and ends. Links that come before the app is ready
 * wait for it. False when this is the second one.
 */
export function beTheOnlyOne(onAsked: (asked: StartArguments) => void): boolean {
  if (!app.requestSingleInstanceLock()) {
    app.quit();
    return false;
  }
  // Where Electron runs the app from its folder, Windows has to be told the folder, too, or a link would start Electron alone.
  if (app.isPackaged) app.setAsDefaultProtocolClient('tandem');
  else app.setAsDefaultProtocolClient('tandem', process.execPath, [app.getAppPath()]);
  app.on('second-instance', (_event, argv) => onAsked(startArguments(argv.slice(1))));
  // macOS hands links over like this, also the one the app was started with.
  app.on('open-url', (event, url) => {
    event.preventDefault();
    onAsked({ hidden: false, place: placeOf(url) });
  });
  return true;
}
