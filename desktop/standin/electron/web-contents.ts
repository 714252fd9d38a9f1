import { host } from './host.ts';
import { type Part, Played, preventable } from './played.ts';
import { Frames } from './web-frame.ts';

type OpenHandler = Parameters<Electron.WebContents['setWindowOpenHandler']>[0];

/** What a WebContents needs of the window that shows it. */
export interface Shown {
  readonly id: number;
  readonly title: string;
  readonly session: Electron.Session;
  readonly options: Electron.BrowserWindowConstructorOptions;
  readonly opened: Promise<unknown>;
  isDestroyed(): boolean;
  isFocused(): boolean;
}

/** The page of one window. */
export class WebContents extends Played implements Part<Electron.WebContents, WebContents> {
  readonly id: number;
  readonly session: Electron.Session;
  readonly frames = new Frames();
  audioMuted = false;
  zoomLevel = 0;
  zoomFactor = 1;
  backgroundThrottling = true;
  /** Null when the app never said: Electron would open whatever is asked for. */
  openHandler: OpenHandler | null = null;
  private loading = false;
  /** Messages arrive in the order they were sent in. */
  private tail: Promise<unknown> = Promise.resolve();

  constructor(private readonly shown: Shown) {
    super('webContents');
    this.id = shown.id;
    this.session = shown.session;
  }

  get mainFrame(): Electron.WebFrameMain {
    return this.frames.main as unknown as Electron.WebFrameMain;
  }
  getURL = () => this.frames.main.url;
  getTitle = () => this.shown.title;
  getType = () => 'window' as const;
  getLastWebPreferences = () => ({ ...this.shown.options.webPreferences });
  isLoading = () => this.loading;
  isLoadingMainFrame = () => this.loading;
  isDestroyed = () => this.shown.isDestroyed();
  isFocused = () => this.shown.isFocused();
  isCrashed = () => false;
  isDevToolsOpened = () => false;
  setWindowOpenHandler(handler: OpenHandler): void {
    this.openHandler = handler;
  }

  send(channel: string, ...args: unknown[]): void {
    const values = structuredClone(args); // what cannot be cloned throws here, where it was sent from
    const { id: window } = this;
    this.tail = this.tail
      .then(() => this.shown.opened)
      .then(() => host.ask('deliver', { window, channel, args: values }))
      .catch(() => undefined);
  }

  async loadURL(url: string): Promise<void> {
    await this.shown.opened;
    this.loading = true;
    this.emit('did-start-loading');
    try {
      await host.ask('load', { window: this.id, url });
    } catch (cause) {
      const words = cause instanceof Error ? cause.message : String(cause);
      this.emit('did-fail-load', preventable(), -2, words, url, true, 1, 1);
      throw cause;
    } finally {
      this.loading = false;
      this.emit('did-stop-loading');
    }
  }
  executeJavaScript = (code: string) => host.ask('run', { window: this.id, code });
  reload = () => host.tell('reload', { window: this.id });
  reloadIgnoringCache = () => this.reload();
  focus(): void {}
  openDevTools(): void {}
  closeDevTools(): void {}
  toggleDevTools(): void {}
  stop(): void {}
  undo(): void {}
  redo(): void {}
  cut(): void {}
  copy(): void {}
  paste(): void {}
  selectAll(): void {}
  setAudioMuted(muted: boolean): void {
    this.audioMuted = muted;
  }
  isAudioMuted = () => this.audioMuted;
  setBackgroundThrottling(allowed: boolean): void {
    this.backgroundThrottling = allowed;
  }
  getZoomLevel = () => this.zoomLevel;
  setZoomLevel(level: number): void {
    this.zoomLevel = level;
  }
  getZoomFactor = () => this.zoomFactor;
  setZoomFactor(factor: number): void {
    this.zoomFactor = factor;
  }
  setVisualZoomLevelLimits = () => Promise.resolve();
  setWebRTCIPHandlingPolicy(): void {}
  setIgnoreMenuShortcuts(): void {}
}
