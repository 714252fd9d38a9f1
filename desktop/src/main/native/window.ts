import { app, BrowserWindow, type BrowserWindowConstructorOptions } from 'electron';
import type { Bounds } from '../core/window/bounds.ts';

/** What every window of the app is allowed: nothing but its page. */
const webPreferences = (preload: string) => ({
  preload,
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webviewTag: false,
  navigateOnDragDrop: false,
  disableBlinkFeatures: 'Auxclick',
  spellcheck: false,
  devTools: !app.isPackaged,
});

/** The one place that makes windows. It is shown once it has something to show. */
export function makeWindow({
  preload,
  icon,
  bounds,
}: {
  preload: string;
  icon: string;
  bounds: Bounds | null;
}): BrowserWindow {
  const options: BrowserWindowConstructorOptions = {
    width: 1_280,
    height: 820,
    ...bounds,
    minWidth: 480,
    minHeight: 400,
    show: false,
    title: 'Tandem',
    icon,
    autoHideMenuBar: true,
    webPreferences: webPreferences(preload),
  };
  return new BrowserWindow(options);
}
