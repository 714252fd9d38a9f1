import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { app } from 'electron';
import type { AppUpdater } from 'electron-updater';
import type { AppPorts } from '../core/app/ports.ts';
import type { Files } from '../core/files/files.ts';
import type { Log } from '../core/log/log.ts';
import type { ManagedPolicy } from '../core/policy/managed-policy.ts';
import { followProxy } from '../core/policy/proxy.ts';
import { installId } from '../core/updates/install-id.ts';
import { readSmall } from '../core/updates/read-small.ts';
import { SeenFeeds } from '../core/updates/seen-feeds.ts';
import { publicKeys } from '../core/updates/signed-manifest.ts';
import { SignedUpdater } from '../core/updates/signed-updater.ts';
import keys from '../core/updates/update-keys.json' with { type: 'json' };
import { type InstallKind, installKinds, refusalOf } from '../core/updates/update-rules.ts';
import { systemClock } from './clock.ts';

/** What replaces this installation by a newer one, or why nothing does. Where nothing does, nothing of it is loaded. */
export async function updatesOf(files: Files, log: Log, managed: ManagedPolicy): Promise<AppPorts['updates']> {
  const resources = process.resourcesPath ?? '';
  const text = (name: string) => readFile(join(resources, name), 'utf8').catch(() => '');
  const [written, settings] = app.isPackaged
    ? await Promise.all([text('install-kind.txt'), text('app-update.yml')])
    : ['', ''];
  const kind = installKinds.find((each) => each === written.trim()) ?? null;
  const namesPublisher = /^publisherName:[ \t]*(?:\r?\n[ \t]*-[ \t]*|['"]?)[^\s[\]'"]/m.test(settings);
  const refusal = refusalOf({ kind, forAll: isForAll(), namesPublisher, keys: keys.length });
  const id = await installId(files, log);
  if (refusal !== null || kind === null) return { refusal: refusal ?? 'not_installed', installId: id };
  const updater = await updaterFor(kind);
  // What is fetched is signed; the way there is the organisation's to say all the same.
  await followProxy(updater.netSession, managed, (cause) => log.warn('the way to updates was not changed', { cause }));
  const read = readSmall((address, init) => updater.netSession.fetch(address, init));
  const onInstall = () => app.releaseSingleInstanceLock(); // the new version may be there before this one has ended
  const how = { kind, arch: process.arch, keys: publicKeys(keys), read, clock: systemClock, log, onInstall };
  const seen = await SeenFeeds.open(files, log);
  return { refusal: null, installId: id, updater: new SignedUpdater(updater, how), seen };
}

async function updaterFor(kind: InstallKind): Promise<AppUpdater> {
  const { AppImageUpdater, MacUpdater, NsisUpdater } = await import('electron-updater');
  if (kind === 'mac-app') return new MacUpdater();
  return kind === 'appimage' ? new AppImageUpdater() : new NsisUpdater();
}

/** NSIS can be told to install for everybody. */
function isForAll(): boolean {
  const folders = ['ProgramFiles', 'ProgramFiles(x86)', 'ProgramW6432'].map((name) => process.env[name]);
  const program = process.execPath.toLowerCase();
  return process.platform === 'win32' && folders.some((folder) => folder && program.startsWith(folder.toLowerCase()));
}
