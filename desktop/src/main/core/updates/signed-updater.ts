import type { KeyObject } from 'node:crypto';
import type { Clock } from '@tandem/client/transport';
import { CancellationToken } from 'builder-util-runtime';
import type { AppUpdater, UpdateInfo } from 'electron-updater';
import type { UpdateProblem } from '../../../ipc/update.schema.ts';
import type { Log } from '../log/log.ts';
import type { Vouched } from './seen-feeds.ts';
import { feedClass, NothingPublished, type ReadSmall } from './signed-feed.ts';
import { type InstallKind, manifestName, type Offer, type Ring } from './update-rules.ts';
import { type Found, UpdateFailed, type Updater } from './updater.ts';

interface Options {
  readonly kind: InstallKind;
  readonly arch: string;
  readonly keys: readonly KeyObject[];
  readonly read: ReadSmall;
  readonly clock: Clock;
  readonly log: Log;
  /** The last thing before the new version is started: it must not find this one in its way. */
  readonly onInstall: () => void;
}

/** A download from which nothing came for so long is given up. */
const STALLED = 60_000;

/** electron-updater, told to trust nothing that our own key did not sign and to decide nothing by itself. */
export class SignedUpdater implements Updater {
  constructor(
    private readonly updater: AppUpdater,
    private readonly options: Options,
  ) {
    updater.autoDownload = false;
    updater.autoInstallOnAppQuit = false;
    updater.autoRunAppAfterInstall = true;
    updater.allowPrerelease = false;
    updater.allowDowngrade = false;
    updater.disableWebInstaller = true;
    updater.isUserWithinRollout = () => true; // decided in update-rules.ts, with everything else
    updater.logger = null;
    updater.on('error', (cause) => options.log.warn('the updater reports', { cause })); // without a listener it would throw
  }

  async look(feed: string, ring: Ring): Promise<Found> {
    const { kind, arch, keys, read } = this.options;
    const base = new URL(feed.endsWith('/') ? feed : `${feed}/`);
    const name = manifestName(ring, kind, arch);
    this.updater.setFeedURL({ provider: 'custom', updateProvider: feedClass({ base, name, keys, read }) });
    this.updater.allowDowngrade = false;
    try {
      const found = await this.updater.checkForUpdates();
      if (found === null) return nothing;
      const { updateInfo, isUpdateAvailable } = found;
      return { offer: isUpdateAvailable ? offerOf(updateInfo) : null, vouched: vouchedOf(updateInfo) };
    } catch (cause) {
      if (cause instanceof NothingPublished) return nothing;
      throw failureOf(cause);
    }
  }

  async fetch(): Promise<void> {
    this.updater.autoInstallOnAppQuit = true; // it counts only when it is set before
    const token = new CancellationToken();
    let stop = () => {};
    const wait = () => {
      stop();
      stop = this.options.clock.after(STALLED, () => token.cancel());
    };
    wait();
    this.updater.on('download-progress', wait);
    try {
      await this.updater.downloadUpdate(token);
    } catch (cause) {
      throw failureOf(cause);
    } finally {
      this.updater.off('download-progress', wait);
      stop();
    }
  }

  install(): void {
    this.options.onInstall();
    this.updater.quitAndInstall(true, true);
  }

  holdBack(): void {
    this.updater.autoInstallOnAppQuit = false;
  }
}

const nothing: Found = { offer: null, vouched: null };

/** What sign-manifest.mjs wrote into the manifest before it signed. What cannot be read was long ago. */
function vouchedOf(manifest: UpdateInfo & { signedAt?: unknown; expires?: unknown }): Vouched {
  const time = (said: unknown) => (said instanceof Date ? said.getTime() : Date.parse(String(said))) || 0;
  return { signedAt: time(manifest.signedAt), expires: time(manifest.expires) };
}

function offerOf({ version, releaseDate, stagingPercentage }: UpdateInfo): Offer {
  const released: unknown = releaseDate; // a date in the manifest that stands without quotes is read as one
  const percentage = stagingPercentage === undefined ? 100 : Number(stagingPercentage);
  return {
    version,
    releasedAt: released instanceof Date ? released.toISOString() : typeof released === 'string' ? released : null,
    percentage: Number.isNaN(percentage) ? 0 : percentage,
  };
}

const problems: Readonly<Record<string, UpdateProblem>> = {
  ERR_CHECKSUM_MISMATCH: 'damaged',
  ERR_UPDATER_INVALID_SIGNATURE: 'not_trusted',
  ERR_UPDATER_INVALID_UPDATE_INFO: 'damaged',
  ERR_UPDATER_INVALID_VERSION: 'damaged',
  ERR_UPDATER_NO_CHECKSUM: 'damaged',
  ERR_UPDATER_NO_FILES_PROVIDED: 'damaged',
  ERR_UPDATER_WEB_INSTALLER_DISABLED: 'not_trusted',
};

function failureOf(cause: unknown): UpdateFailed {
  if (cause instanceof UpdateFailed) return cause;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  return new UpdateFailed(problems[code] ?? 'unreachable', cause);
}
