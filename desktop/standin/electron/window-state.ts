import type { Bounds } from '../messages.ts';
import { host } from './host.ts';
import { Played, preventable } from './played.ts';

/** Place, size, title and ornaments of a window, as a window manager would keep them. */
export abstract class WindowState extends Played {
  abstract readonly id: number;
  title: string;
  /** What was last put on the taskbar's button. */
  overlay: { readonly icon: Electron.NativeImage | null; readonly description: string } | null = null;
  flashing = false;
  progress = -1;
  skipsTaskbar = false;
  contentProtected = false;
  private bounds: Bounds;
  private visible: boolean;
  private minimized = false;
  private maximized = false;
  private full = false;

  constructor(options: Electron.BrowserWindowConstructorOptions, name: string) {
    super('BrowserWindow');
    const { x = 0, y = 0, width = 800, height = 600, show = true, title = name } = options;
    this.bounds = { x, y, width, height };
    this.visible = show;
    this.title = title;
  }

  abstract focus(): void;
  abstract blur(): void;

  isVisible = () => this.visible;
  show(): void {
    this.showInactive();
    this.focus();
  }
  showInactive(): void {
    if (this.visible) return;
    this.visible = true;
    this.seen();
    this.emit('show');
  }
  hide(): void {
    if (!this.visible) return;
    this.blur();
    this.visible = false;
    this.seen();
    this.emit('hide');
  }

  isMinimized = () => this.minimized;
  minimize(): void {
    this.blur();
    this.minimized = true;
    this.seen();
    this.emit('minimize');
  }
  restore(): void {
    if (!this.minimized) return;
    this.minimized = false;
    this.seen();
    this.emit('restore');
    this.focus();
  }
  isMaximized = () => this.maximized;
  maximize(): void {
    this.maximized = true;
    this.emit('maximize');
  }
  unmaximize(): void {
    this.maximized = false;
    this.emit('unmaximize');
  }
  isFullScreen = () => this.full;
  setFullScreen(full: boolean): void {
    this.full = full;
    this.emit(full ? 'enter-full-screen' : 'leave-full-screen');
  }
  isNormal = () => !this.minimized && !this.maximized && !this.full;

  getBounds = (): Bounds => ({ ...this.bounds });
  getNormalBounds = (): Bounds => ({ ...this.bounds });
  getContentBounds = (): Bounds => ({ ...this.bounds });
  getSize = () => [this.bounds.width, this.bounds.height];
  getPosition = () => [this.bounds.x, this.bounds.y];
  setBounds(bounds: Partial<Bounds>): void {
    const before = this.bounds;
    this.bounds = { ...before, ...bounds };
    host.tell('resize', { window: this.id, bounds: this.bounds });
    if (bounds.x !== undefined || bounds.y !== undefined) this.emit('move');
    if (this.bounds.width !== before.width || this.bounds.height !== before.height) this.emit('resize');
  }
  setSize = (width: number, height: number) => this.setBounds({ width, height });
  setPosition = (x: number, y: number) => this.setBounds({ x, y });
  setMinimumSize(): void {}
  center(): void {}

  getTitle = () => this.title;
  setTitle(title: string): void {
    this.title = title;
  }
  /** The page has named itself: that is the window's title unless the app objects. */
  pageTitled(title: string): void {
    const event = preventable();
    this.emit('page-title-updated', event, title, true);
    if (!event.defaultPrevented) this.title = title;
  }
  setOverlayIcon(icon: Electron.NativeImage | null, description: string): void {
    this.overlay = { icon, description };
  }
  flashFrame(on: boolean): void {
    this.flashing = on;
  }
  setProgressBar(progress: number): void {
    this.progress = progress;
  }
  setSkipTaskbar(skip: boolean): void {
    this.skipsTaskbar = skip;
  }
  setContentProtection(on: boolean): void {
    this.contentProtected = on;
  }
  setBackgroundColor(): void {}
  setIcon(): void {}
  setMenu(): void {}
  removeMenu(): void {}
  setMenuBarVisibility(): void {}
  setAutoHideMenuBar(): void {}
  setAlwaysOnTop(): void {}
  moveTop(): void {}

  private seen(): void {
    host.tell('show', { window: this.id, visible: this.visible && !this.minimized });
  }
}
