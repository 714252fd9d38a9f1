import { BrowserWindow, type BrowserWindowConstructorOptions } from 'electron';
import type { Bounds } from '../core/window/bounds.ts';

interface WindowOptions {
  readonly preload: string;
  readonly icon: string;
  readonly bounds: Bounds | null;
  readonly devTools: boolean;
  /** In percent. */
  readonly zoom: number;
}

/** What every window of the app is allowed: nothing but its page. */
const webPreferences = ({ preload, devTools, zoom }: WindowOptions) => ({
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
  devTools,
  zoomFactor: zoom / 100,
});

/** The one place that makes windows. It is shown once it has something to show. */
export function makeWindow(asked: WindowOptions): BrowserWindow {
  const { icon, bounds } = asked;
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
    webPreferences: webPreferences(asked),
  };
  return new BrowserWindow(options);
}
