import { lookup } from 'node:dns/promises';
import { join } from 'node:path';
import { app } from './app.ts';
import { Cookies } from './cookie-jar.ts';
import { host } from './host.ts';
import { Keychain } from './keychain.ts';
import { type Part, Played, played } from './played.ts';
import { protocol } from './protocol.ts';
import { SessionFetch } from './session-fetch.ts';

const backend = (process.env['STANDIN_KEYCHAIN'] ?? 'gnome_libsecret') as Keychain['backend'];

/** The keychain of the person at this machine. */
export const keychain = new Keychain(backend, `${app.getPath('userData')}.keychain`);

/** What a page or the app itself has of the network, and what it may do. */
export class Session extends Played implements Part<Electron.Session, Session> {
  readonly cookies: Cookies;
  readonly protocol = protocol;
  readonly webRequest = played<Electron.WebRequest>('webRequest', {});
  requestHandler: Parameters<Electron.Session['setPermissionRequestHandler']>[0] = null;
  checkHandler: Parameters<Electron.Session['setPermissionCheckHandler']>[0] = null;
  deviceHandler: Parameters<Electron.Session['setDevicePermissionHandler']>[0] = null;
  displayMediaHandler: Parameters<Electron.Session['setDisplayMediaRequestHandler']>[0] = null;
  certificateProc: Parameters<Electron.Session['setCertificateVerifyProc']>[0] = null;
  spellChecks = true;
  private readonly http: SessionFetch;
  private readonly closers = new Set<() => void>();

  constructor(private readonly partition: string) {
    super('session');
    const file = this.isPersistent() ? join(this.getStoragePath(), 'Cookies') : null;
    this.cookies = new Cookies(file, keychain);
    this.http = new SessionFetch(this.cookies);
  }

  get fetch(): Electron.Session['fetch'] {
    return this.http.fetch;
  }
  isPersistent = () => this.partition.startsWith('persist:');
  getStoragePath = () => join(app.getPath('userData'), 'Partitions', this.partition.replace('persist:', ''));
  async closeAllConnections(): Promise<void> {
    for (const close of this.closers) close();
    this.closers.clear();
    await this.http.closeAllConnections();
  }
  onCloseAll(close: () => void): void {
    this.closers.add(close);
  }

  setPermissionRequestHandler(handler: typeof this.requestHandler): void {
    this.requestHandler = handler;
  }
  setPermissionCheckHandler(handler: typeof this.checkHandler): void {
    this.checkHandler = handler;
  }
  setDevicePermissionHandler(handler: typeof this.deviceHandler): void {
    this.deviceHandler = handler;
  }
  setDisplayMediaRequestHandler(handler: typeof this.displayMediaHandler): void {
    this.displayMediaHandler = handler;
  }
  setUSBProtectedClassesHandler(): void {}
  setBluetoothPairingHandler(): void {}
  setCertificateVerifyProc(proc: typeof this.certificateProc): void {
    this.certificateProc = proc;
  }
  setSpellCheckerEnabled(on: boolean): void {
    this.spellChecks = on;
  }
  isSpellCheckerEnabled = () => this.spellChecks;
  setSpellCheckerLanguages(): void {}
  setSpellCheckerDictionaryDownloadURL(): void {}
  getUserAgent = () => app.userAgentFallback;
  setUserAgent(): void {}

  /** What the app wants of proxies; the network here has none. */
  proxy: Electron.ProxyConfig = {};
  async setProxy(config: Electron.ProxyConfig): Promise<void> {
    this.proxy = config;
  }
  resolveProxy = async () => 'DIRECT';
  forceReloadProxyConfig = async () => undefined;
  async resolveHost(name: string): Promise<Electron.ResolvedHost> {
    const found = await lookup(name, { all: true }).catch(() => {
      throw new Error('net::ERR_NAME_NOT_RESOLVED');
    });
    return { endpoints: found.map(({ address, family }) => ({ address, family: family === 6 ? 'ipv6' : 'ipv4' })) };
  }
  clearHostResolverCache = async () => undefined;
  clearAuthCache = async () => undefined;
  clearCache = async () => undefined;
  clearCodeCaches = async () => undefined;
  clearData = () => this.clearStorageData();
  async clearStorageData(_options?: Electron.ClearStorageDataOptions): Promise<void> {
    this.cookies.clear();
    if (this.partition === '') await host.ask('forget', undefined);
  }
  flushStorageData(): void {}
}

const known = new Map<string, Session>();

/** Electron's `session`. */
export const sessions = {
  fromPartition(partition: string): Electron.Session {
    if (!app.isReady()) throw new Error('Session can only be received when app is ready');
    const made = known.get(partition) ?? new Session(partition);
    if (!known.has(partition)) {
      known.set(partition, made);
      app.emit('session-created', made);
    }
    return made as unknown as Electron.Session;
  },
  get defaultSession(): Electron.Session {
    return sessions.fromPartition('');
  },
};
app.once('will-finish-launching', () => sessions.fromPartition(''));
