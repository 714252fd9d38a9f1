import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { completed, toastActivator } from '../../desktop/packaging/msi-project.mjs';
import { root } from '../bootstrap.mjs';
import { judgeConfiguration as judge, readConfiguration as load } from './configuration.mjs';
import { electronVersion } from './placeholder.mjs';

const read = (/** @type {string} */ name) => readFileSync(join(root, name), 'utf8');

describe.each(['electron-builder.yml', 'electron-builder.managed.yml'])('%s', (name) => {
  test('is a configuration that electron-builder accepts', async () => {
    await expect(judge(await load(name))).resolves.toBeUndefined();
  });

  test('is refused with a name that is misspelt', async () => {
    const configuration = await load(name);
    await expect(judge({ ...configuration, nsis: { perMachne: true } })).rejects.toThrow('configuration.nsis');
    await expect(judge({ ...configuration, electronFuses: { runAsNod: false } })).rejects.toThrow(
      'configuration.electronFuses',
    );
  });

  test('packs one archive, builds nothing natively and signs with nothing that is written down', async () => {
    const { asar, asarUnpack, npmRebuild, disableAsarIntegrity, ...others } = await load(name);
    expect({ asar, asarUnpack, npmRebuild, disableAsarIntegrity }).toEqual({ asar: true, npmRebuild: false });
    expect(JSON.stringify(others)).not.toMatch(/cscLink|KeyPassword|certificateFile|certificateSubjectName|"identity"/);
  });

  test('names pictures that are there, in the format of each system', async () => {
    const { win, mac, linux } = await load(name);
    expect(read(win.icon).length).toBeGreaterThan(1_000);
    expect(readFileSync(join(root, win.icon)).subarray(0, 4)).toEqual(Buffer.from([0, 0, 1, 0]));
    expect(readFileSync(join(root, mac.icon)).subarray(0, 4).toString()).toBe('icns');
    expect(readdirSync(join(root, linux.icon))).toContain('512x512.png');
  });

  test('asks macOS for the hardened runtime and for nothing beyond what Chromium needs', async () => {
    const { mac } = await load(name);
    expect(mac.hardenedRuntime).toBe(true);
    expect(mac.entitlementsInherit).toBe(mac.entitlements);
    expect(read(mac.entitlements).match(/<key>[^<]*<\/key>/g)).toEqual(['<key>com.apple.security.cs.allow-jit</key>']);
  });
});

describe('What people install', () => {
  test('is for one account by default, and its manifests are written for stable and beta', async () => {
    const { nsis, publish, detectUpdateChannel, generateUpdatesFilesForAllChannels } =
      await load('electron-builder.yml');
    expect(nsis).toMatchObject({ perMachine: false, oneClick: false });
    expect(publish).toMatchObject({ provider: 'generic' });
    expect({ detectUpdateChannel, generateUpdatesFilesForAllChannels }).toEqual({
      detectUpdateChannel: true,
      generateUpdatesFilesForAllChannels: true,
    });
  });
});

describe('What IT installs', () => {
  test('is published nowhere, so that it can never replace itself', async () => {
    const { publish, msi, linux } = await load('electron-builder.managed.yml');
    expect(publish).toBeNull();
    expect(msi).toMatchObject({ perMachine: true });
    expect(linux.target.map(({ target }) => target)).toEqual(['deb', 'rpm']);
  });

  test('is made of other installers than what replaces itself, each with a kind of its own', async () => {
    const configurations = await Promise.all(['electron-builder.yml', 'electron-builder.managed.yml'].map(load));
    const each = configurations.flatMap(({ win, mac, linux }) => [win, mac, linux]);
    expect(each.flatMap(({ target }) => target.map((one) => one.target))).toEqual([
      'nsis',
      'dmg',
      'zip',
      'AppImage',
      'msi',
      'pkg',
      'deb',
      'rpm',
    ]);
    const kinds = each.flatMap(({ extraResources }) => extraResources.map(({ from }) => read(from).trim()));
    expect(kinds).toEqual(['nsis-user', 'mac-app', 'appimage', 'msi', 'pkg', 'linux-package']);
  });

  test('tells Windows of links, of the activator of notices and of what a silent install was given', () => {
    const project = [
      '    <Directory Id="TARGETDIR" Name="SourceDir">',
      '    </Directory>',
      '    <Feature Id="ProductFeature" Absent="disallow">',
      '    </Feature>',
      '          <ShortcutProperty Key="System.AppUserModel.ID" Value="org.tandem.desktop"/>',
      '',
    ].join('\n');
    const made = completed(project);
    expect(made).toContain('Key="SOFTWARE\\Classes\\tandem"');
    expect(made).toContain('<ComponentGroupRef Id="TandemRegistry"/>');
    expect(made).toContain(`ToastActivatorCLSID" Value="${toastActivator}"`);
    for (const name of ['TANDEM_SERVER_URL', 'TANDEM_UPDATES', 'TANDEM_AUTOSTART'])
      expect(made).toContain(`<Property Id="${name}" Secure="yes"/>`);
    expect(() => completed('<Wix/>')).toThrow('no place');
  });
});

describe('The app and its installers', () => {
  test('call it the same: Windows finds its notices by that name', async () => {
    const { appId } = await load('electron-builder.yml');
    expect(read('desktop/src/main/index.ts')).toContain(`setAppUserModelId('${appId}')`);
    expect(read('desktop/src/main/index.ts')).toContain(`setToastActivatorCLSID('${toastActivator}')`);
  });

  test('hold the version of Electron whose types the app is compiled against', () => {
    expect(JSON.parse(read('desktop/package.json')).devDependencies.electron).toBe(electronVersion());
  });
});
