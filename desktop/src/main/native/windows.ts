import { join } from 'node:path';
import { type BrowserWindow, screen } from 'electron';
import type { NoteName } from '../../ipc/names.ts';
import type { Notes, Place } from '../../ipc/notes.ts';
import type { Windows } from '../core/app/ports.ts';
import { ownOrigin } from '../core/calls/sender.ts';
import type { SettingsFile } from '../core/settings/settings-file.ts';
import { addressOf } from '../core/window/address.ts';
import { boundsOnScreen } from '../core/window/bounds.ts';
import { makeWindow } from './window.ts';

interface Options {
  readonly folder: string;
  readonly icon: string;
  readonly settings: SettingsFile;
  readonly onFocus: () => void;
  readonly onClosed: (webContentsId: number) => void;
}

/** The console's window: there is one, or none. Closing it puts it away while the app stays in the tray. */
export class ConsoleWindow implements Windows {
  /** The app is on its way out, so that closing means closing. */
  quitting = false;
  private window: BrowserWindow | null = null;
  private contentsId: number | null = null;

  constructor(private readonly options: Options) {}

  get isFocused(): boolean {
    return this.window?.isVisible() === true && this.window.isFocused();
  }

  isOwn(webContentsId: number): boolean {
    return this.contentsId === webContentsId;
  }

  tell<N extends NoteName>(note: N, payload: Notes[N]): void {
    const { window } = this;
    if (window !== null && !window.isDestroyed()) window.webContents.send(note, payload);
  }

  show(place: Place | null): void {
    const { window } = this;
    if (window === null) return void this.open(place);
    if (place !== null) this.tell('app.go', place);
    if (window.isMinimized()) window.restore();
    window.show();
    window.focus();
  }

  setTitle(title: string): void {
    this.window?.setTitle(title);
  }
  get native(): BrowserWindow | null {
    return this.window;
  }

  private open(place: Place | null): void {
    const { folder, icon, settings } = this.options;
    const screens = screen.getAllDisplays().map(({ workArea }) => workArea);
    const bounds = boundsOnScreen(settings.bounds, screens);
    const window = makeWindow({ preload: join(folder, 'preload/index.cjs'), icon, bounds });
    this.window = window;
    this.contentsId = window.webContents.id;
    this.follow(window, window.webContents.id);
    void window.loadURL(`${ownOrigin}${addressOf(place)}`).catch(() => undefined);
  }

  private follow(window: BrowserWindow, contentsId: number): void {
    const { settings, onFocus, onClosed } = this.options;
    const remember = () => {
      if (!window.isMinimized() && !window.isMaximized()) settings.remember({ bounds: window.getBounds() });
    };
    window.once('ready-to-show', () => window.show());
    window.on('resized', remember);
    window.on('moved', remember);
    window.on('focus', onFocus);
    window.on('page-title-updated', (event) => event.preventDefault()); // the app says what is in it, with the badge
    window.on('close', (event) => {
      if (!window.isMinimized()) settings.remember({ bounds: window.getNormalBounds() });
      if (this.quitting || !settings.settings.closeToTray) return;
      event.preventDefault();
      window.hide();
      this.explainTray();
    });
    window.on('closed', () => {
      this.window = null;
      this.contentsId = null;
      onClosed(contentsId);
    });
    window.webContents.on('render-process-gone', () => {
      if (!this.quitting) window.webContents.reload();
    });
  }

  /** Said the next time the window is looked at, and never again. */
  private explainTray(): void {
    const { settings } = this.options;
    if (settings.trayExplained) return;
    settings.remember({ trayExplained: true });
    this.tell('app.told', { what: 'closed_to_tray' });
  }
}
