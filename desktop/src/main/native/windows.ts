import { join } from 'node:path';
import { app, type BrowserWindow, screen } from 'electron';
import type { NoteName } from '../../ipc/names.ts';
import type { Notes } from '../../ipc/notes.ts';
import type { Place } from '../../ipc/place.schema.ts';
import type { Windows } from '../core/app/ports.ts';
import { ownOrigin } from '../core/calls/sender.ts';
import type { SettingsFile } from '../core/settings/settings-file.ts';
import { addressOf } from '../core/window/address.ts';
import { boundsOnScreen } from '../core/window/bounds.ts';
import { systemClock } from './clock.ts';
import { makeWindow } from './window.ts';

interface Options {
  readonly folder: string;
  readonly icon: string;
  readonly settings: SettingsFile;
  /** There is a new window, which shows nothing of the badge yet. */
  readonly onOpened: () => void;
  readonly onFocus: () => void;
  readonly onClosed: (webContentsId: number) => void;
}

const CRASHES_APART = 30_000;

/** The console's window: there is one, or none. Closing it puts it away while the app stays in the tray. */
export class ConsoleWindow implements Windows {
  /** The app is on its way out, so that closing means closing. */
  quitting = false;
  private window: BrowserWindow | null = null;
  private place: Place = {};
  private putAway = false;
  private crashedAt = Number.NEGATIVE_INFINITY;
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
    if (window === null) this.open(place);
    else this.bringUp(window, place);
  }

  takePlace(): Place {
    const { place } = this;
    this.place = {};
    return place;
  }

  setTitle(title: string): void {
    this.window?.setTitle(title);
  }
  /** While the app is made, and on computers where the policy wants them. */
  get hasDevTools(): boolean {
    return !app.isPackaged || this.options.settings.policy.value('allowDevTools') === true;
  }
  /** Keeps what is in the window out of pictures of the screen, where the policy wants that. */
  protect(): void {
    this.window?.setContentProtection(this.options.settings.policy.value('contentProtection') === true);
  }
  get native(): BrowserWindow | null {
    return this.window;
  }

  private bringUp(window: BrowserWindow, place: Place | null): void {
    if (place !== null) {
      this.place = place;
      this.tell('app.go', {});
    }
    if (window.isMinimized()) window.restore();
    window.show();
    window.focus();
    this.explainTray();
  }

  private open(place: Place | null): void {
    const { folder, icon, settings, onOpened } = this.options;
    const screens = screen.getAllDisplays().map(({ workArea }) => workArea);
    const bounds = boundsOnScreen(settings.bounds, screens);
    const zoom = settings.policy.value('zoom') ?? 100;
    const preload = join(folder, 'preload/index.cjs');
    const window = makeWindow({ preload, icon, bounds, devTools: this.hasDevTools, zoom });
    this.window = window;
    this.protect();
    this.contentsId = window.webContents.id;
    this.follow(window, window.webContents.id);
    if (place?.pane !== undefined) this.place = place;
    onOpened();
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
      this.putAway = true;
    });
    window.on('closed', () => {
      this.window = null;
      this.contentsId = null;
      onClosed(contentsId);
    });
    window.webContents.on('render-process-gone', () => this.comeBack(window));
  }

  /** A page that crashed is loaded again; one that does so all the time is let go of, and made anew when it is asked for. */
  private comeBack(window: BrowserWindow): void {
    if (this.quitting) return;
    const now = systemClock.now();
    if (now - this.crashedAt > CRASHES_APART) window.webContents.reload();
    else window.destroy();
    this.crashedAt = now;
  }

  /** Said when the window comes back for the first time after it was put away, and never again. */
  private explainTray(): void {
    const { settings } = this.options;
    if (!this.putAway || settings.trayExplained) return;
    settings.remember({ trayExplained: true });
    this.tell('app.told', { what: 'closed_to_tray' });
  }
}
