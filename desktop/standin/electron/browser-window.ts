import { existsSync, readFileSync } from 'node:fs';
import { app } from './app.ts';
import { host } from './host.ts';
import { type Part, preventable } from './played.ts';
import { sessions } from './sessions.ts';
import { WebContents } from './web-contents.ts';
import { WindowState } from './window-state.ts';

const open = new Map<number, BrowserWindow>();
let focused: BrowserWindow | null = null;
let last = 0;

/** A window: a page of the test's browser. Only windows with a sandbox and an isolated preload are played. */
export class BrowserWindow extends WindowState implements Part<Electron.BrowserWindow, BrowserWindow> {
  readonly id = ++last;
  readonly webContents: Electron.WebContents;
  readonly session: Electron.Session;
  readonly opened: Promise<unknown>;
  /** What the window was made with, for tests that look. */
  readonly options: Electron.BrowserWindowConstructorOptions;
  private gone = false;

  static getAllWindows = () => [...open.values()] as unknown as Electron.BrowserWindow[];
  static getFocusedWindow = () => focused as unknown as Electron.BrowserWindow | null;
  static fromId = (id: number) => (open.get(id) ?? null) as unknown as Electron.BrowserWindow | null;
  static fromWebContents = ({ id }: Electron.WebContents) => BrowserWindow.fromId(id);

  constructor(options: Electron.BrowserWindowConstructorOptions = {}) {
    super(options, app.name);
    const { webPreferences: page = {} } = options;
    refuseWhatIsNotPlayed(page);
    if (page.preload !== undefined && !existsSync(page.preload)) throw new Error(`No preload at ${page.preload}`);
    this.options = options;
    this.session = page.session ?? sessions.fromPartition(page.partition ?? '');
    this.opened = host.ask('open', {
      window: this.id,
      bounds: this.getBounds(),
      preload: page.preload === undefined ? null : readFileSync(page.preload, 'utf8'),
      visible: this.isVisible(),
      locale: app.getLocale(),
    });
    this.opened.catch(() => undefined); // told to whoever loads something
    this.webContents = new WebContents(this) as unknown as Electron.WebContents;
    open.set(this.id, this);
    app.emit('web-contents-created', preventable(), this.webContents);
    app.emit('browser-window-created', preventable(), this);
    if (this.isVisible()) this.focus();
  }

  async loadURL(url: string): Promise<void> {
    await this.webContents.loadURL(url);
  }

  isFocused = () => focused === this;
  focus(): void {
    if (focused === this || !this.isVisible()) return;
    focused?.blur();
    focused = this;
    this.emit('focus');
    app.emit('browser-window-focus', preventable(), this);
  }
  blur(): void {
    if (focused !== this) return;
    focused = null;
    this.emit('blur');
    app.emit('browser-window-blur', preventable(), this);
  }
  isDestroyed = () => this.gone;

  /** As the person pressing the window's cross would. */
  close(): void {
    if (this.gone) return;
    const event = preventable();
    this.emit('close', event);
    if (!event.defaultPrevented) this.destroy();
  }
  destroy(): void {
    if (this.gone) return;
    this.gone = true;
    this.blur();
    open.delete(this.id);
    host.tell('close', { window: this.id });
    this.contents.frames.destroy();
    this.webContents.emit('destroyed');
    this.emit('closed');
    if (open.size > 0 || app.quitting) return;
    if (app.listenerCount('window-all-closed') > 0) app.emit('window-all-closed');
    else app.quit();
  }

  private get contents(): WebContents {
    return this.webContents as unknown as WebContents;
  }
}

/** The window with a number; throws when it has been closed. */
export function windowOf(id: number): { window: BrowserWindow; contents: WebContents } {
  const window = open.get(id);
  if (!window) throw new Error('The window is gone.');
  return { window, contents: window.webContents as unknown as WebContents };
}

app.closeWindows = () => {
  for (const window of [...open.values()]) window.close();
  return open.size === 0;
};

function refuseWhatIsNotPlayed(page: Electron.WebPreferences): void {
  const needed = { contextIsolation: true, sandbox: true, nodeIntegration: false, webviewTag: false } as const;
  for (const [name, value] of Object.entries(needed)) {
    if ((page[name as keyof typeof needed] ?? value) !== value) {
      throw new Error(`Electron's stand-in plays only windows with ${name}: ${value}.`);
    }
  }
}
