import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { root } from './bootstrap.mjs';
import { policyPage } from './policy/page.mjs';
import { example, preferenceManifest, profile } from './policy/profile.mjs';
import { readPolicyKeys } from './policy/schema.mjs';
import { policyTypes } from './policy/types.mjs';
import { adml, admx } from './policy/windows.mjs';
import { say } from './say.mjs';

/**
 * Everything that is written from `desktop/policy/policy.schema.json`, by its path: what the app reads with, what IT
 * imports on each system, and the page that explains it.
 * @returns {Map<string, string>}
 */
export function policyFiles() {
  const keys = readPolicyKeys(join(root, 'desktop/policy/policy.schema.json'));
  return new Map([
    ['desktop/src/main/core/policy/policy.generated.ts', policyTypes(keys)],
    ['desktop/policy/windows/Tandem.admx', admx(keys)],
    ['desktop/policy/windows/en-US/Tandem.adml', adml(keys, 'en')],
    ['desktop/policy/windows/de-DE/Tandem.adml', adml(keys, 'de')],
    ['desktop/policy/macos/org.tandem.desktop.mobileconfig', profile(keys)],
    ['desktop/policy/macos/org.tandem.desktop.plist', preferenceManifest(keys)],
    ['desktop/policy/policy.example.json', example(keys)],
    ['docs/desktop-policy.md', policyPage(keys)],
  ]);
}

/** The paths whose file is not what the schema makes of it. @param {Map<string, string>} files */
export const drifted = (files) => [...files].filter(([path, text]) => textOf(path) !== text).map(([path]) => path);

/** @param {string} path */
function textOf(path) {
  try {
    return readFileSync(join(root, path), 'utf8');
  } catch {
    return null; // not there yet
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const files = policyFiles();
  const stale = drifted(files);
  if (process.argv.includes('--check')) {
    for (const path of stale)
      say(`${path}: not what desktop/policy/policy.schema.json makes of it; run npm run policy`);
    process.exitCode = stale.length === 0 ? 0 : 1;
  } else {
    for (const path of stale) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), files.get(path) ?? '');
      say(`Written: ${path}`);
    }
  }
}
