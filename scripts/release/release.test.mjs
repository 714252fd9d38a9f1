import { describe, expect, test } from 'vitest';
import { packageOf } from '../web/list-packages.mjs';
import { installers, manifestObjections, manifests, objections, signedBeside } from './artifacts.mjs';
import { billOfMaterials, thirdParty } from './bill.mjs';
import { missingSettings, signing } from './settings.mjs';

const version = '1.4.0';
const beside = Object.values(installers(version))
  .flat()
  .filter((name) => signedBeside.test(name))
  .map((name) => `${name}.asc`);
const all = [...Object.values(installers(version)).flat(), ...manifests(version)];
const found = Object.fromEntries([...all, ...beside].map((name) => [name, `hash of ${name}`]));
const verdicts = Object.entries(installers(version)).map(([system, names]) => ({
  system,
  commit: 'abc',
  versions: {},
  sha256: Object.fromEntries(names.map((name) => [name, `hash of ${name}`])),
}));

describe('A release', () => {
  test('is one when every installer is there and was verified on its own system', () => {
    expect(objections(version, found, verdicts)).toEqual([]);
    expect(Object.values(installers(version)).flat()).toHaveLength(12);
  });

  test.each(all)('is none without %s', (name) => {
    const { [name]: _gone, ...others } = found;
    expect(objections(version, others, verdicts)).toEqual([`${name} is missing.`]);
  });

  test.each(beside)('is none without the signature %s', (name) => {
    const { [name]: _gone, ...others } = found;
    expect(objections(version, others, verdicts)).toEqual([`${name} is missing: it is not signed.`]);
    expect(beside).toHaveLength(3);
  });

  test('is none when a manifest speaks of another version, of nothing, or of what is not there', () => {
    const file = { url: 'Tandem.exe', sha512: 'sum' };
    const of = (/** @type {object} */ manifest) =>
      manifestObjections(version, { 'latest.yml': manifest }, { 'Tandem.exe': 'sum' });
    expect(of({ version, files: [file] })).toEqual([]);
    expect(of({ version: '1.3.0', files: [file] })).toEqual(['latest.yml is of version 1.3.0.']);
    expect(of({ version })).toEqual(['latest.yml offers nothing.']);
    expect(of({ version, files: [{ ...file, sha512: 'other' }] })).toHaveLength(1);
    expect(of({ version, files: [{ ...file, url: 'https://elsewhere.example/Tandem.exe' }] })).toHaveLength(1);
  });

  test.each(Object.values(installers(version)).flat())('is none when %s is not what was verified', (name) => {
    expect(objections(version, { ...found, [name]: 'another' }, verdicts)).toEqual([expect.stringContaining(name)]);
  });

  test('is none when a system has verified nothing, another vouches for it, or they come from two commits', () => {
    expect(objections(version, found, verdicts.slice(1))).toHaveLength(4);
    const [windows, ...others] = verdicts;
    if (!windows) throw new Error('There is none.');
    expect(objections(version, found, [{ ...windows, system: 'linux' }, ...others])).toHaveLength(4);
    expect(objections(version, found, [{ ...windows, commit: 'def' }, ...others])).toEqual([
      expect.stringContaining('abc'),
    ]);
  });

  test('of a beta has manifests for the beta ring alone; any other one for both', () => {
    expect(manifests('2.0.0-beta.1')).toEqual(['beta.yml', 'beta-mac.yml', 'beta-linux.yml']);
    expect(manifests('2.0.0')).toHaveLength(6);
  });
});

describe('What signs', () => {
  test('is asked for before anything is built, and one whole alternative is enough', () => {
    expect(missingSettings('linux', {})).toEqual(['GPG_KEY_ID', 'TANDEM_MAINTAINER', 'TANDEM_HOMEPAGE']);
    const windows = { TANDEM_WINDOWS_PUBLISHER: 'CN=Tandem', WIN_CSC_LINK: 'a.pfx' };
    expect(missingSettings('win32', windows)).toHaveLength(1);
    expect(missingSettings('win32', { ...windows, WIN_CSC_KEY_PASSWORD: ' ' })).toHaveLength(1);
    expect(missingSettings('win32', { ...windows, WIN_CSC_KEY_PASSWORD: 'x' })).toEqual([]);
    expect(missingSettings('darwin', {})).toHaveLength(5);
    expect(missingSettings('assemble', { GPG_KEY_ID: 'x' })).toEqual(['TANDEM_UPDATE_ED25519_KEY']);
  });

  test('must sign, with the name that updates are checked against', () => {
    expect(signing('win32', { TANDEM_WINDOWS_PUBLISHER: 'CN=Tandem', WIN_CSC_LINK: 'a.pfx' })).toMatchObject({
      forceCodeSigning: 'true',
      'win.signtoolOptions.publisherName': 'CN=Tandem',
    });
    expect(signing('win32', { TANDEM_WINDOWS_PUBLISHER: 'CN=Tandem' })).toMatchObject({
      forceCodeSigning: 'true',
      'win.azureSignOptions.publisherName': 'CN=Tandem',
    });
    expect(signing('darwin', {})).toEqual({ forceCodeSigning: 'true', 'mac.notarize': 'true' });
  });
});

describe('The bill of materials', () => {
  const parts = [
    { name: '@scope/part', version: '1.0.0', licence: 'MIT', text: 'MIT …' },
    { name: 'other', version: '2.0.0', licence: 'MIT OR Apache-2.0', text: '' },
  ];
  test('names what is bundled and what the app runs on', () => {
    const { components } = billOfMaterials(
      version,
      parts,
      { electron: '45.4.1', chrome: '150.0.1', node: '24.1.0' },
      new Date(0),
    );
    expect(components.map(({ name, version: of }) => `${name} ${of}`)).toEqual([
      'electron 45.4.1',
      'chromium 150.0.1',
      'node 24.1.0',
      '@scope/part 1.0.0',
      'other 2.0.0',
    ]);
    expect(components[3]).toMatchObject({
      purl: 'pkg:npm/%40scope/part@1.0.0',
      licenses: [{ license: { id: 'MIT' } }],
    });
    expect(components[4]).toMatchObject({ licenses: [{ expression: 'MIT OR Apache-2.0' }] });
    expect(() => billOfMaterials(version, parts, { electron: '45.4.1' }, new Date(0))).toThrow('chrome and node');
  });

  test('has a licence for each part, or there is none', () => {
    expect(thirdParty(parts)).toContain('── @scope/part 1.0.0 (MIT)');
    expect(() => thirdParty([{ name: 'bare', version: '1.0.0', licence: '', text: '' }])).toThrow('bare');
  });

  test('finds the package of a module wherever it lies', () => {
    expect(packageOf('node_modules/@scope/part/out/index.js')).toBe('node_modules/@scope/part');
    expect(packageOf('../node_modules/a/node_modules/b/x.js')).toBe('../node_modules/a/node_modules/b');
    expect(packageOf('desktop/src/main/index.ts')).toBeUndefined();
  });
});
