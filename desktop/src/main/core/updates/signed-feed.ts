import type { KeyObject } from 'node:crypto';
import type { ResolvedUpdateFileInfo, UpdateInfo } from 'electron-updater';
import {
  Provider,
  type ProviderRuntimeOptions,
  parseUpdateInfo,
  resolveFiles,
} from 'electron-updater/out/providers/Provider.js';
import { isSigned } from './signed-manifest.ts';
import { UpdateFailed } from './updater.ts';

/** Fetches a small file within a limit of time and size; null where there is none. Rejects when nobody answers. */
export type ReadSmall = (address: URL) => Promise<Uint8Array | null>;

/** Nothing is on offer there. */
export class NothingPublished extends Error {}

interface Feed {
  /** Ends with a slash. */
  readonly base: URL;
  /** The manifest's name: ring and system. */
  readonly name: string;
  readonly keys: readonly KeyObject[];
  readonly read: ReadSmall;
}

/**
 * Where the updater learns of a newer version: the manifest it works with is the very one whose signature was verified, so
 * that nobody can give it another in between. The checksums in it stand for everything that is fetched afterwards.
 */
class SignedFeed extends Provider<UpdateInfo> {
  constructor(
    private readonly feed: Feed,
    runtime: ProviderRuntimeOptions,
  ) {
    super(runtime);
  }

  override async getLatestVersion(): Promise<UpdateInfo> {
    const { base, name, keys, read } = this.feed;
    const address = new URL(name, base);
    const manifest = await read(address).catch(unreachable);
    if (manifest === null) throw new NothingPublished(`There is no ${name}.`);
    const signature = await read(new URL(`${name}.sig`, base)).catch(unreachable);
    if (signature === null || !isSigned(name, manifest, Buffer.from(signature).toString('latin1'), keys))
      throw new UpdateFailed('not_trusted', new Error(`${name} is not signed by a key of this build.`));
    return parseUpdateInfo(Buffer.from(manifest).toString('utf8'), name, address);
  }

  /** Only from the feed itself, whatever a manifest says. */
  override resolveFiles(info: UpdateInfo): ResolvedUpdateFileInfo[] {
    const files = resolveFiles(info, this.feed.base);
    const strange = files.find(({ url, packageInfo }) => !url.href.startsWith(this.feed.base.href) || packageInfo);
    if (strange) throw new UpdateFailed('not_trusted', new Error(`${strange.url.href} is not in the feed.`));
    return files;
  }
}

const unreachable = (cause: unknown): never => {
  throw new UpdateFailed('unreachable', cause);
};

type FeedClass = new (options: unknown, updater: unknown, runtime: ProviderRuntimeOptions) => Provider<UpdateInfo>;

/** The feed in the form in which the updater takes one: a class that it makes itself. */
export const feedClass = (feed: Feed): FeedClass =>
  class extends SignedFeed {
    constructor(_options: unknown, _updater: unknown, runtime: ProviderRuntimeOptions) {
      super(feed, { ...runtime, isUseMultipleRangeRequest: false }); // few hosts answer several parts at once
    }
  };
