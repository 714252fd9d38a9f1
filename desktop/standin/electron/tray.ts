import { type Part, Played } from './played.ts';

const trays = new Set<Tray>();

/** An icon beside the clock. */
export class Tray extends Played implements Part<Electron.Tray, Tray> {
  /** Those there are, for tests that look. */
  static readonly all = trays;
  tooltip = '';
  title = '';
  menu: Electron.Menu | null = null;
  pressed: Electron.NativeImage | string | null = null;
  private gone = false;

  constructor(public image: Electron.NativeImage | string) {
    super('Tray');
    trays.add(this);
  }

  setImage(image: Electron.NativeImage | string): void {
    this.image = image;
  }
  setPressedImage(image: Electron.NativeImage | string): void {
    this.pressed = image;
  }
  setToolTip(tooltip: string): void {
    this.tooltip = tooltip;
  }
  setTitle(title: string): void {
    this.title = title;
  }
  getTitle = () => this.title;
  setContextMenu(menu: Electron.Menu | null): void {
    this.menu = menu;
  }
  setIgnoreDoubleClickEvents(): void {}
  popUpContextMenu(): void {}
  closeContextMenu(): void {}
  displayBalloon(): void {}
  getBounds = () => ({ x: 0, y: 0, width: 16, height: 16 });
  isDestroyed = () => this.gone;
  destroy(): void {
    this.gone = true;
    trays.delete(this);
  }
}
