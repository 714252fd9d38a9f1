import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../bootstrap.mjs';

/** @typedef {{name: string, version: string, licence: string, text: string}} Part */

/**
 * The packages whose code is in the built app, as the build wrote them down (scripts/web/list-packages.mjs).
 * @returns {Part[]}
 */
export function bundledParts() {
  const folder = join(root, 'desktop/dist/packages');
  const paths = ['main', 'preload', 'renderer'].flatMap(
    (part) => /** @type {string[]} */ (JSON.parse(readFileSync(join(folder, `${part}.json`), 'utf8'))),
  );
  const parts = [...new Set(paths)].map((path) => readPart(join(root, path)));
  return parts.sort((one, other) => (one.name < other.name ? -1 : 1));
}

/** @param {string} folder @returns {Part} */
function readPart(folder) {
  const { name, version, license, licenses } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const file = readdirSync(folder).find((each) => /^(licen[cs]e|copying)/i.test(each));
  const text = file ? readFileSync(join(folder, file), 'utf8').trim() : '';
  const licence = typeof license === 'string' ? license : (license?.type ?? licenses?.[0]?.type ?? '');
  return { name, version, licence, text };
}

/**
 * The bill of materials, CycloneDX 1.5: what is bundled, and what the app runs on.
 * @param {string} version
 * @param {Part[]} parts
 * @param {Record<string, string>} versions of electron, chrome and node, as Electron itself says them
 * @param {Date} made
 */
export function billOfMaterials(version, parts, versions, made) {
  const missing = ['electron', 'chrome', 'node'].filter((name) => !versions[name]);
  if (missing.length > 0) throw new Error(`The versions of ${missing.join(' and ')} are not known.`);
  const runsOn = [
    { name: 'electron', version: versions['electron'], purl: `pkg:npm/electron@${versions['electron']}` },
    {
      name: 'chromium',
      version: versions['chrome'],
      cpe: `cpe:2.3:a:google:chrome:${versions['chrome']}:*:*:*:*:*:*:*`,
    },
    { name: 'node', version: versions['node'], cpe: `cpe:2.3:a:nodejs:node.js:${versions['node']}:*:*:*:*:*:*:*` },
  ];
  return {
    bomFormat: 'CycloneDX',
    specVersion: '1.5',
    version: 1,
    metadata: {
      timestamp: made.toISOString(),
      component: { type: 'application', 'bom-ref': `tandem-desktop@${version}`, name: 'tandem-desktop', version },
    },
    components: [
      ...runsOn.map((part) => ({ type: 'framework', 'bom-ref': `${part.name}@${part.version}`, ...part })),
      ...parts.map(({ name, version: of, licence }) => ({
        type: 'library',
        'bom-ref': `${name}@${of}`,
        name,
        version: of,
        purl: `pkg:npm/${name.replace('@', '%40')}@${of}`,
        ...(licence && {
          licenses: [/^[\w.+-]+$/.test(licence) ? { license: { id: licence } } : { expression: licence }],
        }),
      })),
    ],
  };
}

/** The licences of what is bundled, each with its text. @param {Part[]} parts */
export function thirdParty(parts) {
  const without = parts.filter(({ licence, text }) => licence === '' && text === '');
  if (without.length > 0) throw new Error(`No licence is known of ${without.map(({ name }) => name).join(', ')}.`);
  const head = 'Tandem contains the following software. Electron and Chromium bring their licences beside the app.\n';
  return [
    head,
    ...parts.map(
      ({ name, version, licence, text }) => `── ${name} ${version} (${licence || 'see below'})\n\n${text}\n`,
    ),
  ].join('\n');
}
