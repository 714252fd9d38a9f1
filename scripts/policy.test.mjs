import { readFileSync } from 'node:fs';
import { DOMParser } from '@xmldom/xmldom';
import { parse } from 'plist';
import { expect, test } from 'vitest';
import { parse as yaml } from 'yaml';
import { root } from './bootstrap.mjs';
import { readPolicyKeys } from './policy/schema.mjs';
import { policyFiles } from './policy.mjs';

const keys = readPolicyKeys(`${root}/desktop/policy/policy.schema.json`);
const files = policyFiles();

/** @param {string} path */
const text = (path) => files.get(path) ?? '';

/** Throws on what is not well-formed. @param {string} path */
const xml = (path) => new DOMParser().parseFromString(text(path), 'application/xml');

/** @typedef {{getElementsByTagName(name: string): Iterable<import('@xmldom/xmldom').Element>}} Within */

/** Every element of these names below another. @param {Within} within @param {string[]} names */
const elements = (within, ...names) => names.flatMap((name) => [...within.getElementsByTagName(name)]);
const attributes = (/** @type {import('@xmldom/xmldom').Element[]} */ of, /** @type {string} */ name) =>
  of.map((element) => element.getAttribute(name)).sort();
const kinds = ['text', 'enum', 'decimal', 'list'];

test('the template of Windows has each key once enforced, at the place where it is read, and those with a setting once more', () => {
  const policies = elements(xml('desktop/policy/windows/Tandem.admx'), 'policy');
  const place = 'SOFTWARE\\Policies\\Tandem';
  const written = policies.map((policy) => {
    const element = elements(policy, ...kinds).find((each) => each.hasAttribute('id'));
    const own = policy.getAttribute('valueName') ?? element?.getAttribute('valueName');
    return `${element?.tagName === 'list' ? element.getAttribute('key') : `${policy.getAttribute('key')}\\${own}`}`;
  });
  expect(written).toEqual([
    ...keys.map(({ name }) => `${place}\\${name}`),
    ...keys.filter(({ ownSetting }) => ownSetting).map(({ name }) => `${place}\\Defaults\\${name}`),
  ]);
});

test.each(['en-US', 'de-DE'])(
  'all that the template names has words in %s, and none stands there for nothing',
  (language) => {
    const words = xml(`desktop/policy/windows/${language}/Tandem.adml`);
    const template = text('desktop/policy/windows/Tandem.admx');
    const named = [...template.matchAll(/\$\((string|presentation)\.([^)]+)\)/g)];
    const wanted = (/** @type {string} */ kind) =>
      [...new Set(named.flatMap(([, of, id]) => (of === kind ? [id] : [])))].sort();
    expect(attributes(elements(words, 'string'), 'id')).toEqual(wanted('string'));
    expect(attributes(elements(words, 'presentation'), 'id')).toEqual(wanted('presentation'));
    // A label belongs to an element of the same name.
    const asked = elements(xml('desktop/policy/windows/Tandem.admx'), ...kinds).filter((each) =>
      each.hasAttribute('id'),
    );
    const labels = elements(words, 'textBox', 'dropdownList', 'decimalTextBox', 'listBox');
    expect(attributes(labels, 'refId')).toEqual(attributes(asked, 'id'));
  },
);

test('the manifest of macOS describes each key, and the profile and the example set some that exist', () => {
  const manifest = /** @type {{pfm_subkeys: {pfm_name: string}[]}} */ (
    /** @type {unknown} */ (parse(text('desktop/policy/macos/org.tandem.desktop.plist')))
  );
  expect(manifest.pfm_subkeys.map(({ pfm_name }) => pfm_name)).toEqual([...keys.map(({ name }) => name), 'Defaults']);
  const profile = /** @type {{PayloadContent: Record<string, unknown>[]}} */ (
    /** @type {unknown} */ (parse(text('desktop/policy/macos/org.tandem.desktop.mobileconfig')))
  );
  const settings = profile.PayloadContent.find(({ PayloadType }) => PayloadType === 'org.tandem.desktop') ?? {};
  const { enforced, defaults } = JSON.parse(text('desktop/policy/policy.example.json'));
  expect(settings).toMatchObject({ ...enforced, Defaults: defaults });
  const known = keys.map(({ name }) => name);
  expect(known).toEqual(expect.arrayContaining([...Object.keys(enforced), ...Object.keys(defaults)]));
});

test('the page for IT has a row for each key', () => {
  for (const { name } of keys) expect(text('docs/desktop-policy.md')).toContain(`\n| \`${name}\``);
});

test('the script by which Intune finds an installation looks for what the MSI puts there', () => {
  const read = (/** @type {string} */ path) => readFileSync(`${root}/${path}`, 'utf8');
  const { productName } = yaml(read('electron-builder.base.yml'));
  const script = read('desktop/policy/windows/Detect-Tandem.ps1');
  expect(script).toContain(`Join-Path $programs '${productName}'`);
  expect(script).toContain(`Join-Path $folder '${productName}.exe'`);
  expect(script).toContain(`-eq '${read('desktop/packaging/kinds/msi.txt').trim()}'`);
  expect(read('electron-builder.managed.yml')).toContain('from: desktop/packaging/kinds/msi.txt, to: install-kind.txt');
});
