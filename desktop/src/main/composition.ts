import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { release } from 'node:os';
import { join } from 'node:path';
import { ApiConnection, inProcessLocks } from '@tandem/client/transport';
import { nativeWords } from '@tandem/ui/native-words';
import { app } from 'electron';
import { ConsoleApp } from './core/app/console-app.ts';
import { handlersOf } from './core/app/handlers.ts';
import type { AppPorts } from './core/app/ports.ts';
import { CallDesk } from './core/calls/call-desk.ts';
import { diskFiles } from './core/files/disk-files.ts';
import { Outside } from './core/links/outside.ts';
import type { RotatingLog } from './core/log/rotating-log.ts';
import type { ManagedPolicy } from './core/policy/managed-policy.ts';
import { hearing } from './core/server/hearing.ts';
import { SettingsFile } from './core/settings/settings-file.ts';
import { showBadge } from './native/badge.ts';
import { serveCalls } from './native/calls.ts';
import { systemClock } from './native/clock.ts';
import { examineWith } from './native/examine.ts';
import { onLeaving } from './native/leaving.ts';
import { watchLock } from './native/lock.ts';
import { showMenu } from './native/menu.ts';
import { networkOf } from './native/network.ts';
import { answerOldNotices } from './native/old-notices.ts';
import { wayOut } from './native/outside.ts';
import { servePages } from './native/pages.ts';
import { closeInOrder } from './native/quit.ts';
import { systemSeal } from './native/seal.ts';
import { manageNetwork, serviceSession } from './native/service-session.ts';
import { applySettings } from './native/settings.ts';
import { systemNotices } from './native/system-notices.ts';
import { AppTray } from './native/tray.ts';
import { updatesOf } from './native/updater.ts';
import { onWake } from './native/wake.ts';
import { ConsoleWindow } from './native/windows.ts';

/** Makes everything there is one of, and joins it. */
export async function compose(
  log: RotatingLog,
  managed: ManagedPolicy,
): Promise<{ console: ConsoleApp; windows: ConsoleWindow; outside: Outside }> {
  const folder = join(import.meta.dirname, '..');
  const resources = import.meta.dirname; // copied there beside the bundle
  const icon = join(resources, 'icon.png');
  const files = diskFiles(join(app.getPath('userData'), 'tandem'));
  const [settings, keychain, updates] = await Promise.all([
    SettingsFile.open(files, log, managed),
    systemSeal(),
    updatesOf(files, log, managed),
  ]);
  // Without a keychain, or where the organisation wants it so, nothing outlives the app.
  const seal = { ...keychain, keeps: keychain.keeps && managed.policy.value('session.persist') !== false };
  if (managed.policy.value('session.persist') === false)
    await rm(join(app.getPath('userData'), 'tandem/servers'), { recursive: true, force: true });
  const service = await serviceSession(seal.keeps);
  await manageNetwork(service, managed, (cause) => log.warn('the network could not be set up', { cause }));
  const client = `Tandem/${app.getVersion()} (${systemName()}) Electron/${process.versions['electron'] ?? ''}`;
  const network = networkOf(service, client);

  const windows = new ConsoleWindow({
    folder,
    icon,
    settings,
    onOpened: () => console.showBadge(),
    onFocus: () => console.looked(),
    onClosed: (webContentsId) => {
      desk.forget(webContentsId);
      console.attend(false);
    },
  });
  const tray = new AppTray({ resources, onOpen: () => windows.show(null), onQuit: () => app.quit() });
  const ports: AppPorts = {
    version: app.getVersion(),
    systemVersion: release().slice(0, 60),
    platform: process.platform === 'darwin' || process.platform === 'win32' ? process.platform : 'linux',
    systemLanguage: app.getLocale(),
    allowsLoopback: managed.allowsLoopback,
    clock: systemClock,
    random: Math.random,
    log,
    files,
    seal,
    windows,
    isLocked: watchLock(),
    notices: systemNotices(icon),
    updates,
    connect: (baseUrl, storage, heard) =>
      new ApiConnection({
        ...network,
        fetch: hearing(network.fetch, heard),
        baseUrl,
        client: 'console',
        clock: systemClock,
        storage,
        locks: inProcessLocks(),
        random: Math.random,
        newId: randomUUID,
      }),
    examine: examineWith(service, network),
    showBadge(badge) {
      const words = nativeWords[console.language];
      showBadge(badge, windows, resources, words.tray);
      tray.show(badge, words.tray);
    },
    applySettings(wanted) {
      applySettings(wanted, log);
      windows.protect();
      showMenu(nativeWords[console.language].menu, {
        devTools: windows.hasDevTools,
        onSettings: () => windows.show({ pane: 'settings' }),
        onDoctor: () => windows.show({ pane: 'doctor' }),
      });
    },
  };
  const console = new ConsoleApp(ports, settings);
  const desk = new CallDesk({
    handlers: handlersOf(console),
    isOwn: (webContentsId) => windows.isOwn(webContentsId),
    isSignedIn: () => console.current?.session.phase === 'signed_in',
    now: () => systemClock.now(),
    log,
  });
  serveCalls(desk);
  await servePages(join(folder, 'renderer'));
  onWake(service, () => {
    console.wake();
    void managed.refresh();
  });
  onLeaving(
    () => managed.policy,
    () => void console.signOut().catch((cause) => log.warn('nobody was signed out', { cause })),
  );
  managed.follow(systemClock);
  answerOldNotices((place) => windows.show(place));
  closeInOrder(windows, async () => {
    await console.close();
    await service.cookies.flushStore();
    await log.settled();
  });
  const outside = new Outside({
    ...wayOut(windows, () => nativeWords[console.language].outside),
    hosts: () => console.hosts,
    isOurs: (origin) => origin === console.server,
    log,
  });
  return { console, windows, outside };
}

/** As browsers say it, so that people recognise the computer among their devices. */
const systemName = (): string =>
  process.platform === 'darwin' ? 'Macintosh' : process.platform === 'win32' ? 'Windows NT' : 'X11; Linux';
