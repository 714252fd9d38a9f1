import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { FakeClock } from '../../../../../shared/client/src/testing/fake-clock.ts';
import { UpdateFeed } from '../../testing/update-feed.ts';
import { updaterWithoutElectron } from '../../testing/without-electron.ts';
import { silentLog } from '../log/log.ts';
import { readSmall } from './read-small.ts';
import { SignedUpdater } from './signed-updater.ts';

const { AppImageUpdater, NsisUpdater, throughNode } = updaterWithoutElectron();
const clock = new FakeClock();
const LINUX = 'latest-linux.yml';
const vouched = { signedAt: Date.parse('2026-11-01T00:00:00Z'), expires: Date.parse('2027-01-30T00:00:00Z') };

let feed: UpdateFeed;
beforeEach(async () => {
  feed = await new UpdateFeed().open();
});
afterEach(() => feed.close());

/** An AppImage at a version, with the real updater in it. */
function appImage(version = '1.0.0') {
  const file = join(feed.folder, 'bin/Tandem.AppImage');
  mkdirSync(join(feed.folder, 'bin'), { recursive: true });
  writeFileSync(file, version);
  vi.stubEnv('APPIMAGE', file);
  const app = feed.app(version);
  const updater = new AppImageUpdater(undefined, app);
  return { file, app, updater: signed(updater, 'appimage') };
}

/** A Tandem for Windows, installed for one person. `judge` stands in for Windows, which knows who signed a program. */
function windowsApp(judge: (names: string[]) => Promise<string | null>) {
  const updater = new NsisUpdater(undefined, feed.app('1.0.0', 'publisherName:\n  - CN=Tandem, O=Tandem, C=DE\n'));
  updater.verifyUpdateCodeSignature = judge;
  updater.disableDifferentialDownload = true;
  return signed(updater, 'nsis-user');
}

function signed(updater: InstanceType<typeof AppImageUpdater | typeof NsisUpdater>, kind: 'appimage' | 'nsis-user') {
  throughNode(updater);
  const keys = [feed.keys.publicKey];
  const read = readSmall((address, init) => fetch(address, init));
  return new SignedUpdater(updater, { kind, arch: 'x64', keys, read, clock, log: silentLog, onInstall: () => {} });
}

describe('A newer version', () => {
  test('that we signed is offered, fetched, and put in place when the app ends', async () => {
    feed.publish(LINUX, 'Tandem-1.1.0.AppImage', '1.1.0');
    const { updater, app, file } = appImage();
    expect(await updater.look(feed.address, 'stable')).toEqual({
      offer: { version: '1.1.0', releasedAt: '2026-11-01T00:00:00.000Z', percentage: 100 },
      vouched,
    });
    expect(feed.asked).toEqual([LINUX, `${LINUX}.sig`]);
    await updater.fetch();
    expect(readFileSync(file, 'utf8')).toBe('1.0.0');
    app.end();
    expect(readFileSync(file)).toEqual(feed.files.get('Tandem-1.1.0.AppImage'));
    expect(statSync(file).mode & 0o111).not.toBe(0);
  });

  test('that was fetched is not put in place when it is no longer wanted', async () => {
    feed.publish(LINUX, 'Tandem-1.1.0.AppImage', '1.1.0');
    const { updater, app, file } = appImage();
    await updater.look(feed.address, 'stable');
    await updater.fetch();
    updater.holdBack();
    app.end();
    expect(readFileSync(file, 'utf8')).toBe('1.0.0');
  });

  test('of the beta ring is offered to that ring alone', async () => {
    feed.publish('beta-linux.yml', 'Tandem-2.0.0-beta.1.AppImage', '2.0.0-beta.1');
    const { updater } = appImage();
    expect(await updater.look(feed.address, 'stable')).toEqual({ offer: null, vouched: null });
    expect(await updater.look(feed.address, 'beta')).toMatchObject({ offer: { version: '2.0.0-beta.1' } });
  });

  test('says to how many it is offered', async () => {
    feed.publish(LINUX, 'Tandem-1.1.0.AppImage', '1.1.0', { more: 'stagingPercentage: 20\n' });
    expect(await appImage().updater.look(feed.address, 'stable')).toMatchObject({ offer: { percentage: 20 } });
    feed.publish(LINUX, 'Tandem-1.1.0.AppImage', '1.1.0', { more: 'stagingPercentage: many\n' });
    expect(await appImage().updater.look(feed.address, 'stable')).toMatchObject({ offer: { percentage: 0 } });
  });

  test('says since and until when that is so, and without those words it is long over', async () => {
    feed.publish(LINUX, 'Tandem-1.1.0.AppImage', '1.1.0', { more: 'note: 1\n' });
    const text = feed.files.get(LINUX)?.toString() ?? '';
    const said = async (manifest: string) => {
      feed.files.set(LINUX, Buffer.from(manifest));
      feed.sign(LINUX);
      return (await appImage().updater.look(feed.address, 'stable')).vouched;
    };
    expect(await said(text.replaceAll("'", ''))).toEqual(vouched); // YAML reads a date then
    expect(await said(text.replace(/signedAt:.*\nexpires:.*\n/, ''))).toEqual({ signedAt: 0, expires: 0 });
    expect(await said(text.replace(/expires:.*/, 'expires: never'))).toEqual({ ...vouched, expires: 0 });
  });
});

describe('Nothing is fetched', () => {
  const refused = async (problem: string) => {
    const { updater } = appImage();
    await expect(updater.look(feed.address, 'stable')).rejects.toMatchObject({ problem });
    await expect(updater.fetch()).rejects.toThrow();
    expect(feed.asked.filter((name) => name.endsWith('.AppImage'))).toEqual([]);
  };
  beforeEach(() => feed.publish(LINUX, 'Tandem-1.1.0.AppImage', '1.1.0'));

  test('when somebody else signed the manifest', async () => {
    feed.sign(LINUX, feed.stranger.privateKey);
    await refused('not_trusted');
  });

  test('when one byte of the manifest was changed', async () => {
    const manifest = feed.files.get(LINUX) ?? Buffer.alloc(0);
    feed.files.set(LINUX, Buffer.from(manifest.toString().replace('1.1.0', '1.1.1')));
    await refused('not_trusted');
  });

  test('when the manifest is signed, but under the name of another', async () => {
    feed.sign(LINUX, feed.keys.privateKey, 'beta-linux.yml');
    await refused('not_trusted');
  });

  test('without a signature, or with something else in its place', async () => {
    for (const text of ['', 'none', 'A'.repeat(5_000)]) {
      feed.files.set(`${LINUX}.sig`, Buffer.from(text));
      await refused('not_trusted');
    }
    feed.files.delete(`${LINUX}.sig`);
    await refused('not_trusted');
  });

  test('when the manifest is larger than any manifest is', async () => {
    feed.files.set(LINUX, Buffer.alloc(1_000_000));
    feed.sign(LINUX);
    await refused('unreachable');
  });

  test('when the feed is down', async () => {
    await feed.down();
    await refused('unreachable');
  });

  test('when what is offered lies elsewhere than in the feed', async () => {
    feed.publish(LINUX, 'http://127.0.0.1:9/Tandem-1.1.0.AppImage', '1.1.0');
    const { updater } = appImage();
    await updater.look(feed.address, 'stable');
    await expect(updater.fetch()).rejects.toMatchObject({ problem: 'not_trusted' });
  });

  test('when the version is the same or an older one, well signed as it may be', async () => {
    for (const version of ['1.1.0', '9.0.0'])
      expect(await appImage(version).updater.look(feed.address, 'stable')).toEqual({ offer: null, vouched });
    expect(feed.asked).not.toContain('Tandem-1.1.0.AppImage');
  });

  test('when nothing is published there', async () => {
    feed.files.clear();
    expect(await appImage().updater.look(feed.address, 'stable')).toEqual({ offer: null, vouched: null });
  });
});

describe('What was fetched does not count', () => {
  test('when one byte of it is not what was signed, and can be had whole at the next try', async () => {
    feed.publish(LINUX, 'Tandem-1.1.0.AppImage', '1.1.0');
    const { updater, app, file } = appImage();
    await updater.look(feed.address, 'stable');
    const installer = feed.files.get('Tandem-1.1.0.AppImage') ?? Buffer.alloc(0);
    installer[5_000] = (installer[5_000] ?? 0) ^ 1;
    await expect(updater.fetch()).rejects.toMatchObject({ problem: 'damaged' });
    app.end();
    expect(readFileSync(file, 'utf8')).toBe('1.0.0');
    installer[5_000] = (installer[5_000] ?? 0) ^ 1;
    await expect(updater.fetch()).resolves.toBeUndefined();
  });

  test('when it stops coming: it is given up, and nothing is left of it', async () => {
    feed.publish(LINUX, 'Tandem-1.1.0.AppImage', '1.1.0');
    feed.stalled.add('Tandem-1.1.0.AppImage');
    const { updater } = appImage();
    await updater.look(feed.address, 'stable');
    const outcome = expect(updater.fetch()).rejects.toMatchObject({ problem: 'unreachable' });
    await vi.waitFor(() => expect(feed.asked).toContain('Tandem-1.1.0.AppImage'), 15_000);
    await clock.advance(60_000);
    await outcome;
    expect(existsSync(join(feed.folder, 'cache/pending/Tandem-1.1.0.AppImage'))).toBe(false);
  });

  test('on Windows, when it carries the signature of somebody else', async () => {
    feed.publish('latest.yml', 'Tandem-Setup-1.1.0-x64.exe', '1.1.0');
    const judged: string[][] = [];
    const updater = windowsApp(async (names) => {
      judged.push(names);
      return 'it is signed by CN=Somebody';
    });
    await updater.look(feed.address, 'stable');
    await expect(updater.fetch()).rejects.toMatchObject({ problem: 'not_trusted' });
    expect(judged).toEqual([['CN=Tandem, O=Tandem, C=DE']]);
    expect(feed.asked).toContain('Tandem-Setup-1.1.0-x64.exe');
  });

  test('on Windows, unless it carries the one of the publisher', async () => {
    feed.publish('latest.yml', 'Tandem-Setup-1.1.0-x64.exe', '1.1.0');
    const updater = windowsApp(async () => null);
    await updater.look(feed.address, 'stable');
    await expect(updater.fetch()).resolves.toBeUndefined();
  });
});
