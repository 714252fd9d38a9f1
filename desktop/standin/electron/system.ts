import { app } from './app.ts';
import { host } from './host.ts';
import { type Part, Played, played } from './played.ts';

/** Sleep, wake-up and idling: `powerMonitor.emit('resume')` is what a machine that wakes up does. */
export class PowerMonitor extends Played implements Part<Electron.PowerMonitor, PowerMonitor> {
  idleSeconds = 0;
  locked = false;
  onBatteryPower = false;
  constructor() {
    super('powerMonitor');
  }
  getSystemIdleTime = () => this.idleSeconds;
  getSystemIdleState = (after: number) => (this.locked ? 'locked' : this.idleSeconds >= after ? 'idle' : 'active');
  isOnBatteryPower = () => this.onBatteryPower;
}

/** Light or dark: pages are told, as a browser tells them. */
export class NativeTheme extends Played implements Part<Electron.NativeTheme, NativeTheme> {
  private source: Electron.NativeTheme['themeSource'] = 'system';
  readonly shouldUseHighContrastColors = false;
  readonly shouldUseInvertedColorScheme = false;
  readonly prefersReducedTransparency = false;
  readonly inForcedColorsMode = false;
  constructor() {
    super('nativeTheme');
  }
  get themeSource(): Electron.NativeTheme['themeSource'] {
    return this.source;
  }
  set themeSource(source: Electron.NativeTheme['themeSource']) {
    this.source = source;
    host.tell('theme', { dark: source === 'system' ? null : source === 'dark' });
    this.emit('updated');
  }
  get shouldUseDarkColors(): boolean {
    return this.source === 'dark';
  }
  get shouldUseDarkColorsForSystemIntegratedUI(): boolean {
    return this.shouldUseDarkColors;
  }
}

const monitor: Electron.Display = played<Electron.Display>('Display', {
  id: 1,
  label: 'The only one',
  scaleFactor: 1,
  rotation: 0,
  internal: true,
  bounds: { x: 0, y: 0, width: 1920, height: 1080 },
  size: { width: 1920, height: 1080 },
  workArea: { x: 0, y: 0, width: 1920, height: 1040 },
  workAreaSize: { width: 1920, height: 1040 },
});

/** One screen, unless a test puts others into `displays`. */
export class Screen extends Played implements Part<Electron.Screen, Screen> {
  displays: Electron.Display[] = [monitor];
  constructor() {
    super('screen');
  }
  private get known(): Electron.Display[] {
    if (!app.isReady()) throw new Error("The 'screen' module can't be used before the app 'ready' event");
    return this.displays;
  }
  getAllDisplays = () => this.known;
  getPrimaryDisplay = () => this.known[0] ?? monitor;
  getDisplayMatching = ({ x, y }: Electron.Rectangle) => this.getDisplayNearestPoint({ x, y });
  getDisplayNearestPoint = ({ x, y }: Electron.Point) =>
    this.known.find(
      ({ bounds: { x: left, y: top, width, height } }) => x >= left && x < left + width && y >= top && y < top + height,
    ) ?? this.getPrimaryDisplay();
  getCursorScreenPoint = () => ({ x: 0, y: 0 });
}

const shortcuts = new Map<string, () => void>();

export const globalShortcut = played<Electron.GlobalShortcut>('globalShortcut', {
  register: (accelerator, press) => shortcuts.set(accelerator, press).has(accelerator),
  isRegistered: (accelerator) => shortcuts.has(accelerator),
  unregister: (accelerator) => void shortcuts.delete(accelerator),
  unregisterAll: () => shortcuts.clear(),
} satisfies Partial<Electron.GlobalShortcut>);
