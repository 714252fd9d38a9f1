import { createPrivateKey, createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fail, say } from './say.mjs';

/** How long a manifest is vouched for, unless told: apps say so when it is over, and are none the worse otherwise. */
const DAYS = 90;

/**
 * Signs manifests of updates, each into a file beside it that ends with `.sig`. What is signed says since and until when it
 * holds, so that a feed that is frozen is noticed: sign anew before that is over, also where nothing is newer. The name is signed,
 * too: see desktop/src/main/core/updates/signed-manifest.ts.
 * @param {string[]} files
 * @param {import('node:crypto').KeyObject} key
 * @param {{now?: number, days?: number}} [how]
 */
export function signManifests(files, key, { now = Date.now(), days = DAYS } = {}) {
  if (key.asymmetricKeyType !== 'ed25519') throw new Error('The key for manifests is no Ed25519 key.');
  if (!Number.isInteger(days) || days < 1 || days > 400) throw new Error('A manifest holds for 1 to 400 days.');
  const at = (/** @type {number} */ time) => `'${new Date(time).toISOString()}'`;
  const times = `signedAt: ${at(now)}\nexpires: ${at(now + days * 86_400_000)}\n`;
  for (const file of files) {
    const content = readFileSync(file, 'utf8').replaceAll(/^(signedAt|expires):.*(\n|$)/gm, '');
    writeFileSync(file, `${content}${content.endsWith('\n') ? '' : '\n'}${times}`);
    const bytes = Buffer.concat([Buffer.from(`tandem-update-1\n${basename(file)}\n`), readFileSync(file)]);
    writeFileSync(`${file}.sig`, `${sign(null, bytes, key).toString('base64')}\n`);
  }
}

/**
 * The key that signs, from the environment: PEM, or a path to it. Rejects without one.
 * @param {NodeJS.ProcessEnv} env
 */
export function manifestKey(env) {
  const given = env['TANDEM_UPDATE_ED25519_KEY']?.trim();
  if (!given) throw new Error('TANDEM_UPDATE_ED25519_KEY is missing: the private key, or a path to it.');
  return createPrivateKey(given.startsWith('-----') ? given.replaceAll('\\n', '\n') : readFileSync(given));
}

/** A public key as it stands in update-keys.json. @param {import('node:crypto').KeyObject} key */
export const publicText = (key) => createPublicKey(key).export({ format: 'der', type: 'spki' }).toString('base64');

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [command, ...words] = process.argv.slice(2);
  const told = words.find((word) => word.startsWith('--days='));
  const files = words.filter((word) => word !== told);
  const days = told === undefined ? DAYS : Number(told.slice('--days='.length));
  try {
    if (command === 'new-key' && files[0]) newKey(files[0]);
    else if (command === 'sign' && files.length > 0) signManifests(files, manifestKey(process.env), { days });
    else throw new Error('node scripts/sign-manifest.mjs new-key <file> | sign [--days=90] <manifest> …');
  } catch (cause) {
    fail(cause);
  }
}

/** @param {string} file */
function newKey(file) {
  if (existsSync(file)) throw new Error(`${file} is there already; a key is never written over.`);
  const { privateKey } = generateKeyPairSync('ed25519');
  writeFileSync(file, privateKey.export({ format: 'pem', type: 'pkcs8' }), { mode: 0o600 });
  say(`The private key is in ${file}. For desktop/src/main/core/updates/update-keys.json:\n${publicText(privateKey)}`);
}
