import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AppPaths } from './app-paths.ts';
import { Dock } from './dock.ts';
import { host } from './host.ts';
import { type Part, Played, played, preventable } from './played.ts';
import { SingleInstance } from './single-instance.ts';
import { readSwitches } from './switches.ts';

const folder = process.env['STANDIN_APP'] ?? process.cwd();
const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;
interface Manifest {
  readonly name: string;
  readonly productName?: string;
  readonly version: string;
}

class App extends Played implements Part<Electron.App, App> {
  name = manifest.productName ?? manifest.name;
  readonly isPackaged = process.env['STANDIN_PACKAGED'] === '1';
  accessibilitySupportEnabled = false;
  badgeCount = 0;
  userAgentFallback = 'Tandem stand-in';
  readonly dock = process.platform === 'darwin' ? played<Electron.Dock>('dock', new Dock()) : undefined;
  readonly commandLine = played<Electron.CommandLine>('commandLine', readSwitches(process.argv));
  /** Asks every window to close; false when one of them would not. */
  closeWindows: () => boolean = () => true;
  quitting = false;
  sandboxed = false;
  private isUp = false;
  private login: Electron.Settings = { openAtLogin: false };
  private readonly schemes = new Set<string>();
  private readonly instance: SingleInstance;
  private readonly paths: AppPaths;
  private up: () => void = () => undefined;
  private readonly whenUp = new Promise<void>((resolve) => {
    this.up = resolve;
  });

  constructor() {
    super('app');
    this.paths = new AppPaths(this.commandLine.getSwitchValue('user-data-dir'), this.name);
    this.instance = new SingleInstance(
      () => this.paths.get('userData'),
      (argv, cwd, data) => this.emit('second-instance', preventable(), argv, cwd, data),
    );
  }

  /** The entry has been evaluated: the app may be ready now. */
  async codeLoaded(): Promise<void> {
    this.isUp = true;
    this.emit('will-finish-launching');
    this.emit('ready', preventable(), {});
    this.up();
    await host.ask('ready', undefined);
  }
  isReady = () => this.isUp;
  whenReady = () => this.whenUp;

  getName = () => this.name;
  setName(name: string): void {
    this.name = name;
  }
  getVersion = () => manifest.version;
  getAppPath = () => folder;
  getLocale = () => process.env['STANDIN_LOCALE'] ?? 'en-GB';
  getSystemLocale = () => this.getLocale();
  getLocaleCountryCode = () => this.getLocale().slice(-2);
  getPreferredSystemLanguages = () => [this.getLocale()];
  getPath = (name: Parameters<Electron.App['getPath']>[0]) => this.paths.get(name);
  setPath = (name: string, path: string) => this.paths.set(name, path);
  setAppLogsPath = (path?: string) => this.paths.set('logs', path ?? this.paths.get('logs'));

  enableSandbox(): void {
    if (this.isUp) throw new Error('app.enableSandbox() can only be called before app is ready');
    this.sandboxed = true;
  }
  disableHardwareAcceleration(): void {}
  setAppUserModelId(): void {}
  setToastActivatorCLSID(): void {}
  setAboutPanelOptions(): void {}
  setJumpList = () => 'ok' as const;
  setUserTasks = () => true;
  isAccessibilitySupportEnabled = () => this.accessibilitySupportEnabled;
  focus(): void {}
  hide(): void {}
  show(): void {}

  setBadgeCount(count = 0): boolean {
    this.badgeCount = count;
    return true;
  }
  getBadgeCount = () => this.badgeCount;
  setAsDefaultProtocolClient = (scheme: string) => this.schemes.add(scheme).has(scheme);
  removeAsDefaultProtocolClient = (scheme: string) => this.schemes.delete(scheme);
  isDefaultProtocolClient = (scheme: string) => this.schemes.has(scheme);
  setLoginItemSettings(settings: Electron.Settings): void {
    this.login = settings;
  }
  getLoginItemSettings(): Electron.LoginItemSettings {
    const { openAtLogin = false } = this.login;
    return {
      openAtLogin,
      wasOpenedAtLogin: false,
      status: openAtLogin ? 'enabled' : 'not-registered',
      executableWillLaunchAtLogin: openAtLogin,
      launchItems: [],
    };
  }

  requestSingleInstanceLock = (data: Record<string, unknown> = {}) => this.instance.request(data);
  hasSingleInstanceLock = () => this.instance.held;
  releaseSingleInstanceLock = () => this.instance.release();

  quit(): void {
    if (this.quitting) return;
    this.quitting = true;
    setImmediate(() => {
      this.quitting = this.mayQuit();
      if (this.quitting) this.exit(0, true);
    });
  }
  exit(code = 0, asked = false): void {
    if (asked) this.emit('quit', preventable(), code);
    this.instance.release();
    setTimeout(() => process.exit(code), 10);
  }
  relaunch(): never {
    throw new Error("Electron's stand-in does not play app.relaunch.");
  }

  private mayQuit(): boolean {
    const before = preventable();
    this.emit('before-quit', before);
    if (before.defaultPrevented || !this.closeWindows()) return false;
    const last = preventable();
    this.emit('will-quit', last);
    return !last.defaultPrevented;
  }
}

/** The one app of this process. */
export const app = new App();
