import { randomUUID } from 'node:crypto';
import { ApiConnection, inProcessLocks } from '@tandem/client/transport';
import { DeviceTime } from '../../../../api/src/testing/device-time.ts';
import type { CallInput, CallOutput } from '../../ipc/bridge.ts';
import type { CallResult } from '../../ipc/call.ts';
import type { CallName } from '../../ipc/names.ts';
import type { Place } from '../../ipc/place.schema.ts';
import { ConsoleApp } from '../core/app/console-app.ts';
import { handlersOf } from '../core/app/handlers.ts';
import type { AppPorts, SystemNotice } from '../core/app/ports.ts';
import type { Badge } from '../core/badge/badge.ts';
import { badgeText } from '../core/badge/badge.ts';
import { CallDesk } from '../core/calls/call-desk.ts';
import { ownOrigin } from '../core/calls/sender.ts';
import { examination } from '../core/doctor/examination.ts';
import { silentLog } from '../core/log/log.ts';
import type { ManagedPolicy } from '../core/policy/managed-policy.ts';
import { hearing } from '../core/server/hearing.ts';
import { SettingsFile } from '../core/settings/settings-file.ts';
import { FakeFiles, fakeSeal } from './fake-files.ts';
import { NodeNetwork } from './node-network.ts';
import { unmanaged } from './unmanaged.ts';

/**
 * A computer with the app on it, all of it but Electron: the real decisions over real requests and a real live connection.
 * What the system would show is written down. The app can be quit and started again; its lid can be closed.
 */
export class Computer {
  readonly time = new DeviceTime();
  readonly network = new NodeNetwork(this.time);
  readonly files = new FakeFiles();
  /** Every notice that was handed to the system, and those that stand. */
  readonly shown: SystemNotice[] = [];
  readonly standing = new Map<string, SystemNotice>();
  /** What the window was told, and where it was led. */
  readonly told: { readonly note: string; readonly payload: unknown }[] = [];
  readonly led: (Place | null)[] = [];
  badge = '';
  isFocused = false;
  app: ConsoleApp | null = null;
  /** What the organisation has set here, where it has. */
  managed: ManagedPolicy | null = null;
  private desk: CallDesk | null = null;

  constructor(
    private readonly server: string,
    private readonly seal = fakeSeal(),
  ) {}

  /** Starts the app; the first time it is told where its desk is. */
  async start(): Promise<this> {
    const settings = await SettingsFile.open(this.files, silentLog, this.managed ?? (await unmanaged()));
    const app = new ConsoleApp(this.ports(), settings);
    this.app = app;
    this.desk = new CallDesk({
      handlers: handlersOf(app),
      isOwn: () => true,
      isSignedIn: () => app.current?.session.phase === 'signed_in',
      now: () => this.time.now(),
      log: silentLog,
    });
    await app.start();
    if (app.server === null && settings.serverIs === 'free') await this.ask('server.choose', { address: this.server });
    return this;
  }

  async quit(): Promise<void> {
    const { app } = this;
    this.app = null;
    await app?.close();
  }

  /** As the window calls, and with its answer. */
  async call<C extends CallName>(name: C, input: CallInput<C>): Promise<CallResult<CallOutput<C>>> {
    if (this.desk === null) throw new Error('The app is not running.');
    return this.desk.answer(name, { webContentsId: 1, isMainFrame: true, origin: ownOrigin }, [input]);
  }
  async ask<C extends CallName>(name: C, input: CallInput<C>): Promise<CallOutput<C>> {
    const result = await this.call(name, input);
    if (!result.ok) throw new Error(`${name}: ${result.code}: ${result.message}`);
    return result.value;
  }
  logIn(email: string, password: string): Promise<CallOutput<'session.logIn'>> {
    return this.ask('session.logIn', { email, password });
  }

  get line() {
    return this.app?.line.state ?? 'signed_out';
  }
  /** The notices that stand, as a person reads them. */
  get read(): string[] {
    return [...this.standing.values()].map(({ title, body }) => `${title} | ${body}`);
  }

  sleep(): void {
    this.time.sleep();
    this.network.sleep();
  }
  wake(): void {
    this.network.wake();
    this.app?.wake();
    this.time.wake();
  }

  private ports(): AppPorts {
    return {
      version: '0.0.0',
      systemVersion: '6.1.0',
      platform: 'linux',
      systemLanguage: 'en-GB',
      allowsLoopback: true,
      clock: this.time,
      random: Math.random,
      log: silentLog,
      files: this.files,
      seal: this.seal,
      windows: this.windows(),
      isLocked: () => false,
      notices: {
        isSupported: true,
        show: (notice) => {
          this.shown.push(notice);
          this.standing.set(notice.id, notice);
          notice.onShown();
        },
        withdraw: (id) => void this.standing.delete(id),
      },
      connect: (baseUrl, storage, heard) =>
        new ApiConnection({
          baseUrl,
          client: 'console',
          clock: this.time,
          storage,
          locks: inProcessLocks(),
          random: Math.random,
          newId: randomUUID,
          fetch: hearing(this.network.fetch, heard),
          WebSocket: this.network.WebSocket,
        }),
      examine: (server) =>
        examination(server, {
          clock: this.time,
          fetch: this.network.fetch,
          WebSocket: this.network.WebSocket,
          resolveHost: async () => ['127.0.0.1'],
          resolveProxy: async () => 'DIRECT',
        }),
      updates: { refusal: 'not_installed', installId: 'this-computer' },
      showBadge: (badge: Badge) => {
        this.badge = badgeText(badge);
      },
      applySettings: () => {},
    };
  }

  private windows(): AppPorts['windows'] {
    const computer = this;
    return {
      get isFocused() {
        return computer.isFocused;
      },
      tell: (note, payload) => void computer.told.push({ note, payload: structuredClone(payload) }),
      show: (place) => void computer.led.push(place),
      takePlace: () => computer.led.at(-1) ?? {},
    };
  }
}
